// Whether Flexiti answers, from its last answers: the network card does not know it.

/**
 * `slow`: answers take long. `offline`: nothing comes back. `down`: what comes back is no answer of the POS API, or one that
 * it cannot serve now. `refused`: this terminal's credentials are refused. `proxy`: the store's proxy asks for a login.
 */
export type LinkState = 'unknown' | 'online' | 'slow' | 'offline' | 'down' | 'refused' | 'proxy';

export interface LinkView {
  state: LinkState;
  /** Milliseconds since 1970; null while the state is unknown. */
  since: number | null;
  /** Flexiti asked not to be called before then, in milliseconds since 1970. */
  until: number | null;
}
