// Commands of the page and events to it, validated.
export { broadcast, registerHandlers } from './register';
export type { Handlers } from './register';
