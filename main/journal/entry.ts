// One customer of a lane as the journal takes them and gives them back.

export interface JournalEntry {
  /** The flow's id, 32 hexadecimal digits; no two entries have the same. */
  id: string;
  /** 0 on the counter, else the number under which the customer is parked. */
  place: number;
  /** Since when they are there, in milliseconds since 1970. */
  since: number;
  /** At which step they are: a word that says nothing personal, because it stands open in the file. */
  step: string;
  /** JSON. Written encrypted, and not at all without a key. */
  personal: string;
}

/** A customer as they were found when the journal was opened. */
export type KeptEntry = Omit<JournalEntry, 'personal'> & {
  personal: string | null;
  /**
   * Why `personal` is null: `no_key` where there was no key when it was written or is none now, `unreadable` where it was
   * written with another key or changed since.
   */
  why: null | 'no_key' | 'unreadable';
  /** When this was last written, in milliseconds since 1970. */
  at: number;
};
