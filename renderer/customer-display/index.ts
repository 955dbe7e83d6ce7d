// What the customer sees: on a display of their own, or on the cashier's screen when it is turned round.
export { default as CustomerPage } from './CustomerPage.svelte';
export { default as CustomerDisplay } from './CustomerDisplay.svelte';
