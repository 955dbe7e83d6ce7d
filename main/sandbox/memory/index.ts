// The sandbox's state between calls: tokens, tries, purchases, PINs.
export { AccountBook } from './account-book';
export type { SentPin } from './account-book';
export { TokenStore } from './token-store';
export type { Scope } from './token-store';
