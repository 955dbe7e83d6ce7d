// The door of the four steps.
export { default as CustomerScreen } from './CustomerScreen.svelte';
export { default as HandOverScreen } from './HandOverScreen.svelte';
export { default as QuoteScreen } from './QuoteScreen.svelte';
export { default as VerifyScreen } from './VerifyScreen.svelte';
