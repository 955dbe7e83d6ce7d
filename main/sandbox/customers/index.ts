// The fictitious customers and the ways to find them.
export type { CustomerNote, LicenceAnswer, SandboxCustomer } from './customer';
export { CustomerRegister, isAuthorisedUser } from './customer-register';
export { sandboxCustomers } from './sandbox-customers';
