// Step 4: what the till needs.
export { default as HandOverScreen } from './HandOverScreen.svelte';
