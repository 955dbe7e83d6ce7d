import { describe, expect, it } from 'vitest';
import type { FlexitiErrorCode, Result } from '../../../../main/flexiti';
import type { GrantedToken } from '../../../../main/flexiti/answers/token-answer';
import { createTokenKeeper, type Grant } from '../../../../main/flexiti/transport/token';

const minute = 60_000;

/** A token server and two clocks under the test's control. */
function diagnosis(lifetimeMs = 20 * minute) {
  const asked: Grant[] = [];
  const failures: { code: FlexitiErrorCode; status?: number; retryAfterSeconds?: number }[] = [];
  const clock = { wall: 1_000_000, steady: 0 };
  let held: (() => void)[] | null = null;
  const keeper = createTokenKeeper(
    async (grant): Promise<Result<GrantedToken>> => {
      asked.push(grant);
      const number = asked.length;
      const waiting = held;
      if (waiting !== null) await new Promise<void>((resolve) => waiting.push(resolve));
      const failure = failures.shift();
      if (failure !== undefined) return { ok: false, error: { ...failure, mayHaveArrived: true } };
      return { ok: true, value: { accessToken: `a${number}`, refreshToken: `r${number}`, lifetimeMs } };
    },
    () => clock.wall,
    () => clock.steady,
  );
  return {
    keeper,
    asked,
    failures,
    clock,
    pass: (ms: number) => {
      clock.wall += ms;
      clock.steady += ms;
    },
    hold: () => {
      held = [];
    },
    release: () => {
      held?.forEach((resume) => {
        resume();
      });
      held = null;
    },
    types: () => asked.map((grant) => grant.type),
  };
}

describe('the token', () => {
  it('is requested once and then reused', async () => {
    const { keeper, asked, pass } = diagnosis();
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a1' });
    pass(18 * minute);
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a1' });
    expect(asked).toEqual([{ type: 'client_credentials' }]);
  });

  it('is refreshed ahead of expiry', async () => {
    const { keeper, asked, pass } = diagnosis();
    await keeper.get(5000);
    pass(18.6 * minute);
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
    expect(asked[1]).toEqual({ type: 'refresh_token', refreshToken: 'r1' });
  });

  it('is requested by credentials when it is too late to refresh', async () => {
    const { keeper, types, pass } = diagnosis();
    await keeper.get(5000);
    pass(20 * minute);
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
    expect(types()).toEqual(['client_credentials', 'client_credentials']);
  });

  it('is requested by credentials when the refresh is refused', async () => {
    const { keeper, types, failures, pass } = diagnosis();
    await keeper.get(5000);
    pass(19 * minute);
    failures.push({ code: 'wrong_inputs', status: 409 });
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a3' });
    expect(types()).toEqual(['client_credentials', 'refresh_token', 'client_credentials']);
  });

  it('is not requested by credentials after a refresh with Retry-After', async () => {
    const { keeper, types, failures, pass } = diagnosis();
    await keeper.get(5000);
    pass(19 * minute);
    failures.push({ code: 'gateway_error', status: 503, retryAfterSeconds: 60 });
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a1' });
    expect(types()).toEqual(['client_credentials', 'refresh_token']);
  });

  it('stays in use until expiry when the refresh gets no answer', async () => {
    const { keeper, types, failures, pass } = diagnosis();
    await keeper.get(5000);
    pass(19.5 * minute);
    failures.push({ code: 'no_network' });
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a1' });
    expect(types()).toEqual(['client_credentials', 'refresh_token']);
    failures.push({ code: 'no_network' });
    expect(await keeper.get(60_000)).toEqual({ ok: false, error: { code: 'no_network', mayHaveArrived: false } });
  });

  it('with less than 60 s is renewed before a verify', async () => {
    // So short-lived that a call other than verify would still use it.
    const { keeper, pass } = diagnosis(100_000);
    await keeper.get(5000);
    pass(41_000);
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a1' });
    expect(await keeper.get(60_000)).toEqual({ ok: true, value: 'a2' });
  });

  it('is not renewed at every call where it lives for seconds only', async () => {
    const { keeper, asked, pass } = diagnosis(30_000);
    await keeper.get(5000);
    pass(10_000);
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a1' });
    expect(asked).toHaveLength(1);
    expect(await keeper.get(60_000)).toEqual({ ok: true, value: 'a2' });
  });

  it('gives an error of which nothing has arrived', async () => {
    const { keeper, failures } = diagnosis();
    failures.push({ code: 'timed_out' });
    expect(await keeper.get(5000)).toEqual({ ok: false, error: { code: 'timed_out', mayHaveArrived: false } });
    expect(await keeper.get(5000)).toMatchObject({ ok: true });
  });
});

describe('many callers', () => {
  it('wait for one token call', async () => {
    const { keeper, asked, hold, release } = diagnosis();
    hold();
    const waiting = Promise.all(Array.from({ length: 20 }, () => keeper.get(5000)));
    release();
    expect(new Set((await waiting).map((result) => result.ok && result.value))).toEqual(new Set(['a1']));
    expect(asked).toHaveLength(1);
  });

  it('are not affected by one that aborts', async () => {
    const { keeper, asked, hold, release } = diagnosis();
    hold();
    const impatient = new AbortController();
    const given = keeper.get(5000, impatient.signal);
    const patient = keeper.get(5000);
    impatient.abort();
    expect(await given).toEqual({ ok: false, error: { code: 'cancelled', mayHaveArrived: false } });
    release();
    expect(await patient).toEqual({ ok: true, value: 'a1' });
    expect(asked).toHaveLength(1);
  });

  it('that were refused with an old token do not drop the new one', async () => {
    const { keeper, asked } = diagnosis();
    await keeper.get(5000);
    keeper.drop('a1');
    await keeper.get(5000);
    keeper.drop('a1');
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
    expect(asked.map((grant) => grant.type)).toEqual(['client_credentials', 'client_credentials']);
  });
});

describe('a sign-in', () => {
  it('gives a new token by credentials, which the next calls use', async () => {
    const { keeper, types } = diagnosis();
    await keeper.get(5000);
    expect(await keeper.signIn()).toEqual({ ok: true, value: 'a2' });
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
    expect(types()).toEqual(['client_credentials', 'client_credentials']);
  });

  it('shares a renewal that is under way', async () => {
    const { keeper, asked, hold, release } = diagnosis();
    hold();
    const both = Promise.all([keeper.get(5000), keeper.signIn(), keeper.signIn()]);
    release();
    expect(new Set((await both).map((result) => result.ok && result.value))).toEqual(new Set(['a1']));
    expect(asked).toHaveLength(1);
  });
});

describe('a clock that jumps', () => {
  it('back, behind the granting: the token is renewed', async () => {
    const { keeper, clock } = diagnosis();
    await keeper.get(5000);
    clock.wall -= 365 * 24 * 60 * minute;
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
  });

  it('back within the life of the token: its true age counts', async () => {
    const { keeper, clock, pass } = diagnosis();
    await keeper.get(5000);
    pass(20 * minute);
    clock.wall -= 15 * minute;
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
  });

  it('ahead, or a night asleep in which the monotonic clock stood still: a new token', async () => {
    const { keeper, clock, types } = diagnosis();
    await keeper.get(5000);
    clock.wall += 10 * 60 * minute;
    expect(await keeper.get(5000)).toEqual({ ok: true, value: 'a2' });
    expect(types()).toEqual(['client_credentials', 'client_credentials']);
  });
});
