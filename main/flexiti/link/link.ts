// Whether Flexiti answers, as a value, and what each answer, or the want of one, says of it.
import { errorTraits, type LinkSignal, type Lost, type Result } from '../errors';

/** Known from real answers alone: the last whole call, sign-in or probe decides. */
export interface Link {
  /**
   * `online` and `slow`: the POS API answers, be it with a refusal. `offline`: nothing answers. `down`: what answers is
   * broken, overloaded or not the POS API. `refused`: it will not have this terminal. `unknown`: nothing has been asked.
   */
  state: 'unknown' | 'online' | 'slow' | Lost;
  /** Milliseconds since 1970, of the change into this state; null while it is unknown. */
  since: number | null;
  /** Milliseconds since 1970: Flexiti asked not to be called before (Retry-After); null where it did not. */
  until: number | null;
}

/** What the end of a whole call says of the link. */
export function linkSignal(result: Result<unknown>): LinkSignal {
  if (result.ok) return 'answered';
  const { code, status } = result.error;
  // A proxy on the way wants to know who asks: nothing came to Flexiti, nor from it.
  if (code === 'forbidden' && (status === undefined || status === 407)) return 'down';
  return errorTraits[code].linkSignal;
}

export interface LinkKeeper {
  link(): Link;
  /** `waitMs`: how long Flexiti asked not to be called; 0 where it did not. */
  change(state: Link['state'], waitMs: number): void;
}

// Two answers with the same Retry-After are a moment apart, and no news.
const sameMomentMs = 1000;

function isSameMoment(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) < sameMomentMs;
}

/** `now` in ms since 1970; `onLink` is told of every change, never of a repetition. */
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
