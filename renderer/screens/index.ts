// The door of the four steps, and of what may stand in their place.
export { default as CustomerScreen } from './CustomerScreen.svelte';
export { default as HandOverScreen } from './HandOverScreen.svelte';
export { default as LockScreen } from './lock/LockScreen.svelte';
export { default as ParkedRoom } from './parked/ParkedRoom.svelte';
export { default as QuoteScreen } from './QuoteScreen.svelte';
export { default as VerifyScreen } from './VerifyScreen.svelte';
