import { describe, expect, it } from 'vitest';
import type { StoredSnapshot } from '../../../../main/lane';
import { toSnapshots, parseSnapshot } from '../../../../main/lane/snapshot/snapshot';
import { atHandOver, atQuote, atVerify, LaneDriver, noon, readyToVerify } from '../lane-driver';
import { account, customer, problem, quote, scanOf } from '../people';

const hour = 3_600_000;

/** The counter after the program was killed and started again. */
function restarted(counter: LaneDriver, keyring = true): LaneDriver {
  counter.dispatch(counter.restart(keyring));
  return counter;
}

function found(customers: StoredSnapshot[]): LaneDriver {
  const counter = new LaneDriver();
  counter.dispatch({ type: 'restored', customers });
  return counter;
}

describe('after a sudden end', () => {
  it('an empty counter is an empty counter', () => {
    const counter = restarted(new LaneDriver());
    expect(counter.phase()).toEqual({ kind: 'empty' });
    expect(counter.state.notice).toBeNull();
    expect(toSnapshots(counter.state)).toEqual([]);
  });

  it('an amount that was typed ahead is still there', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'setAmount', amountCents: 12_345 });
    expect(restarted(counter).view().amountCents).toBe(12_345);
    expect(counter.state.notice).toBeNull();
  });

  it('a search that was under way is made again', () => {
    const counter = new LaneDriver();
    counter.scan();
    const { id, referenceId } = counter.state.current;
    restarted(counter);
    expect(counter.state.current).toMatchObject({ id, referenceId, reading: 'failed' });
    expect(counter.phase()).toMatchObject({ kind: 'searching', query: { lastName: 'TESTWELL' } });
    expect(counter.state.notice).toEqual({ code: 'restored', params: { savedAt: noon } });
    expect(counter.callsOf('search').map(({ call }) => call)).toEqual([2, 3]);
    counter.answer('search', []);
    expect(counter.phase()).toMatchObject({ kind: 'nobody' });
  });

  it.each(['search', 'lookup'] as const)(
    'the notice that a customer was restored stays when a %s has answered',
    (to) => {
      const counter = new LaneDriver();
      if (to === 'search') counter.scan();
      else counter.intend({ type: 'lookup', by: 'account', number: '9002' });
      restarted(counter);
      if (to === 'search') counter.answer('search', [account()]);
      else counter.answer('lookup', customer());
      expect(counter.state.current.step).toBe('verify');
      expect(counter.state.notice?.code).toBe('restored');
    },
  );

  it('the card’s data, the accounts to choose from and the data to check are restored', () => {
    const choosing = new LaneDriver();
    choosing.scan();
    choosing.answer('search', [account(), account({ accountNumber: '55' })]);
    const { phase } = choosing.flow('customer');
    expect(restarted(choosing).phase()).toEqual(phase);
    expect(choosing.view().customer).toMatchObject({ firstName: 'MARIGOLD', city: 'SAMPLETON' });
    const confirm = new LaneDriver();
    confirm.scan(scanOf({}, { certainty: { birthDate: 'uncertain' } }));
    const before = confirm.phase();
    expect(restarted(confirm).phase()).toEqual(before);
  });

  it('an open account is open, and what Flexiti says of it is asked again', () => {
    const counter = restarted(readyToVerify(10_000));
    expect(counter.flow('verify').account).toEqual(account());
    expect(counter.callsOf('lookup')).toHaveLength(2);
    expect(counter.callsOf('calculateInterest')).toHaveLength(2);
    counter.answer('lookup', customer());
    counter.answer('calculateInterest', quote(10_000));
    expect(counter.screen('verify').methods.find(({ format }) => format === 'sms')?.available).toBe(true);
  });

  it('a verify that was under way is unclear, and is not made again', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'verify', format: 'sms' });
    restarted(counter);
    expect(counter.screen('verify').attempt).toMatchObject({
      kind: 'unclear',
      format: 'sms',
      problem: { code: 'terminal_stopped', action: 'another_method' },
    });
    expect(counter.callsOf('verify')).toHaveLength(1);
    restarted(counter);
    expect(counter.screen('verify').attempt).toMatchObject({ kind: 'unclear' });
    counter.intend({ type: 'pinArrived' });
    expect(counter.attempt()).toMatchObject({ kind: 'sent', to: 'sms' });
  });

  it('a PIN that went out is waited for, and no second one goes out too soon', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'verify', format: 'email' });
    counter.answer('verify', { kind: 'sent', to: 'email' });
    restarted(counter);
    counter.answer('lookup', customer());
    expect(counter.attempt()).toEqual({ kind: 'sent', to: 'email', at: noon });
    counter.intend({ type: 'verify', format: 'email' });
    expect(counter.callsOf('verify')).toHaveLength(1);
  });

  it('a PIN is gone, and asked for again', () => {
    const typed = readyToVerify(10_000);
    typed.intend({ type: 'verify', format: 'sms' });
    typed.answer('verify', { kind: 'sent', to: 'sms' });
    typed.intend({ type: 'enterPin', pin: '4711' });
    expect(typed.state.current.step).toBe('quote');
    restarted(typed);
    expect(typed.state.notice).toEqual({ code: 'restored_pin_again', params: { savedAt: noon } });
    expect(typed.attempt()).toMatchObject({ kind: 'sent', to: 'sms' });
    for (const counter of [atQuote(), atHandOver()]) {
      restarted(counter);
      expect(counter.state.notice?.code).toBe('restored_pin_again');
      expect(counter.attempt()).toEqual({ kind: 'none' });
      expect(counter.view().amountCents).toBe(10_000);
    }
  });

  it("a card's number is gone, and asked for again", () => {
    const counter = atVerify(10_000, account({ customerId: '9002-1', accountType: 'business' }));
    counter.intend({ type: 'giveCard', number: '4000000000000042' });
    restarted(counter);
    expect(counter.state.notice?.code).toBe('restored_card_again');
    expect(counter.screen('verify').needsCard).toBe(true);
    const looking = new LaneDriver();
    looking.intend({ type: 'lookup', by: 'card', number: '4000000000000042' });
    expect(JSON.stringify(toSnapshots(looking.state))).not.toContain('4000000000000042');
    restarted(looking);
    expect(looking.phase()).toEqual({ kind: 'empty' });
    expect(looking.state.notice?.code).toBe('restored_card_again');
  });

  it('a parked customer whose lookup was by card is reported, even with another one on the counter', () => {
    for (const counter of [readyToVerify(10_000), atQuote()]) {
      counter.intend({ type: 'park' });
      counter.intend({ type: 'lookup', by: 'card', number: '4000000000000042' });
      counter.intend({ type: 'resume', number: 1 });
      expect(counter.view().parked).toMatchObject([{ number: 2, endingIn: '0042' }]);
      restarted(counter);
      expect(counter.state.current.step).toBe('verify');
      expect(counter.view().parked).toEqual([]);
      expect(counter.state.notice?.code).toBe('restored_card_again');
    }
  });

  it('parked customers have their numbers, and their searches run one by one', () => {
    const counter = new LaneDriver();
    for (const lastName of ['ALPHA', 'BETA']) {
      counter.scan(scanOf({ lastName }));
      counter.intend({ type: 'park' });
      counter.wait(1000);
    }
    counter.intend({ type: 'discard', number: 1 });
    counter.scan(scanOf({ lastName: 'GAMMA' }));
    restarted(counter);
    expect(counter.view().parked).toMatchObject([{ number: 2, name: 'MARIGOLD B.', state: 'waiting' }]);
    expect(counter.call('search').query.lastName).toBe('GAMMA');
    counter.dispatch({ type: 'paced' });
    expect(counter.call('search').query.lastName).toBe('BETA');
  });

  it('customers of too long ago are wiped, parked or on the counter', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'park' });
    counter.scan(scanOf({ lastName: 'BETA' }));
    const restored = counter.restart();
    const later = new LaneDriver();
    later.wait(13 * hour);
    later.dispatch(restored);
    expect(later.phase()).toEqual({ kind: 'empty' });
    expect(later.state.parked).toEqual([]);
    expect(later.state.notice).toEqual({ code: 'parked_wiped', params: { count: 2 } });
  });

  it('nothing lies in the future where the clock was set back meanwhile', () => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'verify', format: 'email' });
    counter.answer('verify', { kind: 'sent', to: 'email' });
    counter.intend({ type: 'park' });
    const restored = counter.restart();
    counter.wait(-24 * hour);
    counter.dispatch(restored);
    expect(counter.view().parked).toMatchObject([{ number: 1, since: noon - 24 * hour }]);
    counter.intend({ type: 'resume', number: 1 });
    counter.answer('lookup', customer());
    expect(counter.attempt()).toEqual({ kind: 'sent', to: 'email', at: noon - 24 * hour });
    counter.wait(31_000);
    counter.intend({ type: 'verify', format: 'email' });
    expect(counter.callsOf('verify')).toHaveLength(2);
  });

  it('without a keyring the lost customers are counted', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'park' });
    counter.scan(scanOf({ lastName: 'BETA' }));
    restarted(counter, false);
    expect(counter.phase()).toEqual({ kind: 'empty' });
    expect(counter.state.parked).toEqual([]);
    expect(counter.state.notice).toEqual({ code: 'not_restored_no_keyring', params: { counter: 1, parked: 1 } });
  });

  it('the notice stays until the cashier’s next command, however the retries end', () => {
    const byName = new LaneDriver();
    byName.scan();
    const byAccount = new LaneDriver();
    byAccount.intend({ type: 'lookup', by: 'account', number: '123456789' });
    for (const counter of [byName, byAccount]) restarted(counter);
    byName.answer('search', [account()]);
    byAccount.answer('lookup', customer());
    for (const counter of [byName, byAccount]) {
      expect(counter.flow('verify').attempt).toEqual({ kind: 'none' });
      expect(counter.state.notice?.code).toBe('restored');
    }
    for (const error of [problem('not_found'), problem('no_network')]) {
      const counter = new LaneDriver();
      counter.intend({ type: 'lookup', by: 'account', number: '123456789' });
      restarted(counter).fail('lookup', error);
      expect(counter.phase().kind).not.toBe('lookingUp');
      expect(counter.state.notice?.code).toBe('restored');
    }
  });

  it('what cannot be read, or was written by another version, is not guessed at', () => {
    const row = { place: 0, since: 0, at: noon };
    expect(found([{ ...row, personal: null, why: 'unreadable' }]).state.notice?.code).toBe('not_restored_unreadable');
    for (const personal of ['', 'null', '{"version":2}', '[]']) {
      expect(found([{ ...row, personal, why: null }]).state.notice?.code).toBe('not_restored_version');
    }
  });
});

describe('what was said after a sudden end is said again after another, until the cashier has done something', () => {
  const byCard = (): LaneDriver => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'card', number: '4000000000000042' });
    return counter;
  };
  const cardParked = (): LaneDriver => {
    const counter = byCard();
    counter.intend({ type: 'park' });
    return counter;
  };
  const twoLost = (): LaneDriver => {
    const counter = readyToVerify();
    counter.intend({ type: 'park' });
    counter.scan(scanOf({ lastName: 'BETA' }));
    return counter;
  };
  const cases: [string, () => LaneDriver, boolean, object][] = [
    ['a card is asked for again', byCard, true, { code: 'restored_card_again' }],
    ['the card of a parked customer is asked for again', cardParked, true, { code: 'restored_card_again' }],
    ['a PIN is asked for again', atQuote, true, { code: 'restored_pin_again' }],
    ['a customer is restored', readyToVerify, true, { code: 'restored' }],
    [
      'two are lost without a keyring',
      twoLost,
      false,
      { code: 'not_restored_no_keyring', params: { counter: 1, parked: 1 } },
    ],
  ];

  it.each(cases)('%s', (_, make, keyring, notice) => {
    const counter = make();
    counter.wait(1000);
    restarted(counter, keyring);
    expect(counter.state.notice).toMatchObject(notice);
    const { id } = counter.state.current;
    const first = counter.state.notice;
    for (let kills = 0; kills < 3; kills += 1) {
      counter.wait(1000);
      restarted(counter, keyring);
      expect(counter.state.notice).toEqual(first);
      if (keyring && make !== cardParked) expect(counter.state.current.id).toBe(id);
    }
    // Anything that the cashier does.
    counter.intend({ type: 'newCustomer' });
    expect(toSnapshots(counter.state)).toEqual([]);
    expect(restarted(counter, keyring).state.notice).toBeNull();
  });

  it.each(['unreadable', null] as const)('what was lost as %s is so again, with a keyring', (why) => {
    const row = { place: 0, since: 0, at: noon, personal: why === null ? 'other' : null, why };
    const counter = found([row, { ...row, place: 2 }]);
    const first = counter.state.notice;
    expect(first?.params).toEqual({ counter: 1, parked: 1 });
    expect(restarted(restarted(counter)).state.notice).toEqual(first);
  });

  it('that parked customers were wiped', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'park' });
    counter.wait(24 * hour);
    counter.dispatch({ type: 'timePassed' });
    expect(counter.state.notice).toEqual({ code: 'parked_wiped', params: { count: 1 } });
    expect(restarted(restarted(counter)).state.notice).toEqual({ code: 'parked_wiped', params: { count: 1 } });
  });

  it('whose card was asked for is wiped a day later, as any other, with a word', () => {
    const counter = restarted(byCard());
    counter.wait(24 * hour);
    restarted(counter);
    expect(counter.state.notice).toEqual({ code: 'parked_wiped', params: { count: 1 } });
  });

  it('the rows have ids of their own, the same at each writing', () => {
    for (const [, make, keyring] of cases) {
      const counter = restarted(make(), keyring);
      const rows = toSnapshots(counter.state);
      expect(rows.every(({ id, place }) => /^[0-9a-f]{32}$/.test(id) && place >= 0)).toBe(true);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(toSnapshots(counter.state)).toEqual(rows);
    }
  });

  it('a scan goes on where the card was asked for', () => {
    const counter = restarted(restarted(byCard()));
    counter.scan();
    expect(counter.phase().kind).toBe('searching');
    expect(toSnapshots(counter.state)).toHaveLength(1);
  });
});

describe('a snapshot', () => {
  it('is read as it was written, at every step', () => {
    const failed = new LaneDriver();
    failed.scan();
    failed.fail('search', problem('no_network'));
    for (const counter of [failed, atVerify(), readyToVerify(10_000), atQuote(), atHandOver()]) {
      const [row] = toSnapshots(counter.state);
      expect(parseSnapshot(row?.personal ?? '')).toMatchObject({ id: counter.state.current.id, version: 1 });
    }
  });
});
