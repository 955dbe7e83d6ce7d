// What a parked customer is told at their resuming, and when failed calls are made again.
import { describe, expect, it } from 'vitest';
import { LaneDriver, noon, readyToVerify } from '../lane-driver';
import { problem, quote, scanOf } from '../people';

const odile = scanOf({ firstName: 'ODILE', lastName: 'EXEMPLE', birthDate: '1970-01-31' });
const hour = 3_600_000;

function online(counter: LaneDriver): void {
  counter.dispatch({ type: 'linkChanged', link: { state: 'online', since: noon, until: null } });
}

describe('what happened to a parked customer is said when they are resumed', () => {
  /** A bypass is void because the quote, which came after the parking, no longer allows it. */
  function voided(): LaneDriver {
    const counter = readyToVerify();
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.answer('calculateInterest', quote(10_000, true));
    counter.intend({ type: 'verify', format: 'regular_purchase_bypass' });
    counter.answer('verify', { kind: 'pin', pin: '6785' });
    expect(counter.state.current.step).toBe('quote');
    counter.intend({ type: 'setCustomerLanguage', language: 'fr-CA' });
    const call = counter.call('calculateInterest');
    counter.intend({ type: 'park' });
    counter.answer('calculateInterest', quote(10_000, false), call);
    return counter;
  }

  it('that a PIN by bypass is void', () => {
    const counter = voided();
    expect(counter.view().parked).toMatchObject([{ number: 1, news: true }]);
    expect(counter.state.notice?.code).toBe('parked');
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.state.current.step).toBe('verify');
    expect(counter.state.notice).toEqual({ code: 'bypass_pin_void', params: {} });
  });

  it('also where another customer is parked in turn', () => {
    const counter = voided();
    counter.scan(odile);
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.state.notice?.code).toBe('bypass_pin_void');
    expect(counter.view().parked).toHaveLength(1);
  });

  it('also by their licence', () => {
    const counter = voided();
    counter.scan();
    expect(counter.state.current.step).toBe('verify');
    expect(counter.state.notice?.code).toBe('bypass_pin_void');
  });

  it('also after other customers, other notices and a lock, and only once', () => {
    const counter = voided();
    counter.scan({ status: 'other', other: { kind: 'product' } });
    counter.dispatch({ type: 'locked' });
    counter.dispatch({ type: 'unlocked' });
    counter.intend({ type: 'newCustomer' });
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.state.notice?.code).toBe('bypass_pin_void');
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.intend({ type: 'park' });
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.state.notice).toBeNull();
  });

  it('also what was on the screen when they were parked', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.answer('calculateInterest', quote(10_000, true));
    counter.intend({ type: 'verify', format: 'regular_purchase_bypass' });
    counter.answer('verify', { kind: 'pin', pin: '6785' });
    counter.intend({ type: 'setAmount', amountCents: 20_000 });
    expect(counter.state.notice?.code).toBe('bypass_pin_void');
    counter.intend({ type: 'park' });
    expect(counter.state.notice?.code).toBe('parked');
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.state.notice?.code).toBe('bypass_pin_void');
  });
});

describe('after an outage a chain is spread', () => {
  const link = (state: 'offline' | 'online', since: number) => ({ state, since, until: null });
  const back = (minutes: number): { counter: LaneDriver; effects: unknown } => {
    const counter = new LaneDriver();
    counter.scan();
    counter.fail('search', problem('no_network'));
    counter.dispatch({ type: 'linkChanged', link: link('offline', noon) });
    counter.wait(minutes * 60_000);
    return { counter, effects: counter.dispatch({ type: 'linkChanged', link: link('online', counter.at) }) };
  };

  it.each([
    [15, 300_000],
    [6, 180_000],
    [600, 300_000],
    [4, 120_000],
    [1 / 3, 10_000],
    [1 / 60, 500],
  ])('after %i minutes the first search comes within %i ms', (minutes, withinMs) => {
    const { counter, effects } = back(minutes);
    expect(effects).toEqual([{ type: 'pace', withinMs }]);
    expect(counter.dispatch({ type: 'paced' })).toMatchObject([{ type: 'search' }, { type: 'pace' }]);
  });

  it('where none was seen it comes at once', () => {
    expect(back(0).effects).toMatchObject([{ type: 'search' }, { type: 'pace' }]);
  });

  it('“try now” and another customer do not wait', () => {
    const { counter } = back(15);
    expect(counter.intend({ type: 'retry' })).toMatchObject([{ type: 'search', force: true }]);
    counter.intend({ type: 'newCustomer' });
    expect(counter.scan()).toMatchObject([{ type: 'abandon' }, { type: 'readLicence' }, { type: 'search' }]);
  });
});

describe('a call that Flexiti asked to wait with', () => {
  it('is made again by itself after that time and not before, also where the clock is set', () => {
    const counter = new LaneDriver();
    online(counter);
    counter.scan();
    counter.fail('search', problem('rate_limited', { status: 429, retryAfterSeconds: 600 }));
    counter.wait(599_000);
    expect(counter.dispatch({ type: 'timePassed' })).toEqual([]);
    counter.wait(hour);
    expect(counter.dispatch({ type: 'clockSet', byMs: hour })).toEqual([]);
    expect(counter.dispatch({ type: 'timePassed' })).toEqual([]);
    counter.wait(1000);
    expect(counter.dispatch({ type: 'timePassed' })).toMatchObject([{ type: 'search' }, { type: 'pace' }]);
  });
});
