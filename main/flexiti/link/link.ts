// Whether Flexiti answers, as a value, and what the end of each call says of it.
import { errorTraits, type LinkSignal, type Lost, type Result } from '../errors';

/** Derived from real traffic alone: the last whole call, sign-in or probe decides. */
export interface Link {
  /**
   * `online` and `slow`: the POS API answers, refusals included. `offline`: nothing answers. `down`: the answers are
   * broken, from an overloaded server or not the POS API's. `refused`: sign-in is refused. `proxy`: the store's proxy asks for a
   * login. `unknown`: no call yet.
   */
  state: 'unknown' | 'online' | 'slow' | Lost;
  /** Milliseconds since 1970 of the change into this state; null while it is unknown. */
  since: number | null;
  /** End of a Retry-After, in milliseconds since 1970; null where there is none. */
  until: number | null;
}

/** What the end of a whole call says of the link. */
export function linkSignal(result: Result<unknown>): LinkSignal {
  if (result.ok) return 'answered';
  return errorTraits[result.error.code].linkSignal;
}

export interface LinkKeeper {
  link(): Link;
  /** `waitMs`: what is left of a Retry-After; 0 where there is none. */
  change(state: Link['state'], waitMs: number): void;
}

// Two answers with the same Retry-After arrive a moment apart and are no change.
const sameMomentMs = 1000;

function isSameMoment(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) < sameMomentMs;
}

/** `now` in ms since 1970; `onLink` is called on every change, never for the same state again. */
export function createLinkKeeper(now: () => number, onLink: ((link: Link) => void) | undefined): LinkKeeper {
  let link: Link = { state: 'unknown', since: null, until: null };
  return {
    link: () => link,
    change(state, waitMs) {
      const at = now();
      const until = waitMs > 0 ? Math.round(at + waitMs) : null;
      if (state === link.state && isSameMoment(until, link.until)) return;
      link = { state, since: state === link.state ? link.since : at, until };
      onLink?.(link);
    },
  };
}
