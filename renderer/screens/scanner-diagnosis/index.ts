// Scanner diagnosis, as the cashier and the technician see it.
export { default as DiagnosisGate } from './DiagnosisGate.svelte';
