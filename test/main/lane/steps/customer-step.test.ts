import { describe, expect, it } from 'vitest';
import type { Account } from '../../../../main/flexiti';
import { LaneDriver, noon } from '../lane-driver';
import { account, accountNumber, customer, payload, problem, reading, scanOf } from '../people';

const byHand = {
  type: 'search',
  firstName: 'Marigold',
  lastName: 'Testwell',
  birthDate: '1984-05-17',
  postalCode: '',
} as const;

function scanned(...args: Parameters<typeof scanOf>): LaneDriver {
  const counter = new LaneDriver();
  counter.scan(scanOf(...args));
  return counter;
}

function choosingAmong(...accounts: Account[]): LaneDriver {
  const counter = scanned();
  counter.answer('search', accounts);
  return counter;
}

describe('a scan on an empty counter', () => {
  it('is read by Flexiti and searched for at once, in a flow of its own', () => {
    const counter = new LaneDriver();
    const before = counter.state.current;
    const effects = counter.scan();
    const { id, referenceId } = counter.state.current;
    expect(id).not.toBe(before.id);
    expect(referenceId).not.toBe(before.referenceId);
    const query = { firstName: 'MARIGOLD', lastName: 'TESTWELL', birthDate: '1984-05-17', postalCode: 'M1M1M1' };
    expect(effects).toEqual([
      { type: 'abandon', flowId: before.id },
      { type: 'readLicence', code: payload, flowId: id, referenceId, call: 1 },
      { type: 'search', query, flowId: id, referenceId, call: 2 },
    ]);
    expect(counter.phase()).toEqual({ kind: 'searching', query, call: 2, since: noon });
  });

  it('keeps the amount and the language that the cashier set before', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.intend({ type: 'setCustomerLanguage', language: 'fr-CA' });
    counter.scan();
    expect(counter.state.current).toMatchObject({ amountCents: 10_000, chosenLanguage: 'fr-CA' });
    counter.answer('search', [account()]);
    expect(counter.call('calculateInterest')).toMatchObject({ amountCents: 10_000, language: 'fr-CA' });
  });

  it.each([
    [
      'a truncated name',
      scanOf({ truncated: { firstName: true, middleName: false, lastName: false } }),
      'name_truncated',
    ],
    ['an uncertain name', scanOf({}, { certainty: { lastName: 'uncertain' } }), 'name_uncertain'],
    ['an uncertain birth date', scanOf({}, { certainty: { birthDate: 'uncertain' } }), 'birth_date_uncertain'],
    ['no birth date', scanOf({ birthDate: null }), 'name_missing'],
  ])('asks the cashier to check before the search at %s', (_what, scan, reason) => {
    const counter = new LaneDriver();
    counter.scan(scan);
    expect(counter.phase()).toMatchObject({ kind: 'confirm', reasons: [reason] });
    expect(counter.callsOf('search')).toEqual([]);
    expect(counter.callsOf('readLicence')).toHaveLength(1);
    counter.intend(byHand);
    expect(counter.call('search').query).toMatchObject({ firstName: 'Marigold' });
  });

  it('searches with names cut to the limits', () => {
    const counter = scanned({ firstName: 'F'.repeat(40), lastName: 'L'.repeat(60) });
    expect(counter.call('search').query).toMatchObject({ firstName: 'F'.repeat(35), lastName: 'L'.repeat(50) });
  });
});

describe('a search by hand', () => {
  it('asks with what was typed, and with a postal code only where there is one', () => {
    const counter = new LaneDriver();
    counter.intend(byHand);
    const { type: _type, postalCode: _postalCode, ...query } = byHand;
    expect(counter.call('search').query).toEqual(query);
    counter.intend({ ...byHand, postalCode: 'M1M 1M1' });
    expect(counter.call('search').query).toEqual({ ...query, postalCode: 'M1M 1M1' });
    expect(counter.callsOf('readLicence')).toEqual([]);
  });

  it('cuts names to the limits, with a note', () => {
    const counter = new LaneDriver();
    counter.intend({ ...byHand, firstName: `${'F'.repeat(36)} `, lastName: ' Testwell,' });
    expect(counter.call('search').query).toMatchObject({ firstName: 'F'.repeat(35), lastName: 'Testwell' });
    expect(counter.view().customer?.notes).toContainEqual({ code: 'names_cut', params: {}, tone: 'warning' });
  });

  it('keeps the card’s data as long as the birth date is the same', () => {
    const counter = scanned({ province: 'QC' }, { warnings: [{ code: 'expired', params: {} }] });
    counter.intend({ ...byHand, lastName: 'Test' });
    expect(counter.state.current).toMatchObject({
      card: { source: 'byHand', facts: { lastName: 'Test', province: 'QC', expiry: '2029-05-17' } },
      warnings: [{ code: 'expired' }],
    });
    counter.intend({ ...byHand, birthDate: '1990-01-01' });
    expect(counter.state.current).toMatchObject({ card: { facts: { province: null, expiry: null } }, warnings: [] });
  });

  it('forgets that the card cuts off a name that was typed whole, and no other', () => {
    const cut = (field: string) => ({ code: 'name_truncated' as const, params: { field } });
    const counter = scanned(
      { truncated: { firstName: true, middleName: false, lastName: true } },
      { warnings: [cut('firstName'), cut('lastName')] },
    );
    counter.intend({ ...byHand, firstName: 'MARIGOLD', lastName: 'Testwell-Sampleton' });
    expect(counter.state.current).toMatchObject({
      card: { facts: { truncated: { firstName: true, middleName: false, lastName: false } } },
      warnings: [cut('firstName')],
    });
    counter.intend({ ...byHand, firstName: 'Marigoldina', lastName: 'Testwell-Sampleton' });
    expect(counter.view().customer).toMatchObject({
      truncated: { firstName: false, middleName: false, lastName: false },
      notes: [],
    });
  });

  it('takes the place of a search under way', () => {
    const counter = scanned();
    const first = counter.call('search');
    counter.intend(byHand);
    const before = counter.state;
    counter.answer('search', [account()], first);
    expect(counter.state).toBe(before);
  });
});

describe('the answer of search', () => {
  it('chooses a single account that may buy automatically', () => {
    const counter = choosingAmong(account());
    expect(counter.flow('verify').account).toEqual(account());
    expect(counter.call('lookup').by).toEqual({ accountNumber });
  });

  it.each([['A'], ['F'], ['Z'], ['C'], ['X'], [null]])('shows one account of status %s', (status) => {
    const counter = choosingAmong(account({ status }));
    expect(counter.phase().kind).toBe('choosing');
    expect(counter.callsOf('lookup')).toEqual([]);
  });

  it('lets the cashier choose among several', () => {
    const counter = choosingAmong(account({ accountNumber: '1' }), account({ accountNumber: '2' }));
    counter.intend({ type: 'chooseAccount', index: 2 });
    counter.intend({ type: 'chooseAccount', index: -1 });
    expect(counter.phase().kind).toBe('choosing');
    counter.intend({ type: 'chooseAccount', index: 1 });
    expect(counter.flow('verify').account.accountNumber).toBe('2');
  });

  it('stops at an account that may not buy, with the reason', () => {
    const counter = choosingAmong(account({ status: 'F' }), account({ status: 'N' }));
    counter.intend({ type: 'chooseAccount', index: 0 });
    expect(counter.phase().kind).toBe('choosing');
    expect(counter.view().notice).toEqual({ code: 'status_stops', params: { status: 'F' }, tone: 'stop' });
    counter.intend({ type: 'chooseAccount', index: 1 });
    expect(counter.view()).toMatchObject({ notice: null, screen: { step: 'verify' } });
  });

  it('continues where Flexiti did not report the status', () => {
    const counter = choosingAmong(account({ status: null }));
    counter.intend({ type: 'chooseAccount', index: 0 });
    expect(counter.flow('verify').account.status).toBeNull();
  });

  it('offers the query for correction if no customer is found', () => {
    const counter = choosingAmong();
    expect(counter.screen('customer').phase).toEqual({
      kind: 'nobody',
      form: { firstName: 'MARIGOLD', lastName: 'TESTWELL', birthDate: '1984-05-17', postalCode: 'M1M1M1' },
    });
  });

  it('is asked for again with the same words when it failed', () => {
    const counter = scanned();
    const { query, call } = counter.call('search');
    counter.fail('search', problem('gateway_error', { status: 504 }));
    expect(counter.screen('customer').phase).toMatchObject({
      kind: 'failed',
      problem: { code: 'gateway_error', params: { status: 504 }, action: 'retry' },
      form: { lastName: 'TESTWELL' },
    });
    counter.intend({ type: 'retry' });
    expect(counter.call('search')).toMatchObject({ query });
    expect(counter.call('search').call).not.toBe(call);
    counter.answer('search', [account()]);
    expect(counter.state.current.step).toBe('verify');
  });

  it('is not asked for again when it did not fail', () => {
    const counter = scanned();
    const before = counter.state;
    expect(counter.intend({ type: 'retry' })).toEqual([]);
    expect(counter.state).toBe(before);
  });
});

describe('lookup by a number', () => {
  it.each([
    ['card', { vccNumber: '123' }],
    ['account', { accountNumber: '123' }],
    ['customer', { customerId: '123' }],
  ] as const)('by %s', (by, expected) => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by, number: '123' });
    expect(counter.call('lookup')).toMatchObject({ by: expected, language: 'en-CA' });
    expect(counter.phase().kind).toBe('lookingUp');
  });

  it('continues to verify with an account of unknown status', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'card', number: '4000000000000042' });
    counter.answer('lookup', customer());
    expect(counter.flow('verify')).toMatchObject({
      account: { status: null, accountNumber },
      details: { kind: 'ready' },
    });
    expect(counter.flow('verify').volatile.vccNumber).toBeNull();
    expect(counter.callsOf('lookup')).toHaveLength(1);
    expect(counter.view().customer?.notes).toEqual([{ code: 'status_not_said', params: {}, tone: 'info' }]);
  });

  it('by the card of an authorised user needs no card any more', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'card', number: '4000000000000042' });
    counter.answer('lookup', customer({ customerId: '9002-1' }));
    expect(counter.screen('verify').needsCard).toBe(false);
    counter.intend({ type: 'verify', format: 'sms' });
    expect(counter.call('verify').decision).toMatchObject({ vccNumber: '4000000000000042' });
  });

  it('drops the card’s data of another customer', () => {
    const counter = scanned();
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    const before = counter.state;
    counter.answer('readLicence', reading({ lastName: 'OTHER' }));
    counter.answer('search', [account()]);
    expect(counter.state).toBe(before);
    expect(before.current).toMatchObject({ card: null, reading: 'none' });
  });

  it('reports an empty result, without a name', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    counter.fail('lookup', problem('not_found', { status: 404 }));
    expect(counter.screen('customer').phase).toMatchObject({ kind: 'nobody', form: { lastName: '' } });
  });

  it('is made again by the same number when it failed', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'customer', number: '77' });
    counter.fail('lookup', problem('timed_out'));
    counter.intend({ type: 'retry' });
    expect(counter.callsOf('lookup')).toHaveLength(2);
    expect(counter.call('lookup').by).toEqual({ customerId: '77' });
  });

  it('goes back to an empty counter with the amount that was typed', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    counter.answer('lookup', customer());
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.intend({ type: 'back' });
    expect(counter.view()).toMatchObject({ amountCents: 5000, canGoBack: false, customer: null });
    expect(counter.phase()).toEqual({ kind: 'empty' });
  });
});

describe('back on the customer step', () => {
  it('clears the counter', () => {
    for (const counter of [scanned(), choosingAmong(), choosingAmong(account({ status: 'F' }))]) {
      const { id } = counter.state.current;
      expect(counter.view().canGoBack).toBe(true);
      expect(counter.intend({ type: 'back' })).toEqual([{ type: 'abandon', flowId: id }]);
      expect(counter.phase()).toEqual({ kind: 'empty' });
      expect(counter.view().customer).toBeNull();
    }
  });

  it('does nothing on an empty counter', () => {
    const counter = new LaneDriver();
    const before = counter.state;
    counter.intend({ type: 'back' });
    expect(counter.state).toBe(before);
  });
});
