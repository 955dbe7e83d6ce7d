import { describe, expect, it } from 'vitest';
import { disclosureText, slipLines, slipText } from '../../../main/slip';
import { deferred, offers, slip } from '../../fixtures/slip';

describe('a slip', () => {
  it('says everything that must be disclosed', () => {
    expect(slipText(slip)).toBe(
      [
        'Flexiti financing: estimate',
        'Store: Store 118',
        'Date: November 21, 2026',
        'Customer: Marigold T.',
        'Flexiti account: •••• 1234',
        'Purchase: $1,200.00',
        '',
        'Regular purchase',
        'Added to your account: $1,200.00',
        'Annual interest rate: 28.99%',
        'No fees.',
        'Interest and the minimum payment are those of your Flexiti agreement.',
        '',
        'Equal payments · Plan 4',
        'Term: 6 months',
        'Monthly payment: $205.83',
        'Total to pay (computed): $1,234.98',
        'Cost of borrowing (computed): $34.98',
        'Annual percentage rate, APR: 9.99%',
        'What the rate means.',
        'Rate with fees (computed): 9.99%',
        'Administration (in total): $49.99',
        'What the fee is for.',
        'After the term, or if a payment is missed, your Flexiti agreement applies.',
        '',
        'Plan 6',
        'Term: 6 months',
        'Due in full by about May 21, 2027: $205.83',
        'Annual percentage rate, APR: 9.99%',
        'What the rate means.',
        'No fees.',
        'If it is not paid in full by then: interest at 30.99% from the purchase date, about $185.94 by then (computed).',
        '“Computed” means: by this store’s terminal, from Flexiti’s figures.',
        'Estimate of November 21, 2026. The purchase is made at the till; what you sign there counts.',
        'The credit is Flexiti’s, not the store’s.',
      ].join('\n'),
    );
  });

  it('is in French where the customer is, with the words of Quebec', () => {
    const text = slipText({ ...slip, language: 'fr-CA' });
    expect(text).toContain('Frais de crédit (calculés)\u00a0: 34,98\u00a0$');
    expect(text).toContain('Taux de crédit, frais compris (calculé)\u00a0: 9,99\u00a0%');
    expect(text).not.toMatch(/[^\u00a0][:»]\s|« /);
  });

  it('leaves out what is not known, and says what is not real', () => {
    const lines = slipLines({ ...slip, store: null, customer: null, accountEnding: null, training: true });
    expect(lines.flatMap((line) => (line.kind === 'pair' ? line.label : []))).not.toContain('Customer');
    expect(lines[1]).toEqual({ kind: 'text', text: 'TRAINING: not a real offer.' });
  });
});

describe('the text of a disclosure', () => {
  it('is of what was chosen alone, and says nothing of who or when', () => {
    const text = disclosureText(offers, 'en-CA') ?? '';
    expect(text).toContain('Equal payments · Plan 4');
    expect(text).toContain('What the fee is for.');
    expect(text).not.toMatch(/Plan 6|Regular|Marigold|1234|2026/);
  });

  it('is nothing before a choice', () => {
    const [plan] = offers.plans;
    const open = { ...offers, plans: plan === undefined ? [] : [{ ...plan, terms: [deferred] }] };
    expect(disclosureText(open, 'en-CA')).toBeNull();
  });
});
