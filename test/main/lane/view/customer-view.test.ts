import { describe, expect, it } from 'vitest';
import { warningCodes } from '../../../../main/licence';
import type { CustomerView } from '../../../../preload/contract';
import { atVerify, LaneDriver, readyToVerify } from '../lane-driver';
import { account, customer, problem, quote, reading, scanOf } from '../people';

function seen(counter: LaneDriver): CustomerView {
  const { customer: view } = counter.view();
  if (view === null) throw new Error('no customer is shown');
  return view;
}

function scanned(...args: Parameters<typeof scanOf>): LaneDriver {
  const counter = new LaneDriver();
  counter.scan(scanOf(...args));
  return counter;
}

describe('the left column', () => {
  it('is empty without a customer', () => {
    const counter = new LaneDriver();
    expect(counter.view().customer).toBeNull();
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    expect(counter.view().customer).toBeNull();
  });

  it('shows the card at once, and no number of it', () => {
    expect(seen(scanned())).toEqual({
      firstName: 'MARIGOLD',
      middleName: null,
      lastName: 'TESTWELL',
      truncated: { firstName: false, middleName: false, lastName: false },
      birthDate: '1984-05-17',
      age: 42,
      address1: '12 EXAMPLE ST',
      city: 'SAMPLETON',
      province: 'ON',
      postalCode: 'M1M 1M1',
      expiry: '2029-05-17',
      issuedBy: 'ON',
      source: 'licence',
      account: null,
      notes: [],
    });
  });

  it('leaves a ZIP as it is', () => {
    expect(seen(scanned({ postalCode: '123456789' })).postalCode).toBe('123456789');
  });

  // Today is 2026-11-21.
  it.each([
    ['2008-11-21', 18],
    ['2008-11-22', 17],
    ['2008-11-20', 18],
    ['2004-02-29', 22],
    ['2026-11-21', 0],
    [null, null],
  ])('counts whole years: %s is %s', (birthDate, age) => {
    expect(seen(scanned({ birthDate })).age).toBe(age);
  });

  it('takes the name from Flexiti where there is no card', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    counter.answer('lookup', customer({ firstName: 'Odile', lastName: 'Exemple' }));
    expect(seen(counter)).toMatchObject({
      source: 'flexiti',
      firstName: 'Odile',
      lastName: 'Exemple',
      birthDate: null,
    });
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.answer('calculateInterest', quote(5000));
    expect(seen(counter)).toMatchObject({ firstName: 'Marigold', lastName: 'Testwell' });
  });

  it('masks the account', () => {
    const { account: view } = seen(readyToVerify());
    expect(view).toEqual({
      number: '•••• 1234',
      cardEndingIn: '0042',
      type: 'consumer',
      authorisedUser: false,
      merchantName: 'Example Furniture',
      status: 'N',
      mayBuy: 'yes',
      termsAccepted: true,
      openToBuyCents: 250_000,
      firstName: 'Marigold',
      lastName: 'Testwell',
    });
  });
});

describe('the notes', () => {
  const codes = (counter: LaneDriver): string[] => seen(counter).notes.map(({ code }) => code);

  it('report terms that are not accepted, and a missing status', () => {
    expect(seen(atVerify(null, account({ termsAccepted: false }))).notes).toEqual([
      { code: 'terms_not_accepted', params: {}, tone: 'warning' },
    ]);
    expect(codes(atVerify(null, account({ termsAccepted: null })))).toEqual([]);
  });

  it('report each difference', () => {
    const counter = scanned({ city: null });
    counter.answer('readLicence', reading({ lastName: 'TESTWALL', city: 'OTHERTON' }));
    expect(seen(counter).notes).toEqual([
      { code: 'difference', params: { field: 'lastName', card: 'TESTWELL', flexiti: 'TESTWALL' }, tone: 'warning' },
      { code: 'difference', params: { field: 'city', card: '', flexiti: 'OTHERTON' }, tone: 'warning' },
    ]);
    expect(seen(counter)).toMatchObject({ lastName: 'TESTWELL', city: 'OTHERTON' });
  });

  it('report names that were cut for the search', () => {
    expect(codes(scanned({ lastName: 'L'.repeat(51) }))).toEqual(['names_cut']);
    expect(codes(scanned({ lastName: 'L'.repeat(50) }))).toEqual([]);
  });

  it('report the warnings that matter to a cashier', () => {
    const warnings = warningCodes.map((code) => ({ code, params: { days: 3 } }));
    const told = seen(scanned({}, { warnings })).notes;
    expect(told.map(({ code }) => code)).toEqual(
      [
        ...['not_yet_issued', 'expiry_before_issue', 'issuer_differs_from_address'],
        ...['postal_code_does_not_fit', 'number_pattern', 'name_truncated'],
      ].map((code) => `licence_warning_${code}`),
    );
    expect(told.every(({ tone, params }) => tone === 'warning' && params['days'] === 3)).toBe(true);
  });

  it.each([
    [{ expiry: '2026-11-20' }, { code: 'licence_warning_expired', params: { date: '2026-11-20' } }],
    [{ expiry: '2026-11-21' }, null],
    [{ birthDate: '2008-11-22' }, { code: 'licence_warning_under_18', params: { age: 17 } }],
    [{ birthDate: '2008-11-21' }, { code: 'licence_warning_under_19', params: { age: 18 } }],
    [{ birthDate: '2007-11-21' }, null],
  ])('say age and expiry by what is shown: %o', (overrides, note) => {
    // Whatever the decoder said on another day.
    const warnings = [
      { code: 'under_18' as const, params: { age: 1 } },
      { code: 'expired' as const, params: {} },
    ];
    expect(seen(scanned(overrides, { warnings })).notes).toEqual(note === null ? [] : [{ ...note, tone: 'warning' }]);
  });

  it.each([
    ['12 Example Street', 'consumer', []],
    ['99 Elsewhere Rd', 'consumer', ['address_differs']],
    ['99 Elsewhere Rd', 'business', []],
  ])('ask quietly whether the customer has moved: %s, %s', (address1, accountType, expected) => {
    const counter = atVerify();
    counter.answer('lookup', customer({ address1, accountType }));
    expect(codes(counter)).toEqual(expected);
  });

  it('report that Flexiti cannot read the card, but not a call that failed', () => {
    const counter = scanned();
    counter.fail('readLicence', problem('licence_not_supported'));
    expect(codes(counter)).toEqual(['flexiti_cannot_read_card']);
    const other = scanned();
    other.fail('readLicence', problem('timed_out'));
    expect(codes(other)).toEqual([]);
  });

  it('stand worst first', () => {
    const counter = scanned({ expiry: '2020-01-01' });
    counter.answer('search', [account({ status: null, termsAccepted: false })]);
    counter.intend({ type: 'chooseAccount', index: 0 });
    expect(codes(counter)).toEqual(['terms_not_accepted', 'licence_warning_expired', 'status_not_said']);
  });
});
