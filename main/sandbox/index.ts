// The embedded POS API: real HTTP on loopback, fictitious customers, their licences, and a control surface.
export type { FaultInput } from './control';
export type { LicenceAnswer, SandboxCustomer } from './customers';
export { sandboxCustomers } from './customers';
export type { DecodeLicence } from './endpoints';
export type { Sandbox, SandboxOptions } from './sandbox';
export { startSandbox } from './sandbox';
export { sandboxLicences } from './sandbox-licences';
