// A customer whose PIN is out and who is cleared by one key can be brought back for ten seconds.
import { describe, expect, it } from 'vitest';
import type { Intention } from '../../../../preload/contract';
import type { LaneDriver } from '../lane-driver';
import { atHandOver, atQuote, readyToVerify, unclear } from '../lane-driver';
import { quote, scanOf } from '../people';

const another = scanOf({ number: 'OTHER-1', firstName: 'ODILE', lastName: 'EXEMPLE', birthDate: '1970-01-31' });

function sent(): LaneDriver {
  const counter = readyToVerify();
  counter.intend({ type: 'verify', format: 'sms' });
  counter.answer('verify', { kind: 'sent', to: 'sms' });
  return counter;
}

function isUnclear(): LaneDriver {
  const counter = readyToVerify();
  counter.intend({ type: 'verify', format: 'sms' });
  counter.fail('verify', unclear);
  return counter;
}

const out: [string, () => LaneDriver][] = [
  ['a PIN was sent', sent],
  ['a PIN may have been sent', isUnclear],
  ['the PIN is entered', atQuote],
  [
    'a PIN was sent, and the accounts are listed again',
    () => {
      const counter = sent();
      counter.intend({ type: 'back' });
      return counter;
    },
  ],
];

describe.each(out)('where %s', (_where, make) => {
  it('F2 is undone within ten seconds', () => {
    const counter = make();
    const { current } = counter.state;
    expect(counter.intend({ type: 'newCustomer' })).toEqual([{ type: 'abandon', flowId: current.id }]);
    expect(counter.view()).toMatchObject({ customer: null, undo: { name: 'MARIGOLD T.', until: counter.at + 10_000 } });
    counter.wait(9999);
    counter.intend({ type: 'undo' });
    expect(counter.state.current).toEqual({ ...current, reading: 'failed' });
    expect(counter.view()).toMatchObject({ undo: null, parked: [] });
  });

  it('Enter on “Start with NAME?” is undone, and the other customer parked', () => {
    const counter = make();
    const { current } = counter.state;
    counter.scan(another);
    if (counter.state.pendingScan !== null) counter.answerScan('acceptScan');
    expect(counter.state.current.id).not.toBe(current.id);
    const { id } = counter.state.current;
    counter.intend({ type: 'undo' });
    expect(counter.state.current).toEqual({ ...current, reading: 'failed' });
    expect(counter.state.parked.map(({ flow, number }) => [flow.id, number])).toEqual([[id, 1]]);
  });

  it('it is forgotten after ten seconds, with the PIN', () => {
    const counter = make();
    counter.intend({ type: 'newCustomer' });
    counter.wait(10_000);
    const before = counter.state;
    expect(counter.intend({ type: 'undo' })).toEqual([]);
    expect(counter.state).toBe(before);
    counter.dispatch({ type: 'timePassed' });
    expect(counter.view().undo).toBeNull();
    expect(JSON.stringify(counter.state)).not.toContain('MARIGOLD');
  });

  it('a clock that is set does not change how long that is', () => {
    const counter = make();
    counter.intend({ type: 'newCustomer' });
    counter.wait(86_400_000);
    counter.dispatch({ type: 'clockSet', byMs: 86_400_000 });
    counter.intend({ type: 'undo' });
    expect(counter.view().customer).not.toBeNull();
  });

  it('nothing of it is shown while the lane is locked', () => {
    const counter = make();
    counter.intend({ type: 'newCustomer' });
    counter.dispatch({ type: 'locked' });
    expect(counter.view().undo).toBeNull();
    expect(counter.intend({ type: 'undo' })).toEqual([]);
  });
});

it('calls that were under way are made anew', () => {
  const counter = atQuote();
  counter.intend({ type: 'setAmount', amountCents: 20_000 });
  const given = counter.call('calculateInterest');
  counter.intend({ type: 'newCustomer' });
  expect(counter.intend({ type: 'undo' })).toMatchObject([
    { type: 'abandon' },
    { type: 'calculateInterest', amountCents: 20_000 },
  ]);
  counter.answer('calculateInterest', quote(20_000), given);
  expect(counter.flow('quote').quote.kind).toBe('waiting');
  counter.answer('calculateInterest', quote(20_000));
  expect(counter.flow('quote').quote.kind).toBe('ready');
});

it.each<[string, () => LaneDriver, Intention]>([
  ['no PIN is out', readyToVerify, { type: 'newCustomer' }],
  ['the purchase is done', atHandOver, { type: 'done' }],
  ['the till has got everything', atHandOver, { type: 'newCustomer' }],
  ['the customer is parked', sent, { type: 'park' }],
])('there is nothing to undo where %s', (_why, make, intention) => {
  const counter = make();
  counter.intend(intention);
  expect(counter.view().undo).toBeNull();
});

it('the licence of the cleared customer, scanned at once, starts anew and can be undone all the same', () => {
  const counter = sent();
  const { id } = counter.state.current;
  counter.intend({ type: 'newCustomer' });
  counter.scan(scanOf());
  expect(counter.state.current.id).not.toBe(id);
  counter.intend({ type: 'undo' });
  expect(counter.state.current.id).toBe(id);
  expect(counter.screen('verify').attempt).toMatchObject({ kind: 'sent' });
});
