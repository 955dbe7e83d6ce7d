import { describe, expect, it } from 'vitest';
import type { FlexitiErrorCode } from '../../../main/flexiti';
import type { ScannerView } from '../../../preload/contract';
import { atHandOver, atQuote, atVerify, LaneDriver, readyToVerify } from './lane-driver';
import { account, customer, problem, reading, scanOf } from './people';

const second = scanOf({ firstName: 'ODILE', lastName: 'EXEMPLE', birthDate: '1970-01-31' });

/** A counter in each state with a customer. */
const busy: [string, () => LaneDriver][] = [
  ['confirm', confirm],
  ['searching', scanned],
  ['lookingUp', lookingUp],
  ['choosing', choosing],
  ['a search that waits for Flexiti', () => failed('timed_out')],
  ['verify', () => readyToVerify(10_000)],
  ['sending', sending],
  ['quote', () => atQuote()],
  ['handOver', () => atHandOver()],
];

function scanned(): LaneDriver {
  const counter = new LaneDriver();
  counter.scan();
  return counter;
}

function lookingUp(): LaneDriver {
  const counter = new LaneDriver();
  counter.intend({ type: 'lookup', by: 'account', number: '1' });
  return counter;
}

function choosing(): LaneDriver {
  const counter = scanned();
  counter.answer('search', [account({ status: 'F' })]);
  return counter;
}

function sending(): LaneDriver {
  const counter = readyToVerify();
  counter.intend({ type: 'verify', format: 'sms' });
  return counter;
}

/** ... and in each state without one. */
const free: [string, () => LaneDriver][] = [
  ['empty', () => new LaneDriver()],
  ['nobody', nobody],
  ['a search that was refused', () => failed('wrong_inputs')],
];

function confirm(): LaneDriver {
  const counter = new LaneDriver();
  counter.scan(scanOf({}, { certainty: { lastName: 'uncertain' } }));
  return counter;
}

function nobody(): LaneDriver {
  const counter = scanned();
  counter.answer('search', []);
  return counter;
}

function failed(code: FlexitiErrorCode): LaneDriver {
  const counter = scanned();
  counter.fail('search', problem(code));
  return counter;
}

describe('a second scan', () => {
  it.each(busy)('asks whom to serve at %s', (_where, make) => {
    const counter = make();
    const { current } = counter.state;
    expect(counter.scan(second)).toEqual([]);
    expect(counter.state.current).toBe(current);
    expect(counter.view().pendingScan).toMatchObject({ kind: 'licence', name: 'ODILE E.' });
  });

  it.each(busy)('that is declined leaves %s as it was', (_where, make) => {
    const counter = make();
    const { current } = counter.state;
    counter.scan(second);
    expect(counter.answerScan('declineScan')).toEqual([]);
    expect(counter.state).toMatchObject({ pendingScan: null });
    expect(counter.state.current).toBe(current);
  });

  it.each(busy)('that is accepted at %s starts with the new customer and nothing of the old one', (_where, make) => {
    const counter = make();
    const { id, referenceId, requestId } = counter.state.current;
    counter.scan(second);
    const effects = counter.answerScan('acceptScan');
    expect(effects.map(({ type }) => type)).toEqual(['abandon', 'readLicence', 'search']);
    expect(effects[0]).toEqual({ type: 'abandon', flowId: id });
    const { current, pendingScan } = counter.state;
    expect([current.id, current.referenceId, current.requestId]).not.toContain(id);
    expect(current.referenceId).not.toBe(referenceId);
    expect(current.requestId).not.toBe(requestId);
    expect(pendingScan).toBeNull();
    expect(current).toMatchObject({ amountCents: null, chosenLanguage: null, messages: [], verifySent: false });
    expect(counter.view().customer).toMatchObject({ firstName: 'ODILE', lastName: 'EXEMPLE', account: null });
  });

  it('that is accepted while a verify is under way shows a notice until the next intention', () => {
    const counter = sending();
    counter.scan(second);
    counter.answerScan('acceptScan');
    counter.answer('search', [account({ firstName: 'Odile', lastName: 'Exemple' })]);
    expect(counter.view().notice).toMatchObject({ code: 'verify_left' });
    expect(counter.state.current.step).toBe('verify');
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    expect(counter.view().notice).toBeNull();
  });

  it('is the newest one that was made', () => {
    const counter = scanned();
    counter.scan(second);
    counter.scan(scanOf({ firstName: 'THIRD' }));
    expect(counter.view().pendingScan).toMatchObject({ kind: 'licence', name: 'THIRD T.' });
  });

  it.each(free)('replaces the flow without confirmation at %s', (_where, make) => {
    const counter = make();
    counter.scan(second);
    expect(counter.view()).toMatchObject({ pendingScan: null, customer: { firstName: 'ODILE' } });
    expect(counter.phase().kind).toBe('searching');
  });

  it('is forgotten when the counter is cleared', () => {
    const counter = scanned();
    counter.scan(second);
    counter.intend({ type: 'newCustomer' });
    expect(counter.state.pendingScan).toBeNull();
    const before = counter.state;
    counter.answerScan('acceptScan');
    counter.answerScan('declineScan');
    expect(counter.state).toBe(before);
  });
});

describe('a report of the scanner that starts no customer', () => {
  it.each([
    ['scan_unreadable', { type: 'scanned', scan: { status: 'unreadable', reason: 'no_header' } }],
    ['scan_unsupported', { type: 'scanned', scan: { status: 'unsupported', reason: 'health_card' } }],
    ['scan_cut', { type: 'scanCut', reason: 'disconnected' }],
    ['scan_broken_off', { type: 'scanCut', reason: 'broken_off' }],
    ['scan_too_long', { type: 'scanCut', reason: 'too_long' }],
  ] as const)('%s shows a notice at every step, and changes none', (code, input) => {
    for (const [, make] of [...free, ...busy]) {
      const counter = make();
      const { current } = counter.state;
      expect(counter.dispatch(input)).toEqual([]);
      expect(counter.state.current).toBe(current);
      expect(counter.view().notice).toMatchObject({ code, tone: 'warning' });
    }
  });

  it('is dismissed by the next intention', () => {
    const counter = readyToVerify();
    counter.dispatch({ type: 'scanCut', reason: 'disconnected' });
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    expect(counter.view().notice).toBeNull();
  });

  it.each([
    ['the same licence, that is on the counter already', scanOf()],
    ['another licence, that asks first', second],
  ])('is taken back by a scan that is read: %s', (_, scan) => {
    const counter = readyToVerify();
    counter.dispatch({ type: 'scanned', scan: { status: 'unreadable', reason: 'no_header' } });
    counter.wait(5000);
    counter.scan(scan);
    expect(counter.view().notice).toBeNull();
  });

  it('leaves what was said of something else', () => {
    const counter = atVerify();
    counter.intend({ type: 'park' });
    counter.intend({ type: 'resume', number: 1 });
    const { notice } = counter.view();
    counter.wait(5000);
    counter.scan(scanOf());
    expect(counter.view().notice).toEqual(notice);
  });

  it('shows which scanners there are', () => {
    const scanners: ScannerView[] = [{ id: '1', name: 'Example 2000', kind: 'serial', state: 'ready', because: null }];
    const counter = readyToVerify();
    const { current } = counter.state;
    counter.dispatch({ type: 'scannersChanged', scanners });
    expect(counter.view().scanners).toEqual(scanners);
    expect(counter.state.current).toBe(current);
  });
});

describe('the licence of the customer in progress, scanned again', () => {
  it('changes nothing', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('search', [account()]);
    const before = counter.state;
    counter.scan();
    expect(counter.state).toBe(before);
  });

  it('is known although Flexiti reads it differently', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('readLicence', reading({ address1: '1 OTHER ST' }));
    counter.answer('search', [account()]);
    counter.scan();
    expect(counter.view().pendingScan).toBeNull();
    expect(counter.view().customer?.address1).toBe('12 EXAMPLE ST');
  });

  it('is another one when anything on it differs', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('search', [account()]);
    counter.scan(scanOf({ expiry: '2033-01-01' }));
    expect(counter.view().pendingScan).not.toBeNull();
  });
});

describe('a verify that is left under way', () => {
  it('is a notice on the next customer’s screen: a PIN may still go out', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('search', [account()]);
    counter.answer('lookup', customer());
    counter.intend({ type: 'verify', format: 'sms' });
    counter.intend({ type: 'newCustomer' });
    expect(counter.view().notice).toMatchObject({ code: 'verify_left' });
  });
});

describe('a new customer', () => {
  it.each([...busy, ...free])('clears the counter at %s', (_where, make) => {
    const counter = make();
    const { id } = counter.state.current;
    expect(counter.intend({ type: 'newCustomer' })).toEqual([{ type: 'abandon', flowId: id }]);
    expect(counter.view()).toMatchObject({ customer: null, amountCents: null });
    expect(counter.phase()).toEqual({ kind: 'empty' });
  });
});

describe('a late answer', () => {
  it('of a verify that was left changes nothing', () => {
    const counter = sending();
    counter.intend({ type: 'newCustomer' });
    const before = counter.state;
    expect(counter.answer('verify', { kind: 'sent', to: 'sms' })).toEqual([]);
    expect(counter.state).toBe(before);
  });

  it('that comes twice counts once', () => {
    const counter = atVerify();
    counter.answer('lookup', customer());
    const before = counter.state;
    counter.answer('lookup', customer({ phone: null }));
    expect(counter.state).toBe(before);
  });

  it('of another kind than was asked changes nothing', () => {
    const counter = scanned();
    const { flowId, call } = counter.call('search');
    const before = counter.state;
    counter.settle({ flowId, call } as never, { to: 'lookup', result: { ok: true, value: customer() } });
    expect(counter.state).toBe(before);
  });
});
