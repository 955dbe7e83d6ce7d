import { describe, expect, it } from 'vitest';
import { atVerify, LaneDriver, unclear } from '../lane-driver';
import { account, customer, problem, quote, reading, scanOf } from '../people';

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

describe("Flexiti's reading of the card", () => {
  it('changes nothing but the mark where it is the same', () => {
    const counter = scanned();
    expect(counter.answer('readLicence', reading())).toEqual([]);
    expect(counter.phase().kind).toBe('searching');
    expect(counter.state.current).toMatchObject({ reading: 'read', differences: [] });
  });

  it('never takes the place of the card’s, and throws away nothing that was found', () => {
    const counter = atVerify(10_000);
    const before = counter.state.current;
    expect(counter.answer('readLicence', reading({ firstName: 'ENSTREAM', lastName: 'NUMBER1' }))).toEqual([]);
    expect(counter.state.current).toMatchObject({ ...before, reading: 'read', differences: [{}, {}] });
    expect(counter.view()).toMatchObject({
      question: null,
      screen: { step: 'verify' },
      customer: {
        firstName: 'MARIGOLD',
        lastName: 'TESTWELL',
        notes: [{ code: 'difference' }, { code: 'difference' }],
      },
    });
  });

  it('leaves what was found under a slightly different spelling', () => {
    const counter = scanned({ lastName: 'TESTWELL-SAMPLE' });
    counter.answer('readLicence', reading({ lastName: 'TESTWELL SAMPLE', address1: '1 OTHER ST' }));
    expect(counter.view().question).toBeNull();
    counter.answer('search', [account({ lastName: 'Testwell Sample' })]);
    expect(counter.state.current.step).toBe('verify');
    expect(counter.callsOf('search')).toHaveLength(1);
  });

  it.each(['before', 'after'])('is searched by where the card’s own spelling finds nobody: %s that', (when) => {
    const counter = scanned({ lastName: 'TESTWELL SAMPLE', postalCode: 'M1M1M2' });
    const respelled = reading({ lastName: 'TESTWELL-SAMPLE' });
    if (when === 'before') counter.answer('readLicence', respelled);
    counter.answer('search', []);
    if (when === 'after') counter.answer('readLicence', respelled);
    expect(counter.call('search').query).toMatchObject({ lastName: 'TESTWELL-SAMPLE', postalCode: 'M1M1M1' });
    counter.answer('search', []);
    expect(counter.phase().kind).toBe('nobody');
    expect(counter.callsOf('search')).toHaveLength(2);
  });

  it('completes the form while the cashier checks it', () => {
    const counter = scanned({ lastName: null });
    expect(counter.answer('readLicence', reading())).toEqual([]);
    expect(counter.screen('customer').phase).toMatchObject({ kind: 'confirm', form: { lastName: 'TESTWELL' } });
  });

  it.each([
    ['sending', []],
    ['sent', ['answer']],
    ['unclear', ['fail']],
    ['gone back to the list', ['answer', 'back']],
  ])('never searches again after a verify: %s', (_when, then) => {
    const counter = atVerify();
    counter.answer('lookup', customer());
    counter.intend({ type: 'verify', format: 'sms' });
    if (then.includes('answer')) counter.answer('verify', { kind: 'sent', to: 'sms' });
    if (then.includes('fail')) counter.fail('verify', unclear);
    if (then.includes('back')) counter.intend({ type: 'back' });
    const { step } = counter.state.current;
    expect(counter.answer('readLicence', reading({ lastName: 'TESTWALL' }))).toEqual([]);
    expect(counter.state.current).toMatchObject({ step, differences: [{ field: 'lastName' }] });
  });

  it('never searches again after a PIN by bypass was voided', () => {
    const counter = atVerify(10_000);
    counter.answer('lookup', customer());
    counter.answer('calculateInterest', quote(10_000, true));
    counter.intend({ type: 'verify', format: 'regular_purchase_bypass' });
    counter.answer('verify', { kind: 'pin', pin: '1234' });
    counter.intend({ type: 'setAmount', amountCents: 20_000 });
    expect(counter.attempt().kind).toBe('none');
    expect(counter.answer('readLicence', reading({ lastName: 'TESTWALL' }))).toEqual([]);
    expect(counter.state.current.step).toBe('verify');
  });

  it('is left alone where the cashier typed the name', () => {
    const counter = scanned();
    counter.intend({ ...byHand, lastName: 'Typed' });
    expect(counter.answer('readLicence', reading({ lastName: 'TESTWALL' }))).toEqual([]);
    expect(counter.state.current).toMatchObject({ card: { facts: { lastName: 'Typed' } }, differences: [] });
  });

  it('asks for the quote in French when it finds Quebec on the card', () => {
    const counter = new LaneDriver();
    counter.scan(scanOf({ province: null, postalCode: null }));
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.answer('search', [account({ language: null })]);
    expect(counter.call('calculateInterest').language).toBe('en-CA');
    counter.answer('readLicence', reading({ province: 'QC', postalCode: null }));
    expect(counter.call('calculateInterest').language).toBe('fr-CA');
    expect(counter.view().customerLanguage).toBe('fr-CA');
  });

  it.each([
    ['licence_not_supported', 'not_supported'],
    ['timed_out', 'failed'],
  ] as const)('%s is no stop', (code, mark) => {
    const counter = scanned();
    counter.fail('readLicence', problem(code));
    expect(counter.state.current.reading).toBe(mark);
    expect(counter.phase().kind).toBe('searching');
  });
});
