// Step 3: the plans and the regular purchase, with everything that must be disclosed.
export { default as QuoteScreen } from './QuoteScreen.svelte';
export { default as OfferTable } from './OfferTable.svelte';
