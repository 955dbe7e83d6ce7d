// Step 1: a licence scanned, or a name, card or number typed, until one account is chosen.
export { default as CustomerScreen } from './CustomerScreen.svelte';
export { default as PersonQuestion } from './PersonQuestion.svelte';
