// Step 2: how the customer is verified.
export { default as VerifyScreen } from './VerifyScreen.svelte';
