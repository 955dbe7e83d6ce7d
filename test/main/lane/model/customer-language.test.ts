import { describe, expect, it } from 'vitest';
import type { Account, Customer } from '../../../../main/flexiti';
import type { Licence } from '../../../../main/licence';
import { languages } from '../../../../main/base';
import { atHandOver, LaneDriver } from '../lane-driver';
import { account, customer, scanOf } from '../people';

const unknown: Partial<Customer> = { province: null, language: null };
const movedToOntario: Partial<Customer> = { province: 'ON', language: null };

/** The language with this card, this account and this lookup, each where there is one. */
function languageOf(
  card: Partial<Licence> | null,
  found: Partial<Account> | null,
  details: Partial<Customer> | null,
): string {
  const counter = new LaneDriver();
  if (card === null) {
    counter.intend({
      type: 'search',
      firstName: 'Marigold',
      lastName: 'Testwell',
      birthDate: '1984-05-17',
      postalCode: '',
    });
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
    ['an English account of a card from Quebec', { province: 'QC' }, { language: 'en-CA' }, null, 'en-CA'],
    ['an English account in Quebec', null, { language: 'en-CA' }, { province: 'QC', language: 'en-CA' }, 'en-CA'],
    ['a search and a lookup that do not say', { province: 'QC' }, { language: null }, unknown, 'fr-CA'],
    ['a lookup that does not say', { province: 'QC' }, { language: 'en-CA' }, { language: null }, 'en-CA'],
    ['a lookup that says', { province: 'QC' }, { language: null }, { language: 'en-CA' }, 'en-CA'],
    ['an address in Quebec alone', null, { language: null }, { province: 'QC', language: null }, 'fr-CA'],
    ['an address by its code alone', null, { language: null }, { ...unknown, postalCode: 'J1J1J1' }, 'fr-CA'],
    ['moved out of Quebec', { province: 'QC' }, {}, { province: 'ON', language: 'en-CA' }, 'en-CA'],
    ['a French lookup', null, { language: 'en-CA' }, { province: 'NB', language: 'fr-CA' }, 'fr-CA'],
    ['moved out of Quebec, in a language unsaid', { province: 'QC' }, { language: null }, movedToOntario, 'en-CA'],
  ])('%s', (_what, card, found, details, expected) => {
    expect(languageOf(card, found, details)).toBe(expected);
  });

  it.each<[string, string, string, string]>([
    ['QC', 'G1G1G1', 'fr-CA', 'fr-CA'],
    ['ON', 'H1H1H1', 'en-CA', 'en-CA'],
    ['', 'G1G1G1', 'fr-CA', 'fr-CA'],
    ['', 'H1H1H1', 'fr-CA', 'fr-CA'],
    ['', 'J1J1J1', 'fr-CA', 'fr-CA'],
    ['', 'M1M1M1', 'en-CA', 'en-CA'],
    ['', 'E1E1E1', 'en-CA', 'fr-CA'],
    ['NB', 'E1E1E1', 'en-CA', 'fr-CA'],
    ['', '12345', 'en-CA', 'fr-CA'],
    ['', '', 'en-CA', 'fr-CA'],
  ])(
    'by a card of %j with the code %j is %s on an English terminal, %s on a French one',
    (province, postalCode, ...expected: string[]) => {
      for (const [index, language] of languages.entries()) {
        const counter = new LaneDriver();
        counter.dispatch({ type: 'languageSet', language });
        counter.scan(scanOf({ province: province || null, postalCode: postalCode || null }));
        expect(counter.view().customerLanguage).toBe(expected[index]);
      }
    },
  );

  it('is by the postal code that was typed', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'search', firstName: 'M', lastName: 'T', birthDate: '1984-05-17', postalCode: 'h1h 1h1' });
    expect(counter.view().customerLanguage).toBe('fr-CA');
  });

  it("is the terminal's where nothing is known, also for the next customer and for a lookup by number", () => {
    const counter = new LaneDriver();
    counter.dispatch({ type: 'languageSet', language: 'fr-CA' });
    expect(counter.view().customerLanguage).toBe('fr-CA');
    counter.intend({ type: 'newCustomer' });
    counter.intend({ type: 'lookup', by: 'account', number: '20035156' });
    expect(counter.call('lookup').language).toBe('fr-CA');
    counter.answer('lookup', customer({ ...unknown, postalCode: null }));
    expect(counter.callsOf('lookup')).toHaveLength(1);
    expect(counter.view().customerLanguage).toBe('fr-CA');
    counter.dispatch({ type: 'languageSet', language: 'en-CA' });
    expect(counter.callsOf('lookup').map(({ language }) => language)).toEqual(['fr-CA', 'en-CA']);
  });

  it("asks lookup once more where the terminal's language changed before its answer came", () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'account', number: '20035156' });
    counter.dispatch({ type: 'languageSet', language: 'fr-CA' });
    counter.answer('lookup', customer({ ...unknown, postalCode: null }), counter.call('lookup'));
    expect(counter.callsOf('lookup').map(({ language }) => language)).toEqual(['en-CA', 'fr-CA']);
  });

  it('is switched at the hand-over too, where the values stay and nothing is asked again', () => {
    const counter = atHandOver();
    const { screen } = counter.view();
    const calls = counter.calls.length;
    counter.intend({ type: 'setCustomerLanguage', language: 'fr-CA' });
    expect(counter.view()).toMatchObject({ customerLanguage: 'fr-CA', screen });
    expect(counter.calls).toHaveLength(calls);
    counter.intend({ type: 'back' });
    expect(counter.call('calculateInterest').language).toBe('fr-CA');
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
    counter.intend({
      type: 'search',
      firstName: 'Marigold',
      lastName: 'Testwell',
      birthDate: '1984-05-17',
      postalCode: '',
    });
    counter.answer('search', [account()]);
    counter.answer('lookup', customer({ province: 'QC', language: 'fr-CA' }));
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

  it('asks for the quote again when lookup reports French', () => {
    const counter = new LaneDriver();
    counter.intend({
      type: 'search',
      firstName: 'Marigold',
      lastName: 'Testwell',
      birthDate: '1984-05-17',
      postalCode: '',
    });
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.answer('search', [account()]);
    expect(counter.call('calculateInterest').language).toBe('en-CA');
    counter.answer('lookup', customer({ province: 'QC', language: 'fr-CA' }));
    expect(counter.callsOf('calculateInterest')).toHaveLength(2);
    expect(counter.call('calculateInterest').language).toBe('fr-CA');
  });
});
