import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../main/lane/model/effect';
import type { LaneEvent } from '../../../main/lane/model/lane-input';
import { isAuthorisedUser } from '../../../main/lane/model/account';
import { toSnapshots } from '../../../main/lane/snapshot/snapshot';
import { canPark } from '../../../main/lane/steps/parking';
import { personQuestion } from '../../../main/lane/model/person-question';
import type { Flow } from '../../../main/lane/model/flow';
import type { State } from '../../../main/lane/model/state';
import { parkedView } from '../../../main/lane/view/parked-view';
import { update } from '../../../main/lane/update';
import type { ParkedState } from '../../../preload/contract';
import { deepFreeze, freshIds } from './lane-driver';
import { moves, pins, secretAnswer } from './random-inputs';
import { flowsOf, illegal, isAwaited } from './legal';
import { offers } from './offers';
import { accountNumber, licence, payload } from './people';
import { sharedWalks } from './walk';

function isAskedByCard(flow: Flow): boolean {
  if (flow.step !== 'customer') return false;
  const { phase } = flow;
  const asked = phase.kind === 'failed' ? phase.request : phase.kind === 'lookingUp' ? phase : null;
  return asked !== null && 'by' in asked && 'vccNumber' in asked.by;
}

/** Secrets that must be neither shown nor stored. */
const secrets = [payload, secretAnswer, licence().number ?? payload];

/** The texts that another contains: one expectation for many, as there are a hundred thousand of them. */
const found = (texts: readonly string[], text: string): string[] => texts.filter((one) => text.includes(one));

const isVerify = (effect: Effect): boolean => effect.type === 'verify';

/** All properties share the same walks, which differ in each test run; a failure prints the seed. */
const walk = sharedWalks();
const seed = Math.trunc(Math.random() * 2 ** 31);
const often = { numRuns: 250, seed };

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

  it('leaves the very same state after an answer of no open call, and changes it after an expected one', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ before, after, effects, answered }) => {
          if (answered === null) return;
          const awaited = isAwaited(before, answered);
          expect(after !== before).toBe(awaited);
          if (!awaited) expect(effects).toEqual([]);
          else expect(isAwaited(after, answered)).toBe(false);
        });
      }),
      often,
    );
  });

  it('leaves the very same state after an intention that was drawn for another customer or another screen', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ input, before, after, effects }) => {
          if (input.type !== 'intended') return;
          const { flowId, screenNumber, intention } = input;
          const isOfAnyScreen = intention.type === 'newCustomer' || intention.type === 'park';
          if (flowId === before.current.id && (screenNumber === before.screenNumber || isOfAnyScreen)) return;
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
        const counter = walk(path, ({ input, before, after, effects }) => {
          const sent = effects.filter(isVerify).length;
          const decision = input.type === 'intended' && input.intention.type === 'verify';
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
            if (!('call' in effect)) continue;
            const flow = flowsOf(after).find(({ id }) => id === effect.flowId);
            expect(effect.referenceId).toBe(flow?.referenceId);
            if (effect.type === 'verify') {
              expect(flow).toBe(after.current);
              expect(effect.decision.requestId).toBe(flow?.requestId);
            }
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
          if (flowsOf(before).find(({ id }) => id === answered.flowId)?.verifySent === true) expect(searches).toBe(0);
        });
      }),
      often,
    );
  });

  it('gives up the flow that it leaves, and no other', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ input, before, after, effects }) => {
          if (input.type === 'restored') return;
          const there = new Set(flowsOf(after).map(({ id }) => id));
          const left = flowsOf(before).flatMap(({ id }) => (there.has(id) ? [] : [id]));
          const abandoned = effects.flatMap((effect) => (effect.type === 'abandon' ? [effect.flowId] : []));
          expect(abandoned.toSorted()).toEqual(left.toSorted());
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
          const elsewhere = JSON.stringify({ ...view, screen: view.screen.step === 'handOver' ? null : view.screen });
          expect(found(secrets, JSON.stringify(view))).toEqual([]);
          expect(found([...pins, accountNumber, '4000000000000042'], elsewhere)).toEqual([]);
        });
      }),
      often,
    );
  });

  it('stores neither payload, PIN, card number nor security answer', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }) => {
          const text = JSON.stringify(toSnapshots(after));
          expect(found([...secrets, ...pins, '4000000000000042', '6363101170001234'], text)).toEqual([]);
        });
      }),
      often,
    );
  });

  it('restores all customers after a crash, at the same step or with a notice, and sends no verify', () => {
    fc.assert(
      fc.property(moves, (path) => {
        const { state: before } = walk(path, () => undefined);
        const again = walk([...path, { kind: 'restart', keyring: true }], () => undefined);
        const { state } = again;
        expect(illegal(state)).toEqual([]);
        // A customer who came with a card and was not found yet must present it again: card numbers are not stored.
        const foundAgain = (parked: State['parked']): unknown[] =>
          parked.filter(({ flow }) => !isAskedByCard(flow)).map(({ number, since, flow }) => [number, since, flow.id]);
        const inTime = before.parked.filter(({ since }) => !again.rules.isParkedTooLong(since, again.at));
        expect(foundAgain(state.parked)).toEqual(foundAgain(inTime));
        if (!canPark(before.current)) return;
        if (isAskedByCard(before.current)) {
          expect(state.notice?.code).toBe('restored_card_again');
          return;
        }
        expect(state.current.id).toBe(before.current.id);
        const same = state.current.step === before.current.step;
        expect(same || state.notice?.code.startsWith('restored_')).toBe(true);
        if (
          before.current.step === 'verify' &&
          before.current.attempt.kind === 'sending' &&
          !isAuthorisedUser(before.current.account)
        ) {
          expect(state.current).toMatchObject({ attempt: { kind: 'unclear', format: before.current.attempt.format } });
        }
        expect(again.open().filter(isVerify)).toEqual([]);
      }),
      often,
    );
  });

  it('keeps neither payload nor security answer in the flow', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }) => {
          expect(found(secrets, JSON.stringify([after.current, after.parked]))).toEqual([]);
        });
      }),
      often,
    );
  });

  it('does what the view offers, and nothing else', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }, counter) => {
          const wrong = offers(counter.view(), counter.at).filter(({ intention, offered }) => {
            const event: LaneEvent = {
              ...{ type: 'intended', flowId: after.current.id, screenNumber: after.screenNumber, intention },
              ...{ at: counter.at, fresh: freshIds(99) },
            };
            const done = update(after, event, counter.rules).state !== after;
            return done !== offered;
          });
          expect(wrong).toEqual([]);
        });
      }),
      often,
    );
  });

  it('is deterministic, and does not change its input', () => {
    fc.assert(
      fc.property(moves, (path) => {
        // The counter freezes states and events: an update that changes its input throws.
        walk(path, ({ input, before }, counter) => {
          const event = deepFreeze<LaneEvent>({ ...input, at: counter.at, fresh: freshIds(99) });
          expect(update(before, event, counter.rules)).toEqual(update(structuredClone(before), event, counter.rules));
        });
      }),
      { numRuns: 150, seed },
    );
  });

  it('reaches every state, so that the properties above cover them', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(moves, (path) => {
        walk(path, ({ after }) => {
          const { current, notice, parked, pendingScan, locked } = after;
          const asks = personQuestion(current);
          if (asks !== null) seen.add(`question ${asks.kind}`);
          seen.add(current.step === 'customer' ? `customer ${current.phase.kind}` : current.step);
          if (current.step === 'verify') seen.add(`attempt ${current.attempt.kind}`);
          if (current.step !== 'customer' && current.volatile.pin !== null) seen.add(`pin ${current.volatile.pin.by}`);
          if (notice !== null) seen.add(`notice ${notice.code}`);
          if (pendingScan !== null) seen.add('pending scan');
          if (locked !== null) seen.add('locked');
          for (const one of parked) seen.add(`parked ${parkedView(one).state}`);
        });
      }),
      { numRuns: 1200, seed: 20261121 },
    );
    const phases = ['empty', 'confirm', 'searching', 'lookingUp', 'choosing', 'nobody', 'failed'];
    const parkedStates: ParkedState[] = [
      ...(['waiting', 'searching', 'look', 'accounts', 'nobody', 'failed', 'ready', 'sending'] as const),
      ...(['pin_sent', 'unclear', 'refused', 'quote', 'handOver'] as const),
    ];
    const attempts = ['none', 'sending', 'sent', 'unclear', 'refused', 'verified'];
    const wanted = [
      ...phases.map((phase) => `customer ${phase}`),
      ...['verify', 'quote', 'handOver', 'pending scan', 'locked'],
      ...['question reading', 'question account', 'question quoted'],
      ...parkedStates.map((state) => `parked ${state}`),
      ...attempts.map((attempt) => `attempt ${attempt}`),
      ...['sms', 'email', 'security_question', 'regular_purchase_bypass', 'merchant_override'].map((by) => `pin ${by}`),
      ...[
        'scan_unreadable',
        'scan_unsupported',
        'scan_cut',
        'scan_broken_off',
        'scan_too_long',
        'bypass_pin_void',
        'done',
      ].map((code) => `notice ${code}`),
      ...['status_stops', 'card_of_another_account', 'parked', 'resumed', 'discarded', 'parked_wiped'].map(
        (code) => `notice ${code}`,
      ),
    ];
    expect(wanted.filter((state) => !seen.has(state))).toEqual([]);
  });
});
