// The one bearer token that all flows share: renewed ahead of expiry, by one call however many callers wait.
import type { FlexitiError, Result } from '../errors';
import type { GrantedToken } from '../answers';
import { cancelled, unlessAborted } from './unless-aborted';

/** A refresh token is valid only until the access token expires. */
export type Grant = { type: 'client_credentials' } | { type: 'refresh_token'; refreshToken: string };

interface Held extends GrantedToken {
  grantedAt: number;
  /** The same moment on the monotonic clock. */
  grantedAtSteady: number;
}

export interface TokenKeeper {
  /**
   * A token valid for at least `atLeastMs` where possible. It is renewed ahead of expiry; a failed renewal does not
   * matter while the present token is valid for `atLeastMs`. An error never has `mayHaveArrived`: the call that needs
   * the token has not been sent. `signal` aborts the waiting, not the renewal, which other callers share.
   */
  get(atLeastMs: number, signal?: AbortSignal): Promise<Result<string>>;
  /** A new token by the credentials, or the result of a renewal that is already under way. */
  signIn(): Promise<Result<string>>;
  /** Drops a token that the server refused, unless a newer one has replaced it. */
  drop(accessToken: string): void;
}

const renewAheadMs = 90_000;

/** Whether the server answered without a Retry-After: otherwise an attempt by credentials would fail the same way. */
function wasAnswered(error: FlexitiError): boolean {
  return error.status !== undefined && error.status !== 429 && error.retryAfterSeconds === undefined;
}

/**
 * `ask` makes one token call. `now` is the wall clock, `steadyNow` a monotonic clock, both in ms: a token's age is the
 * longer of the two, so that neither a clock set back nor a night asleep hides its expiry.
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
    // The clock was set back behind the granting: the age is unknown, and verify cannot find it out by a 401.
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
    // From before the call: the token's life begins somewhere during it.
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
      // A quarter: a short-lived token must not be renewed at every call.
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
