import { describe, expect, it } from 'vitest';
import type { Account, Customer } from '../../../../main/flexiti';
import type { Licence } from '../../../../main/licence';
import { LaneDriver } from '../lane-driver';
import { account, customer, scanOf } from '../people';

/** The language with this card, this account and this lookup, each where there is one. */
function languageOf(
  card: Partial<Licence> | null,
  found: Partial<Account> | null,
  details: Partial<Customer> | null,
): string {
  const counter = new LaneDriver();
  if (card === null) {
    counter.intend({ type: 'search', firstName: 'M', lastName: 'T', birthDate: '1984-05-17', postalCode: '' });
  } else {
    counter.scan(scanOf(card));
  }
  if (found !== null) counter.answer('search', [account(found)]);
  if (details !== null) counter.answer('lookup', customer(details));
  return counter.view().customerLanguage;
}

describe("the customer's language", () => {
  it.each<[string, Partial<Licence> | null, Partial<Account> | null, Partial<Customer> | null, string]>([
    ['nothing known', null, null, null, 'en-CA'],
    ['a card from Ontario', { province: 'ON' }, null, null, 'en-CA'],
    ['a card from Quebec', { province: 'QC' }, null, null, 'fr-CA'],
    ['a French account', { province: 'ON' }, { language: 'fr-CA' }, null, 'fr-CA'],
    ['an English account of a card from Quebec', { province: 'QC' }, { language: 'en-CA' }, null, 'fr-CA'],
    ['an English account in Quebec', null, { language: 'en-CA' }, { province: 'QC', language: 'en-CA' }, 'fr-CA'],
    ['moved out of Quebec', { province: 'QC' }, {}, { province: 'ON', language: 'en-CA' }, 'en-CA'],
    ['a French lookup', null, { language: 'en-CA' }, { province: 'NB', language: 'fr-CA' }, 'fr-CA'],
    ['a lookup without province, with a card from Quebec', { province: 'QC' }, {}, { province: null }, 'fr-CA'],
  ])('%s', (_what, card, found, details, expected) => {
    expect(languageOf(card, found, details)).toBe(expected);
  });

  it('is the one that the cashier chose, whatever is known', () => {
    const counter = new LaneDriver();
    counter.scan(scanOf({ province: 'QC' }));
    counter.intend({ type: 'setCustomerLanguage', language: 'en-CA' });
    expect(counter.view().customerLanguage).toBe('en-CA');
    counter.answer('search', [account({ language: 'fr-CA' })]);
    expect(counter.call('lookup').language).toBe('en-CA');
    counter.answer('lookup', customer({ province: 'QC' }));
    expect(counter.view().customerLanguage).toBe('en-CA');
    counter.intend({ type: 'setCustomerLanguage', language: 'fr-CA' });
    expect(counter.view().customerLanguage).toBe('fr-CA');
  });

  it('words the security questions too: lookup is asked once more when its own answer decides the language', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'search', firstName: 'M', lastName: 'T', birthDate: '1984-05-17', postalCode: '' });
    counter.answer('search', [account()]);
    counter.answer('lookup', customer({ province: 'QC' }));
    expect(counter.call('lookup').language).toBe('fr-CA');
    // Whatever the second answer says, there is no third.
    counter.answer('lookup', customer({ province: 'ON', language: 'en-CA' }));
    expect(counter.callsOf('lookup')).toHaveLength(2);
    expect(counter.view().customerLanguage).toBe('fr-CA');
  });

  it('asks lookup by a number once more where the customer turns out to be French', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'account', number: '20035156' });
    expect(counter.call('lookup').language).toBe('en-CA');
    counter.answer('lookup', customer({ province: 'QC', language: 'fr-CA' }));
    expect(counter.callsOf('lookup').map(({ language }) => language)).toEqual(['en-CA', 'fr-CA']);
  });

  it('asks lookup again when the cashier changes it on the verify screen, or changed it on the quote', () => {
    const counter = new LaneDriver();
    counter.scan(scanOf({ province: 'ON' }));
    counter.answer('search', [account()]);
    counter.answer('lookup', customer({ province: 'ON' }));
    counter.intend({ type: 'setCustomerLanguage', language: 'fr-CA' });
    expect(counter.callsOf('lookup').map(({ language }) => language)).toEqual(['en-CA', 'fr-CA']);
  });

  it('asks for the quote again when lookup reports Quebec', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'search', firstName: 'M', lastName: 'T', birthDate: '1984-05-17', postalCode: '' });
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.answer('search', [account()]);
    expect(counter.call('calculateInterest').language).toBe('en-CA');
    counter.answer('lookup', customer({ province: 'QC' }));
    expect(counter.callsOf('calculateInterest')).toHaveLength(2);
    expect(counter.call('calculateInterest').language).toBe('fr-CA');
  });
});
