// Training mode: fictitious licences, outages, a tour.
export { default as TrainingPin } from './TrainingPin.svelte';
export { default as TrainingGate } from './TrainingGate.svelte';
