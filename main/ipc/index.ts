export { registerHandlers, send } from './register';
export type { Handlers } from './register';
