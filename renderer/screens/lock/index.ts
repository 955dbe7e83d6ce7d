// The locked lane.
export { default as LockScreen } from './LockScreen.svelte';
