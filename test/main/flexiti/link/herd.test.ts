// A chain of 10,000 lanes comes back to one Flexiti after an outage: nobody calls back in the same second.
import { afterEach, expect, it, vi } from 'vitest';
import { isWaiting } from '../../../../main/lane/model';
import { randomFrom } from '../../../fixtures/licence/random';
import { Flexiti, LaneCore, second, VirtualClock, type Outage } from './chain';

const lanes = 10_000;
const minute = 60 * second;

interface Day {
  outage: Outage;
  /** How often a lane serves a customer who is searched for. */
  customerEveryMs: number;
  end: number;
}

/** The morning: no lane has a token when it begins. */
const morning = (answers: Outage['answers']): Day => ({
  outage: { from: 0, to: 15 * minute, answers },
  customerEveryMs: 10 * minute,
  end: 25 * minute,
});

/** A Saturday: every lane has a token, and a customer every five minutes. */
const rush = (forgetsTokens = false): Day => ({
  outage: { from: 5 * minute, to: 5 * minute + 20 * second, answers: 'nothing', forgetsTokens },
  customerEveryMs: 5 * minute,
  end: 8 * minute,
});

afterEach(() => {
  vi.unstubAllGlobals();
});

// Some seconds each, not one: 10,000 lanes probe, sign in, search and draw their conclusions 300,000 times.
it.each<[string, Day]>([
  ['of 15 minutes without an answer', morning('nothing')],
  ['of 15 minutes with a Retry-After', morning('retry after a date')],
  ['of 15 minutes with a 429 to each call and no Retry-After', morning('too many')],
  ['of 20 seconds', rush()],
  ['of 20 seconds, for a restart that no token survives', rush(true)],
])(
  'after an outage %s 10,000 lanes make fewer than 300 requests in any second',
  { timeout: 120_000 },
  async (_what, { outage, customerEveryMs, end }) => {
    const clock = new VirtualClock();
    vi.stubGlobal('setTimeout', clock.set.bind(clock));
    vi.stubGlobal('clearTimeout', clock.clear.bind(clock));
    const random = randomFrom(20261121);
    const fraction = (): number => random.below(1_000_000) / 1_000_000;
    const flexiti = new Flexiti(clock, outage);
    const chain = Array.from({ length: lanes }, () => new LaneCore(clock, flexiti, fraction));
    for (const lane of chain) {
      const serve = (): void => {
        lane.serve();
        clock.set(serve, customerEveryMs * (0.5 + fraction()));
      };
      clock.set(serve, customerEveryMs * fraction());
    }
    await clock.runUntil(end);
    const peak = Math.max(...flexiti.arrived.values());
    expect(peak).toBeLessThan(300);
    // Everybody signed in, searched, looked up and asked for a quote.
    const all = [...flexiti.arrived.values()].reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThan(4 * lanes);
    // Everybody has been served: the peak is not low because nobody came back.
    const waiting = chain.filter(({ state }) => isWaiting(state.current));
    expect(waiting).toHaveLength(0);
  },
);
