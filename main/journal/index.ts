export type { JournalEntry, KeptEntry } from './entry';
export { openJournal } from './journal';
export type { Journal, JournalOptions } from './journal';
export type { JournalProblem } from './problem';
