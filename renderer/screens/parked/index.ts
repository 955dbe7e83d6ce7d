// The customers who wait beside the counter.
export { default as ParkedGate } from './ParkedGate.svelte';
