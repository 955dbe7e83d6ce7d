// The check of a quote on the command line: one answer of calculate-interest in, one line of JSON out.
import { describe, expect, it } from 'vitest';
import { checkQuote } from '../../scripts/quote-check/check-quote';
import quebecPage from '../fixtures/flexiti/calculate-interest-quebec.json';
import rocPage from '../fixtures/flexiti/calculate-interest-roc.json';
import { runTypeScript } from './run-typescript';
import type { Run } from './run-typescript';

const timeout = 60_000;
const run = (args: readonly string[], input: string): Promise<Run> =>
  runTypeScript('scripts/quote-check.ts', args, input);

const rate = { description: 'Rate:', rate: 0.0999, type: 'APR', message: 'Legal words' };
const fee = { description: 'Fee:', amount: 49.99, type: 'admin_total', message: 'Fee words' };
const term = { term: 3, term_amount: 3.56, annual_rates: rate, fees: [] };

/** An answer for 10.50 with these terms of plan 4. */
const answer = (...terms: unknown[]) => ({
  account_number: 1,
  amount: 10.5,
  customer: { available_credit: 1000 },
  promotional_purchase: [{ plan_id: 4, terms }],
});

const check = (sent: unknown, province: string | null = null) => checkQuote(JSON.stringify(sent), province);
const flagsOf = (sent: unknown) => check(sent).offers.map(({ flags }) => flags);

describe('the command', () => {
  it('prints one object for the example of the page', { timeout }, async () => {
    const { code, out, err } = await run([], JSON.stringify(rocPage));
    expect([code, err]).toEqual([0, '']);
    const { offers } = JSON.parse(out) as { offers: Record<string, unknown>[] };
    expect(Object.keys(offers[0] ?? {})).toEqual([
      'plan_id',
      'term',
      'payment',
      'total',
      'cost',
      'annual_rate_with_fees',
      'flags',
    ]);
    expect(offers.map((offer) => Object.values(offer).slice(0, 5))).toEqual([
      [null, null, '10.50', null, null],
      [4, 3, '3.56', '10.68', '0.18'],
      [4, 6, '10.38', '62.28', '51.78'],
      [4, 12, '5.32', '63.84', '53.34'],
      [6, 3, '10.50', '10.50', '0.00'],
      [6, 6, '70.49', '70.49', '59.99'],
    ]);
  });

  it(
    'ends with 1 and says why where something is missing, with 2 where nothing can be checked',
    { timeout },
    async () => {
      const cases: [args: string[], input: string, code: number, err: string][] = [
        [[], JSON.stringify(answer({ ...term, fees: [{ ...fee, message: null }] })), 1, 'plan 4, term 3: missing'],
        [['--province', 'QC'], JSON.stringify(quebecPage), 0, ''],
        [['--province', 'QX'], JSON.stringify(quebecPage), 2, 'usage:'],
        [['--province'], '{}', 2, 'usage:'],
        [['--nonsense'], '{}', 2, 'usage:'],
        [['file.json'], '{}', 2, 'usage:'],
        [[], '', 2, 'not JSON'],
        [[], '[]', 2, 'no JSON object'],
        [[], '{"error":"not_found"}', 2, 'no amount'],
      ];
      const runs = await Promise.all(cases.map(([args, input]) => run(args, input)));
      runs.forEach(({ code, out, err }, at) => {
        const [args, input, expected, said] = cases[at] ?? [[], '', 0, ''];
        expect(code, `${args.join(' ')} ${input}`).toBe(expected);
        expect(err).toContain(said);
        if (expected === 2) expect(out).toBe('');
        else expect(JSON.parse(out)).toHaveProperty('offers');
      });
    },
  );
});

describe('the check', () => {
  it.each(['null', '7', '"x"', '{', 'true'])('refuses %s', (text) => {
    expect(() => checkQuote(text, null)).toThrow(/^quote-check: /);
  });

  it('reads a byte order mark, and an answer without its account', () => {
    expect(checkQuote('\ufeff{"amount":"10.50"}', null)).toEqual({ offers: [], missing: [] });
  });

  it.each([
    ['a rate of 9.99', { annual_rates: { ...rate, rate: 9.99 } }, ['missing_rate']],
    ['no rate', { annual_rates: { ...rate, rate: undefined } }, ['missing_rate']],
    ['no label', { annual_rates: { ...rate, description: ' ', type: null } }, ['missing_label']],
    ['no message', { annual_rates: { ...rate, message: '' } }, ['missing_message']],
    ['fees of null', { fees: null }, ['missing_fee_text']],
    ['no fees', { fees: undefined }, ['missing_fee_text']],
    ['a fee without a type', { term_amount: 21.06, fees: [{ ...fee, type: '' }] }, ['missing_fee_text']],
    ['a negative fee', { fees: [{ ...fee, amount: -5 }] }, ['missing_fee_text']],
  ] as const)('misses what is obligated: %s', (_what, changes, flags) => {
    const { offers, missing } = check(answer({ ...term, ...changes }));
    expect(offers[0]?.flags.filter((flag) => flag.startsWith('missing_'))).toEqual(flags);
    expect(missing).toHaveLength(1);
  });

  it('does not multiply what it does not understand: air 30.99, a payment of nothing, a term of nothing', () => {
    const sent = { ...answer({ ...term, term: 0 }, { ...term, term_amount: 0 }), regular_purchase: { air: 30.99 } };
    const { offers, missing } = check(sent);
    expect(offers).toMatchObject([
      { plan_id: null, payment: null, flags: ['missing_rate', 'missing_fee_text', 'does_not_add_up'] },
      { plan_id: 4, term: null, payment: '3.56', total: null, flags: ['does_not_add_up'] },
      { plan_id: 4, term: 3, payment: null, total: null, flags: ['does_not_add_up'] },
    ]);
    expect(missing).toHaveLength(3);
  });

  it('tells what does not add up, and no total of it', () => {
    const { offers, missing } = check(answer({ ...term, term_amount: 3.57 }));
    expect(offers).toMatchObject([{ payment: '3.57', total: null, cost: null, flags: ['does_not_add_up'] }]);
    expect(offers[0]?.annual_rate_with_fees).toBeNull();
    expect(missing).toEqual([]);
  });

  it('compares amount and cost with the open to buy', () => {
    const two = { ...term, term: 12, term_amount: 180.22, fees: [fee] };
    const sent = (credit: unknown) => ({ ...answer(two), amount: 2000, customer: { available_credit: credit } });
    expect(flagsOf(sent(2000))).toEqual([['over_available_credit']]);
    expect(flagsOf(sent('2162.63'))).toEqual([['over_available_credit']]);
    expect([flagsOf(sent(2162.64)), flagsOf(sent(null)), flagsOf({ ...sent(0), customer: null })]).toEqual([
      [[]],
      [[]],
      [[]],
    ]);
  });

  it('knows a fee in Quebec by the province it is told', () => {
    const { offers } = check(rocPage, 'qc');
    expect(offers.map(({ flags }) => flags.includes('fee_in_quebec'))).toEqual([false, false, true, true, false, true]);
    expect(JSON.stringify(check(rocPage, 'ON'))).not.toContain('fee_in_quebec');
  });

  it('gives the same for numbers in text', () => {
    const texts = JSON.stringify(rocPage).replace(/:(-?\d+(\.\d+)?)(?=[,}])/g, ':"$1"');
    expect(checkQuote(texts, 'QC')).toEqual(check(rocPage, 'QC'));
  });
});
