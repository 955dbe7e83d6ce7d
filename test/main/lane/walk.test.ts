import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../main/lane/effect';
import type { LaneEvent } from '../../../main/lane/event';
import { update } from '../../../main/lane/update';
import { deepFreeze, freshIds } from './counter';
import { moves, pins, secretAnswer } from './happenings';
import { illegal, pendingCalls } from './legal';
import { offers } from './offers';
import { accountNumber, licence, payload } from './people';
import { walk } from './walk';

const isVerify = (effect: Effect): boolean => effect.type === 'verify';

const often = { numRuns: 250 };

describe('a random walk over the lane', { timeout: 60_000 }, () => {
  it('stays in legal states', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }) => {
          expect(illegal(after)).toEqual([]);
        });
      }),
      often,
    );
  });

  it('leaves the very same state after an answer that nobody waits for, and moves on after one that is waited for', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ before, after, effects, answered }) => {
          if (answered === null) return;
          const awaited =
            answered.flowId === before.current.id && pendingCalls(before.current).get(answered.call) === answered.type;
          expect(after !== before).toBe(awaited);
          if (!awaited) expect(effects).toEqual([]);
          else expect(pendingCalls(after.current).has(answered.call)).toBe(false);
        });
      }),
      often,
    );
  });

  it('leaves the very same state after a wish for another customer', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ happening, before, after, effects }) => {
          if (happening.type !== 'intended' || happening.flowId === before.current.id) return;
          expect(after).toBe(before);
          expect(effects).toEqual([]);
        });
      }),
      often,
    );
  });

  it('sends one verify for one decision, and none while another is under way', () => {
    fc.assert(
      fc.property(moves, (path) => {
        let accepted = 0;
        const counter = walk(path, ({ happening, before, after, effects }) => {
          const sent = effects.filter(isVerify).length;
          const decision = happening.type === 'intended' && happening.intention.type === 'verify';
          const wasSending = before.current.step === 'verify' && before.current.attempt.kind === 'sending';
          const sends = after.current.step === 'verify' && after.current.attempt.kind === 'sending';
          const accepts = decision && !wasSending && sends;
          expect(sent).toBe(accepts ? 1 : 0);
          if (accepts) accepted += 1;
        });
        const calls = counter.callsOf('verify');
        expect(calls).toHaveLength(accepted);
        expect(new Set(calls.map(({ flowId, call }) => `${flowId} ${call}`)).size).toBe(accepted);
      }),
      often,
    );
  });

  it('never texts or mails twice within half a minute of a PIN that went out', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ before, effects }, counter) => {
          for (const effect of effects) {
            if (effect.type !== 'verify') continue;
            const same = before.current.messages.filter(
              ({ to, accountNumber }) => to === effect.decision.format && accountNumber === effect.accountNumber,
            );
            for (const { at } of same) expect(counter.at - at).toBeGreaterThanOrEqual(30_000);
          }
        });
      }),
      often,
    );
  });

  it('numbers the calls of a flow, gives them all its reference id, and verify its request id', () => {
    fc.assert(
      fc.property(moves, (path) => {
        const { calls } = walk(path, ({ after, effects }) => {
          for (const effect of effects) {
            if (effect.type === 'abandon' || effect.type === 'copy') continue;
            expect(effect.flowId).toBe(after.current.id);
            expect(effect.referenceId).toBe(after.current.referenceId);
            if (effect.type === 'verify') expect(effect.decision.requestId).toBe(after.current.requestId);
          }
        });
        expect(new Set(calls.map(({ flowId, call }) => `${flowId} ${call}`)).size).toBe(calls.length);
      }),
      often,
    );
  });

  it('asks search at most once more for a card that Flexiti reads differently, and never after a verify', () => {
    fc.assert(
      fc.property(moves, (path) => {
        const searched = new Map<string, number>();
        walk(path, ({ before, effects, answered }) => {
          if (answered?.type !== 'readLicence') return;
          const searches = effects.filter(({ type }) => type === 'search').length;
          const times = (searched.get(answered.flowId) ?? 0) + searches;
          searched.set(answered.flowId, times);
          expect(times).toBeLessThanOrEqual(1);
          if (before.current.decided) expect(searches).toBe(0);
        });
      }),
      often,
    );
  });

  it('gives up the flow that it leaves, and no other', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ before, after, effects }) => {
          const left = before.current.id === after.current.id ? [] : [before.current.id];
          expect(effects.flatMap((effect) => (effect.type === 'abandon' ? [effect.flowId] : []))).toEqual(left);
        });
      }),
      often,
    );
  });

  it('shows no secret, and the PIN and the account number on the hand-over alone', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, (_taken, counter) => {
          const view = counter.view();
          const text = JSON.stringify(view);
          expect(text).not.toContain(payload);
          expect(text).not.toContain(secretAnswer);
          expect(text).not.toContain(licence().number);
          const elsewhere = JSON.stringify({ ...view, screen: view.screen.step === 'handOver' ? null : view.screen });
          for (const pin of pins) expect(elsewhere).not.toContain(pin);
          expect(elsewhere).not.toContain(accountNumber);
          expect(elsewhere).not.toContain('4000000000000042');
        });
      }),
      often,
    );
  });

  it('keeps neither payload nor security answer in the flow', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }) => {
          const text = JSON.stringify(after.current);
          expect(text).not.toContain(payload);
          expect(text).not.toContain(secretAnswer);
          expect(text).not.toContain(licence().number);
        });
      }),
      often,
    );
  });

  it('does what the view offers, and nothing that it does not', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }, counter) => {
          for (const { intention, offered } of offers(counter.view(), counter.at)) {
            const event: LaneEvent = {
              ...{ type: 'intended', flowId: after.current.id, intention },
              ...{ at: counter.at, fresh: freshIds(99) },
            };
            const done = update(after, event, counter.rules).state !== after;
            expect({ intention, done }).toEqual({ intention, done: offered });
          }
        });
      }),
      often,
    );
  });

  it('gives the same for the same, and leaves what it was given as it was', () => {
    fc.assert(
      fc.property(moves, (path) => {
        // The counter freezes states and events: an update that changes its input throws.
        walk(path, ({ happening, before }, counter) => {
          const event = deepFreeze<LaneEvent>({ ...happening, at: counter.at, fresh: freshIds(99) });
          expect(update(before, event, counter.rules)).toEqual(update(structuredClone(before), event, counter.rules));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('gets everywhere, so that what was said above was tried', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }) => {
          const { current, notice, pendingScan } = after;
          seen.add(current.step === 'customer' ? `customer ${current.phase.kind}` : current.step);
          if (current.step === 'verify') seen.add(`attempt ${current.attempt.kind}`);
          if (current.step !== 'customer' && current.volatile.pin !== null) seen.add(`pin ${current.volatile.pin.by}`);
          if (notice !== null) seen.add(`notice ${notice.code}`);
          if (pendingScan !== null) seen.add('pending scan');
        });
      }),
      { numRuns: 600, seed: 20261121 },
    );
    const phases = ['empty', 'confirm', 'searching', 'lookingUp', 'choosing', 'nobody', 'failed'];
    const attempts = ['none', 'sending', 'sent', 'unclear', 'refused', 'verified'];
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...phases.map((phase) => `customer ${phase}`),
        ...['verify', 'quote', 'handOver', 'pending scan'],
        ...attempts.map((attempt) => `attempt ${attempt}`),
        ...['sms', 'email', 'security_question', 'regular_purchase_bypass', 'merchant_override'].map(
          (by) => `pin ${by}`,
        ),
        ...['scan_unreadable', 'scan_unsupported', 'scan_cut', 'scan_too_long', 'bypass_pin_void', 'done'].map(
          (code) => `notice ${code}`,
        ),
        ...['status_stops', 'card_of_another_account'].map((code) => `notice ${code}`),
      ]),
    );
  });
});
