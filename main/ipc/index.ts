export { broadcast, registerHandlers } from './register';
export type { Handlers } from './register';
