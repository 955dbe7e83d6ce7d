// Commands of the pages and events to them, validated.
export { registerCustomerDisplay, registerHandlers, toCashier, toCustomer } from './register';
export type { Handlers, PageSender, Senders } from './register';
