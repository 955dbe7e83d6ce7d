import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../../main/lane/model/effect';
import type { LaneInput, LaneEvent } from '../../../../main/lane/model/lane-input';
import { toAuditEntries, emptyAuditMemory } from '../../../../main/lane/audit/audit-entries';
import type { LaneAuditEntry } from '../../../../main/lane/audit/audit-entries';
import { freshIds } from '../lane-driver';
import type { LaneDriver } from '../lane-driver';
import { answerTo, moves, pins, secretAnswer } from '../random-inputs';
import type { Move } from '../random-inputs';
import { accountNumber, licence, payload } from '../people';
import { walk } from '../walk';
import type { Transition } from '../walk';

const isVerify = (effect: Effect): boolean => effect.type === 'verify';

const often = { numRuns: 250 };

/** What must not be in the audit trail: the data of people, cards and accounts in the walks, in capitals. */
const marks = [
  ...['MARIGOLD', 'TESTWELL', 'TESTWALL', 'ODILE', 'EXEMPLE', 'LLLLLLLL', 'MMMMMMMM', 'TTTTTTTT'],
  ...['EXAMPLE', 'SAMPLETON', 'M1M1M1', '1984-05', '1970-01', licence().number ?? '', '***'],
  ...[accountNumber, '9001', '9002', '424242', '116994755', '100000779999', '4000000000000042', '6363101170001234'],
  ...[payload, secretAnswer.toUpperCase(), ...pins],
];

interface Followed {
  entries: LaneAuditEntry[];
  counter: LaneDriver;
}

/** Walks, collects the entries, and answers all calls in the end, including those that the answers lead to. */
function followed(
  path: Move[],
  look: (entries: LaneAuditEntry[], transition: Transition) => void = () => undefined,
): Followed {
  let memory = emptyAuditMemory;
  const entries: LaneAuditEntry[] = [];
  const keep = (transition: Transition, { at }: Pick<LaneDriver, 'at'>): void => {
    // A program that was started again remembers nothing of the one before.
    if (transition.input.type === 'restored') memory = emptyAuditMemory;
    const event: LaneEvent = { ...transition.input, at, fresh: freshIds(99) };
    const next = toAuditEntries(memory, { ...transition, event });
    memory = next.memory;
    look(next.entries, transition);
    entries.push(...next.entries);
  };
  const counter = walk(path, keep);
  for (let index = 0; index < counter.open().length; index += 1) {
    const [call] = counter.open().slice(index);
    if (call === undefined) break;
    const before = counter.state;
    const input: LaneInput = { ...call, type: 'answered', answer: answerTo(call, 0) };
    const effects = counter.dispatch(input);
    keep({ input, before, after: counter.state, effects, answered: call }, counter);
  }
  return { entries, counter };
}

/** Without restarts, after which pending answers are lost. */
function unbroken(path: Move[]): Move[] {
  return path.filter(({ kind }) => kind !== 'restart');
}

describe('the audit trail of a random walk', { timeout: 60_000 }, () => {
  it('holds no name, number, address, answer, PIN or payload, and nothing but codes, ids and durations', () => {
    fc.assert(
      fc.property(moves, (path) => {
        followed(path, (entries) => {
          for (const { at, ms, ...rest } of entries) {
            const text = JSON.stringify(rest).toUpperCase();
            expect(marks.filter((mark) => text.includes(mark))).toEqual([]);
            const { referenceId, operator, ...codes } = rest;
            if (referenceId !== undefined) expect(referenceId).toMatch(/^[0-9a-f]{32}$/);
            if (operator !== undefined) expect(operator).toBe('17');
            for (const code of Object.values(codes)) expect(code).toMatch(/^[a-z_]+$/);
            expect(at).toBeGreaterThan(0);
            if (ms !== undefined) expect(ms).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      often,
    );
  });

  it('has one decision and one outcome for every verify, also where the customer left in between', () => {
    fc.assert(
      fc.property(moves, (path) => {
        const { entries, counter } = followed(unbroken(path), (now, { effects }) => {
          const decided = now.filter(({ event }) => event === 'verify_decided');
          expect(decided).toHaveLength(effects.filter(isVerify).length);
        });
        const wanted = counter
          .callsOf('verify')
          .map(({ referenceId, decision }) => `${referenceId} ${decision.format}`);
        const found = (wantedEvent: LaneAuditEntry['event']): string[] =>
          entries.flatMap(({ event, referenceId = '', format = '' }) =>
            event === wantedEvent ? [`${referenceId} ${format}`] : [],
          );
        expect(found('verify_decided')).toEqual(wanted);
        expect(found('verify_answered').sort()).toEqual([...wanted].sort());
      }),
      often,
    );
  });

  it('has one entry for every read, one beginning for every customer, and an end only for who began', () => {
    fc.assert(
      fc.property(moves, (path) => {
        const { entries, counter } = followed(unbroken(path));
        const count = (...events: LaneAuditEntry['event'][]): number =>
          entries.filter(({ event }) => events.includes(event)).length;
        expect(count('search', 'lookup', 'licence_read', 'quote')).toBe(
          counter.calls.length - counter.callsOf('verify').length,
        );
        const served = new Set<string>();
        for (const { event, referenceId = '' } of entries) {
          if (event === 'customer_started') {
            expect(served).not.toContain(referenceId);
            served.add(referenceId);
          } else if (event === 'customer_left' || event === 'handed_over') expect(served).toContain(referenceId);
        }
      }),
      often,
    );
  });

  it('has every kind of entry, so that the tests above cover them', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(moves, (path) => {
        for (const { event, by, format, outcome } of followed(path).entries) {
          seen.add(event);
          if (by !== undefined) seen.add(`by ${by}`);
          if (event === 'verify_decided') seen.add(`format ${format ?? ''}`);
          if (event === 'verify_answered') seen.add(`outcome ${outcome ?? ''}`);
        }
      }),
      { numRuns: 600, seed: 20261121 },
    );
    const sayable = [
      ...['customer_started', 'customer_left', 'handed_over', 'search', 'lookup', 'licence_read', 'quote'],
      ...['verify_decided', 'verify_answered', 'pin_entered', 'scan_refused', 'scan_cut'],
      ...['scan', 'hand', 'number', 'scanned_number'].map((by) => `by ${by}`),
      ...['sms', 'email', 'security_question', 'regular_purchase_bypass', 'merchant_override'].map(
        (format) => `format ${format}`,
      ),
      ...['ok', 'timed_out', 'tries_exceed'].map((outcome) => `outcome ${outcome}`),
    ];
    expect(sayable.filter((one) => !seen.has(one))).toEqual([]);
  });
});
