// Whether Flexiti answers: the state of the link, the circuit breaker and its probes.
export { createCallHolds } from './call-holds';
export { createCircuit } from './circuit';
export type { CircuitTiming } from './circuit';
export { createLinkKeeper, linkSignal } from './link';
export type { Link } from './link';
