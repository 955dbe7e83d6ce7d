import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../../main/lane/model/effect';
import type { Answer, LaneInput, LaneEvent } from '../../../../main/lane/model/lane-input';
import { toAuditEntries, emptyAuditMemory, unansweredEntries } from '../../../../main/lane/audit/audit-entries';
import type { LaneAuditEntry } from '../../../../main/lane/audit/audit-entries';
import { initialState } from '../../../../main/lane/model/state';
import { LaneDriver, freshIds, noon, unclear } from '../lane-driver';
import { account, accountNumber, customer, problem, quote, reading, scanOf } from '../people';

/** A counter that collects its audit trail. */
class Trailed extends LaneDriver {
  memory = emptyAuditMemory;
  entries: LaneAuditEntry[] = [];

  override dispatch(input: LaneInput): Effect[] {
    const before = this.state;
    const effects = super.dispatch(input);
    const event: LaneEvent = { ...input, at: this.at, fresh: freshIds(99) };
    const { memory, entries } = toAuditEntries(this.memory, { event, before, after: this.state, effects });
    this.memory = memory;
    this.entries.push(...entries);
    return effects;
  }

  get referenceId(): string {
    return this.state.current.referenceId;
  }

  /** The entries since the last call. */
  news(): LaneAuditEntry[] {
    return this.entries.splice(0);
  }
}

function ready(): Trailed {
  const counter = new Trailed();
  counter.scan();
  counter.intend({ type: 'setAmount', amountCents: 10_000 });
  counter.answer('search', [account()]);
  counter.answer('lookup', customer());
  counter.answer('calculateInterest', quote(10_000, true));
  counter.news();
  return counter;
}

const query = { firstName: 'Marigold', lastName: 'Testwell', birthDate: '1984-05-17' };
const answerQuestion = { type: 'verify', format: 'security_question', questionId: 6, answer: 'Rainbow' } as const;

describe('the trail of a lane', () => {
  it('follows a customer from the scan to the hand-over', () => {
    const counter = new Trailed();
    counter.scan();
    const { referenceId } = counter;
    counter.wait(300);
    counter.answer('readLicence', reading());
    counter.wait(100);
    counter.answer('search', [account()]);
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.wait(50);
    counter.answer('calculateInterest', quote(10_000));
    counter.answer('lookup', customer());
    counter.intend(answerQuestion);
    counter.wait(700);
    counter.answer('verify', { kind: 'pin', pin: '6785' });
    counter.intend({ type: 'choosePlan', planId: 4, months: 6 });
    counter.wait(850);
    counter.intend({ type: 'handOver' });
    counter.wait(1000);
    counter.intend({ type: 'done' });
    const format = 'security_question';
    expect(counter.entries).toEqual([
      { at: noon, event: 'customer_started', step: 'customer', referenceId, by: 'scan' },
      { at: noon + 300, event: 'licence_read', step: 'customer', referenceId, outcome: 'ok', ms: 300 },
      { at: noon + 400, event: 'search', step: 'customer', referenceId, outcome: 'ok', ms: 400 },
      { at: noon + 450, event: 'quote', step: 'verify', referenceId, outcome: 'ok', ms: 50 },
      { at: noon + 450, event: 'lookup', step: 'verify', referenceId, outcome: 'ok', ms: 50 },
      { at: noon + 450, event: 'verify_decided', step: 'verify', referenceId, format },
      { at: noon + 1150, event: 'verify_answered', step: 'verify', referenceId, format, outcome: 'ok', ms: 700 },
      { at: noon + 2000, event: 'handed_over', step: 'hand_over', referenceId, outcome: 'ok', ms: 2000 },
      { at: noon + 3000, event: 'customer_left', step: 'hand_over', referenceId, outcome: 'ok', ms: 3000 },
    ]);
  });

  it('records how a customer was started', () => {
    const started = (act: (counter: Trailed) => void): (string | undefined)[] => {
      const counter = new Trailed();
      act(counter);
      return counter.entries.flatMap(({ event, by }) => (event === 'customer_started' ? [by] : []));
    };
    const other = { status: 'other', other: { kind: 'account', number: accountNumber } } as const;
    expect(started((counter) => counter.scan())).toEqual(['scan']);
    expect(started((counter) => counter.scan(other))).toEqual(['scanned_number']);
    expect(started((counter) => counter.intend({ type: 'lookup', by: 'account', number: accountNumber }))).toEqual([
      'number',
    ]);
    expect(
      started((counter) => {
        const typed = { firstName: 'Marigold', lastName: 'Testwell', birthDate: '1984-05-17', postalCode: '' };
        counter.intend({ type: 'search', ...typed });
        counter.fail('search', problem('no_network'));
        counter.intend({ type: 'retry' });
      }),
    ).toEqual(['hand']);
    expect(
      started((counter) => {
        counter.scan();
        counter.scan(scanOf({ firstName: 'ODILE' }));
        counter.answerScan('acceptScan');
      }),
    ).toEqual(['scan', 'scan']);
  });

  it('records who left, at which step and after how long, and nothing for an empty counter', () => {
    const counter = ready();
    const { referenceId } = counter;
    counter.wait(5000);
    counter.intend({ type: 'newCustomer' });
    const left = { event: 'customer_left', step: 'verify', referenceId, outcome: 'abandoned', ms: 5000 };
    expect(counter.news()).toEqual([{ at: noon + 5000, ...left }]);
    counter.intend({ type: 'newCustomer' });
    expect(counter.news()).toEqual([]);
  });

  it('has the code of what went wrong', () => {
    const counter = new Trailed();
    counter.scan();
    counter.fail('search', problem('gateway_error', { status: 504 }));
    counter.fail('readLicence', problem('licence_not_supported'));
    counter.intend({ type: 'retry' });
    counter.answer('search', []);
    expect(counter.entries.slice(1).map(({ event, outcome }) => [event, outcome])).toEqual([
      ['search', 'gateway_error'],
      ['licence_read', 'licence_not_supported'],
      ['search', 'not_found'],
    ]);
  });

  it('records the outcome of a verify whose customer has left, under that customer’s reference id', () => {
    const counter = ready();
    const { referenceId } = counter;
    counter.intend(answerQuestion);
    const call = counter.call('verify');
    counter.intend({ type: 'newCustomer' });
    counter.news();
    counter.wait(900);
    counter.fail('verify', problem('secret_answer_mismatch'), call);
    const outcome = { format: 'security_question', outcome: 'secret_answer_mismatch', ms: 900 };
    const entry = { at: noon + 900, event: 'verify_answered', step: 'verify', referenceId, ...outcome };
    expect(counter.news()).toEqual([entry]);
    counter.fail('verify', problem('secret_answer_mismatch'), call);
    expect(counter.news()).toEqual([]);
  });

  it('records at the end of the program which decisions were never answered', () => {
    const counter = ready();
    counter.intend({ type: 'verify', format: 'sms' });
    const { referenceId } = counter;
    const outcome = { format: 'sms', outcome: 'unanswered', ms: 20 };
    expect(unansweredEntries(counter.memory, noon + 20)).toEqual([
      { at: noon + 20, event: 'verify_answered', step: 'verify', referenceId, ...outcome },
    ]);
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    expect(unansweredEntries(counter.memory, noon + 20)).toEqual([]);
  });

  it('records that a PIN arrived after all and that one was typed, never the PIN itself', () => {
    const counter = ready();
    counter.intend({ type: 'verify', format: 'sms' });
    counter.fail('verify', unclear);
    counter.intend({ type: 'pinArrived' });
    counter.intend({ type: 'enterPin', pin: 'x' });
    counter.intend({ type: 'enterPin', pin: '6785' });
    expect(counter.entries.map(({ event, outcome }) => [event, outcome])).toEqual([
      ['verify_decided', undefined],
      ['verify_answered', 'timed_out'],
      ['pin_arrived', 'ok'],
      ['pin_entered', 'not_a_pin'],
      ['pin_entered', 'ok'],
    ]);
    expect(JSON.stringify(counter.entries)).not.toContain('6785');
  });

  it.each([
    ['17', '17'],
    [' AB-1234567 ', 'AB-1234567'],
    ['k42', 'k42'],
    ['Odile', 'withheld'],
    ['Odile 17', 'withheld'],
    ['12345678', 'withheld'],
    ['4000000000000042', 'withheld'],
  ])('records the operator %o as %o', (operator, kept) => {
    const counter = ready();
    counter.intend({ type: 'verify', format: 'merchant_override', operator });
    expect(counter.entries).toMatchObject([{ event: 'verify_decided', format: 'merchant_override', operator: kept }]);
  });

  it('records why a scan was refused, and names no customer where there is none', () => {
    const counter = new Trailed();
    counter.scan({ status: 'unreadable', reason: 'no_header' });
    counter.scan({ status: 'unsupported', reason: 'health_card' });
    counter.scan({ status: 'other', other: { kind: 'product' } });
    counter.scan({ status: 'other', other: { kind: 'unknown', length: 7 } });
    counter.scan({ status: 'other', other: { kind: 'empty' } });
    counter.dispatch({ type: 'scanCut', reason: 'disconnected' });
    const where = { at: noon, step: 'customer' };
    expect(counter.news()).toEqual([
      { ...where, event: 'scan_refused', outcome: 'unreadable', reason: 'no_header' },
      { ...where, event: 'scan_refused', outcome: 'unsupported', reason: 'health_card' },
      { ...where, event: 'scan_refused', outcome: 'product' },
      { ...where, event: 'scan_refused', outcome: 'unknown_code' },
      { ...where, event: 'scan_cut', outcome: 'disconnected' },
    ]);
    counter.scan();
    counter.news();
    counter.dispatch({ type: 'scanCut', reason: 'too_long' });
    const { referenceId } = counter;
    expect(counter.news()).toEqual([{ ...where, referenceId, event: 'scan_cut', outcome: 'too_long' }]);
  });

  it.each([86_400_000, -86_400_000, 1_700_000_000_000])(
    'counts a call and a customer’s time rightly where the clock is set by %i ms in between',
    (byMs) => {
      const counter = ready();
      counter.intend({ type: 'verify', format: 'sms' });
      counter.wait(byMs);
      counter.dispatch({ type: 'clockSet', byMs });
      counter.wait(100);
      counter.answer('verify', { kind: 'sent', to: 'sms' });
      expect(counter.entries.at(-1)).toMatchObject({ event: 'verify_answered', at: noon + byMs + 100, ms: 100 });
      counter.intend({ type: 'newCustomer' });
      expect(counter.entries.at(-1)).toMatchObject({ event: 'customer_left', ms: 100 });
    },
  );

  it('counts the time of a decision without an answer rightly where the clock was set', () => {
    const counter = ready();
    counter.intend({ type: 'verify', format: 'sms' });
    counter.wait(86_400_000);
    counter.dispatch({ type: 'clockSet', byMs: 86_400_000 });
    expect(unansweredEntries(counter.memory, counter.at + 20)).toMatchObject([{ at: counter.at + 20, ms: 20 }]);
  });

  it('counts by the steady clock where there is one, also where the clock was set too little to be noticed', () => {
    const effect = { type: 'search', query, flowId: 'f', call: 1, referenceId: 'r' } as const;
    const state = initialState({ ...freshIds(1), flowId: 'f' }, 'en-CA');
    const transition = { before: state, after: state, fresh: freshIds(2) };
    const asked = { type: 'timePassed', at: noon, fresh: freshIds(2) } as const;
    const answer: Answer = { to: 'search', result: { ok: true, value: { accounts: [], unread: 0 } } };
    const answered = {
      type: 'answered',
      flowId: 'f',
      call: 1,
      answer,
      at: noon + 240_000,
      fresh: freshIds(2),
    } as const;
    const first = toAuditEntries(emptyAuditMemory, { ...transition, event: asked, effects: [effect] }, 5000);
    const second = toAuditEntries(first.memory, { ...transition, event: answered, effects: [] }, 5100.4);
    expect(second.entries).toMatchObject([{ event: 'search', at: noon + 240_000, ms: 100 }]);
  });

  it('makes no negative duration of a clock that was set back', () => {
    const counter = ready();
    counter.intend({ type: 'verify', format: 'sms' });
    counter.wait(-86_400_000);
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    expect(counter.entries.at(-1)).toMatchObject({ event: 'verify_answered', outcome: 'ok', ms: 0 });
  });
});
