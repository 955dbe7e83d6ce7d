// Stores who is being served, so that a crash loses no customer.
export type { JournalEntry, StoredEntry } from './entry';
export { openJournal } from './journal';
export type { Journal, JournalOptions } from './journal';
export type { JournalProblem } from './problem';
