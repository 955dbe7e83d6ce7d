// One customer of a lane, as the journal stores and restores them.

export interface JournalEntry {
  /** The flow's id, 32 hexadecimal digits, unique. */
  id: string;
  /** 0 at the counter, else the number of a parked customer. */
  place: number;
  /** When they came to this place, in milliseconds since 1970. */
  since: number;
  /** Stored in plain text: must not be personal. */
  step: string;
  /** JSON. Stored encrypted, and not at all without a key. */
  personal: string;
}

/** A customer as found when the journal was opened. */
export type StoredEntry = Omit<JournalEntry, 'personal'> & {
  personal: string | null;
  /**
   * Why `personal` is null. `no_key`: there was no key at the writing or is none now. `unreadable`: written with another
   * key, or changed since.
   */
  why: null | 'no_key' | 'unreadable';
  /** When it was last written, in milliseconds since 1970. */
  at: number;
};
