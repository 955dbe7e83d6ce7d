// Whether Flexiti answers.

/**
 * `slow`: answers come, and take long. `offline`: nothing comes back. `down`: something comes back, and it is no answer of
 * the POS API, or one that it cannot serve now. `refused`: this terminal's credentials are.
 */
export type LinkState = 'unknown' | 'online' | 'slow' | 'offline' | 'down' | 'refused';

/** Known from Flexiti's last answers, never from the network card. */
export interface LinkView {
  state: LinkState;
  /** Since when, in milliseconds since 1970; null while nothing is known. */
  since: number | null;
  /** Flexiti asked not to be called before, in milliseconds since 1970; null where it did not. */
  until: number | null;
}
