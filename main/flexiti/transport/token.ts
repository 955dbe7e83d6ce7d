// Keeps the one bearer token that all flows share: renewed ahead of its end, by one call however many wait for it.
import type { FlexitiError, Result } from '../errors';
import type { GrantedToken } from '../answers';
import { cancelled, unlessAborted } from './unless-aborted';

/** How a token is asked for: with the credentials, or with a refresh token while the access token still lives. */
export type Grant = { type: 'client_credentials' } | { type: 'refresh_token'; refreshToken: string };

interface Held extends GrantedToken {
  grantedAt: number;
  /** The same moment on a clock that is never set. */
  grantedAtSteady: number;
}

export interface TokenKeeper {
  /**
   * A token with a life of at least `atLeastMs` where that can be had. It is renewed ahead of its end; a renewal that
   * fails does not matter while the present token still has `atLeastMs`. An error never has `mayHaveArrived`: the call
   * that the token was for has not been sent. `signal` gives up the waiting, not the renewal that others wait for.
   */
  get(atLeastMs: number, signal?: AbortSignal): Promise<Result<string>>;
  /** A new token by the credentials, whatever is held; where a renewal is under way already, what that one gives. */
  signIn(): Promise<Result<string>>;
  /** Forgets a token that the server refused; a newer one stays. */
  drop(accessToken: string): void;
}

const renewAheadMs = 90_000;

/**
 * Whether the server answered, and did not ask for time: else a second attempt with other words would fail the same way.
 */
function wasAnswered(error: FlexitiError): boolean {
  return error.status !== undefined && error.status !== 429 && error.retryAfterSeconds === undefined;
}

/**
 * `ask` makes one token call. `now` is the wall clock, `steadyNow` a clock that is never set, both in ms: the age of a
 * token is the longer of the two, so that neither a clock set back nor a night asleep makes an old token young.
 */
export function createTokenKeeper(
  ask: (grant: Grant) => Promise<Result<GrantedToken>>,
  now: () => number,
  steadyNow: () => number,
): TokenKeeper {
  let held: Held | null = null;
  let renewal: Promise<Result<string>> | null = null;

  function remainingMs(token: Held): number {
    const age = now() - token.grantedAt;
    // Set back behind the granting: the wall clock tells nothing about the age, and 401 is not a way to find out.
    if (age < 0) return 0;
    return token.lifetimeMs - Math.max(age, steadyNow() - token.grantedAtSteady);
  }

  const askWithCredentials = () => ask({ type: 'client_credentials' });

  async function askOnce(): Promise<Result<GrantedToken>> {
    if (held !== null && held.refreshToken !== null && remainingMs(held) > 0) {
      const refreshed = await ask({ type: 'refresh_token', refreshToken: held.refreshToken });
      if (refreshed.ok || !wasAnswered(refreshed.error)) return refreshed;
    }
    return askWithCredentials();
  }

  async function renew(askThen: () => Promise<Result<GrantedToken>>): Promise<Result<string>> {
    // Counted from before the call: the server's clock starts somewhere during it.
    const start = { grantedAt: now(), grantedAtSteady: steadyNow() };
    const granted = await askThen();
    if (!granted.ok) return { ok: false, error: { ...granted.error, mayHaveArrived: false } };
    held = { ...granted.value, ...start };
    return { ok: true, value: granted.value.accessToken };
  }

  function renewTogether(askThen: () => Promise<Result<GrantedToken>>): Promise<Result<string>> {
    renewal ??= renew(askThen).finally(() => {
      renewal = null;
    });
    return renewal;
  }

  return {
    async get(atLeastMs, signal) {
      if (signal?.aborted) return cancelled;
      // A short-lived token is not renewed at every call.
      const aheadMs = held === null ? 0 : Math.min(renewAheadMs, held.lifetimeMs / 4);
      if (held !== null && remainingMs(held) >= Math.max(atLeastMs, aheadMs))
        return { ok: true, value: held.accessToken };
      const renewed = await unlessAborted(renewTogether(askOnce), signal);
      if (renewed.ok || signal?.aborted) return renewed;
      if (held !== null && remainingMs(held) >= atLeastMs) return { ok: true, value: held.accessToken };
      return renewed;
    },
    signIn: () => renewTogether(askWithCredentials),
    drop(accessToken) {
      if (held?.accessToken === accessToken) held = null;
    },
  };
}
