import { describe, expect, it } from 'vitest';
import { atHandOver, atVerify, LaneDriver, noon, readyToVerify, usualRules } from '../lane-driver';
import { account, customer, problem, quote, reading, scanOf } from '../people';

const odile = scanOf({ firstName: 'ODILE', lastName: 'EXEMPLE', birthDate: '1970-01-31' });
const hour = 3_600_000;

function online(counter: LaneDriver): void {
  counter.dispatch({ type: 'linkChanged', link: { state: 'online', since: noon, until: null } });
}

/** Several licences that could not be searched for, parked one after another. */
function parkedOffline(count: number): LaneDriver {
  const counter = new LaneDriver();
  counter.dispatch({ type: 'linkChanged', link: { state: 'offline', since: noon, until: null } });
  for (let index = 0; index < count; index += 1) {
    counter.scan(scanOf({ lastName: `TESTWELL-${'ABCDEFGH'.charAt(index)}` }));
    counter.fail('readLicence', problem('no_network'));
    counter.fail('search', problem('no_network'));
    counter.intend({ type: 'park' });
    counter.wait(60_000);
  }
  return counter;
}

describe('parking', () => {
  it('clears the counter, and gives a number and a name to call out', () => {
    const counter = readyToVerify(10_000);
    const { id } = counter.state.current;
    const effects = counter.intend({ type: 'park' });
    expect(effects).toEqual([{ type: 'forgetCopies' }]);
    expect(counter.phase()).toEqual({ kind: 'empty' });
    expect(counter.state.current.id).not.toBe(id);
    expect(counter.view()).toMatchObject({
      customer: null,
      canPark: false,
      notice: { code: 'parked', params: { number: 1, name: 'MARIGOLD T.', language: 'en-CA' }, tone: 'info' },
      parked: [{ number: 1, name: 'MARIGOLD T.', endingIn: null, since: noon, state: 'ready', amountCents: 10_000 }],
    });
  });

  it('parks nothing from an empty counter', () => {
    const counter = new LaneDriver();
    const before = counter.state;
    expect(counter.intend({ type: 'park' })).toEqual([]);
    expect(counter.state).toBe(before);
    expect(counter.view().canPark).toBe(false);
  });

  it('names a customer without a name by the last digits of the number', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'account', number: '100000771234' });
    counter.intend({ type: 'park' });
    expect(counter.view().parked).toMatchObject([{ name: null, endingIn: '1234', state: 'searching' }]);
    expect(counter.state.notice?.params).toEqual({ number: 1, name: '', language: 'en-CA' });
  });

  it('gives the smallest number that is free', () => {
    const counter = parkedOffline(3);
    counter.intend({ type: 'discard', number: 2 });
    expect(counter.state.notice).toEqual({ code: 'discarded', params: { number: 2 } });
    counter.scan(odile);
    counter.intend({ type: 'park' });
    expect(counter.state.parked.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(counter.view().parked[1]?.name).toBe('ODILE E.');
  });

  it('keeps the step, the PIN and the ids over it', () => {
    const counter = atHandOver();
    const { current } = counter.state;
    counter.intend({ type: 'park' });
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.state.current).toBe(current);
    expect(counter.state.parked).toEqual([]);
    expect(counter.screen('handOver').verificationCode).toBe('6785');
  });

  it('parks the customer on the counter when another is resumed', () => {
    const counter = readyToVerify();
    const first = counter.state.current.id;
    counter.intend({ type: 'park' });
    counter.scan(odile);
    const second = counter.state.current.id;
    const effects = counter.intend({ type: 'resume', number: 1 });
    expect(effects.filter(({ type }) => type === 'abandon')).toEqual([]);
    expect(counter.state.current.id).toBe(first);
    expect(counter.state.parked.map(({ number, flow }) => [number, flow.id])).toEqual([[2, second]]);
    expect(counter.state.notice?.params).toMatchObject({ number: 2, name: 'ODILE E.' });
  });

  it('shows the resumed customer nothing of the one who was parked before', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'park' });
    counter.scan(odile);
    counter.intend({ type: 'park' });
    expect(counter.state.notice).toMatchObject({ code: 'parked', params: { number: 2 } });
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.state.notice).toBeNull();
  });

  it('ignores a number that is not in the list', () => {
    const counter = readyToVerify();
    const before = counter.state;
    counter.intend({ type: 'resume', number: 7 });
    counter.intend({ type: 'discard', number: 7 });
    expect(counter.state).toBe(before);
  });

  it('makes room for a second licence', () => {
    const counter = readyToVerify();
    counter.scan(odile);
    expect(counter.view().pendingScan).toEqual({ number: 1, kind: 'licence', name: 'ODILE E.' });
    counter.answerScan('park');
    expect(counter.view().parked).toMatchObject([{ number: 1, name: 'MARIGOLD T.' }]);
    expect(counter.view()).toMatchObject({ pendingScan: null, customer: { firstName: 'ODILE' } });
    expect(counter.phase()).toMatchObject({ kind: 'searching' });
    expect(counter.state.notice?.code).toBe('parked');
  });

  it('is offered when another licence is scanned while a search waits for Flexiti; the same licence retries', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.fail('search', problem('no_network'));
    counter.scan();
    expect(counter.phase()).toMatchObject({ kind: 'searching' });
    expect(counter.view().pendingScan).toBeNull();
    counter.fail('search', problem('no_network'));
    counter.scan(odile);
    expect(counter.view()).toMatchObject({ pendingScan: { name: 'ODILE E.' }, customer: { firstName: 'MARIGOLD' } });
    counter.answerScan('park');
    expect(counter.view().parked).toMatchObject([{ name: 'MARIGOLD T.', state: 'waiting' }]);
  });

  it('resumes the customer whose licence is scanned again', () => {
    const counter = readyToVerify();
    const { current } = counter.state;
    counter.intend({ type: 'park' });
    counter.scan();
    expect(counter.state.current).toBe(current);
    expect(counter.state.notice).toEqual({ code: 'resumed', params: { number: 1 } });
    expect(counter.callsOf('search')).toHaveLength(1);
  });

  it('wipes customers parked for too long, and reports how many', () => {
    const counter = parkedOffline(2);
    counter.wait(12 * hour - 90_000);
    const effects = counter.dispatch({ type: 'timePassed' });
    expect(effects).toHaveLength(1);
    expect(counter.state.notice).toEqual({ code: 'parked_wiped', params: { count: 1 } });
    expect(counter.state.parked.map(({ number }) => number)).toEqual([2]);
  });
});

describe('an answer for a parked customer', () => {
  it('is stored for them, and marked as news', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.intend({ type: 'park' });
    const before = counter.state.current;
    counter.answer('search', [account(), account({ accountNumber: '55' })]);
    expect(counter.state.current).toBe(before);
    expect(counter.view().parked).toMatchObject([{ state: 'accounts', accounts: 2, news: true }]);
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.phase()).toMatchObject({ kind: 'choosing' });
  });

  it('leads to reads alone, and shows nothing on the counter', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.intend({ type: 'park' });
    counter.scan(odile);
    const { current, notice } = counter.state;
    const search = counter.callsOf('search')[0];
    if (search === undefined) throw new Error('no search');
    expect(counter.answer('search', [account()], search).map(({ type }) => type)).toEqual(['lookup']);
    counter.answer('lookup', customer());
    expect(counter.state.current).toBe(current);
    expect(counter.state.notice).toBe(notice);
    expect(counter.view().parked).toMatchObject([{ state: 'ready', news: true }]);
  });

  it('is stored where it is the end of a verify', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'verify', format: 'sms' });
    counter.intend({ type: 'park' });
    expect(counter.view().parked).toMatchObject([{ state: 'sending' }]);
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    expect(counter.view().parked).toMatchObject([{ state: 'pin_sent', news: true }]);
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.attempt()).toMatchObject({ kind: 'sent', to: 'sms' });
    expect(counter.callsOf('verify')).toHaveLength(1);
  });

  it('is dropped when they were taken off the list', () => {
    const counter = new LaneDriver();
    counter.scan();
    const { id } = counter.state.current;
    counter.intend({ type: 'park' });
    expect(counter.intend({ type: 'discard', number: 1 })).toEqual([{ type: 'abandon', flowId: id }]);
    const before = counter.state;
    counter.answer('search', [account()]);
    expect(counter.state).toBe(before);
  });
});

describe('when Flexiti answers again', () => {
  it('the searches are retried automatically, the longest wait first, one at a time', () => {
    const counter = parkedOffline(3);
    expect(counter.view().parked.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    const before = counter.callsOf('search').length;
    const asked = (): string[] =>
      counter
        .callsOf('search')
        .slice(before)
        .map(({ query }) => query.lastName);
    online(counter);
    expect(asked()).toEqual([]);
    counter.dispatch({ type: 'paced' });
    expect(asked()).toEqual(['TESTWELL-A']);
    online(counter);
    counter.dispatch({ type: 'paced' });
    expect(asked()).toEqual(['TESTWELL-A']);
    counter.answer('search', []);
    expect(asked()).toEqual(['TESTWELL-A']);
    counter.dispatch({ type: 'paced' });
    expect(asked()).toEqual(['TESTWELL-A', 'TESTWELL-B']);
    counter.answer('search', [account({ lastName: 'Testwell-B' })]);
    counter.answer('lookup', customer());
    counter.dispatch({ type: 'paced' });
    expect(asked()).toEqual(['TESTWELL-A', 'TESTWELL-B', 'TESTWELL-C']);
    counter.answer('search', [account(), account({ accountNumber: '55' })]);
    expect(counter.dispatch({ type: 'paced' })).toEqual([]);
    expect(counter.view().parked.map(({ state, news }) => [state, news])).toEqual([
      ['nobody', true],
      ['ready', true],
      ['accounts', true],
    ]);
  });

  it('the customer on the counter comes first', () => {
    const counter = parkedOffline(1);
    counter.scan(odile);
    counter.fail('search', problem('gateway_error', { status: 502 }));
    expect(counter.screen('customer').phase).toMatchObject({ kind: 'failed', resumes: true });
    online(counter);
    counter.dispatch({ type: 'paced' });
    expect(counter.phase()).toMatchObject({ kind: 'searching', query: { lastName: 'EXEMPLE' } });
    counter.dispatch({ type: 'paced' });
    expect(counter.call('search').query.lastName).toBe('TESTWELL-A');
  });

  it('what failed for another reason waits for the cashier', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.fail('search', problem('wrong_inputs', { status: 409 }));
    expect(counter.screen('customer').phase).toMatchObject({ kind: 'failed', resumes: false });
    counter.intend({ type: 'park' });
    expect(counter.view().parked).toMatchObject([{ state: 'failed' }]);
    const calls = counter.calls.length;
    online(counter);
    expect(counter.calls).toHaveLength(calls);
  });

  it('lookup and the quote of an open account are asked again', () => {
    const counter = atVerify(10_000);
    counter.fail('lookup', problem('timed_out'));
    counter.fail('calculateInterest', problem('timed_out'));
    counter.intend({ type: 'park' });
    expect(counter.view().parked).toMatchObject([{ state: 'waiting' }]);
    online(counter);
    expect(counter.callsOf('lookup')).toHaveLength(2);
    expect(counter.callsOf('calculateInterest')).toHaveLength(2);
    counter.answer('lookup', customer());
    counter.answer('calculateInterest', quote(10_000));
    expect(counter.view().parked).toMatchObject([{ state: 'ready', news: true }]);
  });

  it('no verify is retried automatically', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'verify', format: 'sms' });
    counter.fail('verify', problem('no_network'));
    online(counter);
    counter.intend({ type: 'park' });
    online(counter);
    counter.dispatch({ type: 'paced' });
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.callsOf('verify')).toHaveLength(1);
  });

  it('a search that keeps failing is left to the cashier in the end, whose retry is sent at once', () => {
    const counter = parkedOffline(1);
    for (let times = 0; times < 30; times += 1) {
      online(counter);
      counter.dispatch({ type: 'paced' });
      if (counter.view().parked[0]?.state === 'searching') counter.fail('search', problem('server_error'));
    }
    expect(counter.callsOf('search')).toHaveLength(21);
    expect(counter.view().parked).toMatchObject([{ state: 'failed' }]);
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.intend({ type: 'retry' })).toMatchObject([{ type: 'search', force: true }]);
    counter.fail('search', problem('server_error'));
    expect(counter.screen('customer').phase).toMatchObject({ resumes: true });
  });

  it('the cashier’s retry is sent although Flexiti did not answer lately', () => {
    const counter = new LaneDriver();
    counter.scan();
    expect(counter.call('search').force).toBeUndefined();
    counter.fail('search', problem('no_network'));
    counter.intend({ type: 'retry' });
    expect(counter.call('search').force).toBe(true);
  });
});

describe('a locked lane', () => {
  it('shows no customer, takes no intention, and continues behind the lock', () => {
    const counter = atVerify();
    counter.answer('readLicence', reading());
    const { current } = counter.state;
    counter.dispatch({ type: 'locked' });
    const text = JSON.stringify(counter.view());
    for (const word of ['MARIGOLD', 'TESTWELL', '1984', 'EXAMPLE', '771234']) expect(text).not.toContain(word);
    expect(counter.view()).toMatchObject({ locked: { needsPin: false, scanned: false }, customer: null, parked: [] });
    counter.intend({ type: 'newCustomer' });
    counter.dispatch({ type: 'scanCut', reason: 'disconnected' });
    expect(counter.state.current).toBe(current);
    counter.answer('lookup', customer());
    counter.dispatch({ type: 'unlocked' });
    expect(counter.screen('verify').methods.find(({ format }) => format === 'sms')?.available).toBe(true);
  });

  it('reports that a scan was not accepted', () => {
    const counter = atVerify();
    counter.dispatch({ type: 'locked' });
    counter.scan(odile);
    expect(counter.view().locked).toEqual({ needsPin: false, scanned: true });
    counter.dispatch({ type: 'unlocked' });
    expect(counter.view()).toMatchObject({ locked: null, pendingScan: null, customer: { firstName: 'MARIGOLD' } });
  });

  it('is unlocked by a scan on an empty counter if no PIN is required', () => {
    const counter = new LaneDriver();
    counter.dispatch({ type: 'locked' });
    counter.scan();
    expect(counter.view()).toMatchObject({ locked: null, customer: { firstName: 'MARIGOLD' } });
    const asking = new LaneDriver({ ...usualRules, pinToUnlock: true });
    asking.dispatch({ type: 'locked' });
    asking.scan();
    expect(asking.view()).toMatchObject({ locked: { needsPin: true, scanned: true }, customer: null });
  });
});

describe('a clock that was set', () => {
  it('prolongs no wait, and wipes no customer', () => {
    for (const days of [-1, 1]) {
      const counter = readyToVerify(10_000);
      counter.intend({ type: 'verify', format: 'sms' });
      counter.answer('verify', { kind: 'sent', to: 'sms' });
      counter.intend({ type: 'park' });
      counter.wait(days * 24 * hour);
      counter.dispatch({ type: 'clockSet', byMs: days * 24 * hour });
      counter.dispatch({ type: 'timePassed' });
      counter.intend({ type: 'resume', number: 1 });
      expect(counter.attempt()).toEqual({ kind: 'sent', to: 'sms', at: counter.at });
      counter.wait(30_000);
      counter.intend({ type: 'verify', format: 'sms' });
      expect(counter.callsOf('verify')).toHaveLength(2);
    }
  });
});
