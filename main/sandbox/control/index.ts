// Test controls of a running sandbox: faults, clock, request log, PINs.
export { AdjustableClock } from './adjustable-clock';
export type { SandboxControl } from './control';
export { makeControl } from './control';
export { controlRoutes } from './control-routes';
export type { Failure, FaultInput } from './fault';
export { FaultQueue } from './fault-queue';
export { RequestLog } from './request-log';
