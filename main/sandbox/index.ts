// The sandbox: an embedded POS API over HTTP on loopback, with fictitious customers, their licences, and test controls.
export type { FaultInput } from './control';
export type { LicenceAnswer, SandboxCustomer } from './customers';
export { sandboxCustomers } from './customers';
export type { DecodeLicence } from './endpoints';
export type { Sandbox, SandboxOptions } from './sandbox';
export { startSandbox } from './sandbox';
export { sandboxLicences } from './sandbox-licences';
