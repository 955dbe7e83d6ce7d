// The fictitious customers, and the register that finds them.
export type { CustomerNote, LicenceAnswer, SandboxCustomer } from './customer';
export { CustomerRegister, isAuthorisedUser } from './customer-register';
export { foldToAscii } from './fold-to-ascii';
export { sandboxCustomers, shownCustomers } from './sandbox-customers';
