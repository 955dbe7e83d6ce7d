/** As it was found at the start. */
export interface StoredSnapshot {
  place: number;
  since: number;
  /** When it was written, in milliseconds since 1970. */
  at: number;
  /** Null where it was not kept or cannot be read. */
  personal: string | null;
  why: null | 'no_key' | 'unreadable';
}
