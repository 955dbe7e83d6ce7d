// What the sandbox remembers between calls.
export { AccountBook } from './account-book';
export type { SentPin } from './account-book';
export { TokenDesk } from './token-desk';
export type { Scope } from './token-desk';
