// What is said below the table of offers: each text once, with the columns that it is said of.
import type { Language, OfferView } from '../../../preload/contract';
import { m } from '../../../resources/messages/compiled/messages.js';
import { formatList, formatMoney, formatRate, howOften, words, wordsIfUnpaid } from '../../words';
import type { Column, Group } from './columns';

/** The same for the same columns in the same order. */
export interface SaidOf<What> {
  key: string;
  what: What;
  columns: Column[];
}

function saidOf<What>(columns: Column[], of: (column: Column) => What[]): SaidOf<What>[] {
  const said = new Map<string, SaidOf<What>>();
  for (const column of columns) {
    for (const what of of(column)) {
      const key = JSON.stringify(what);
      const before = said.get(key);
      if (before === undefined) said.set(key, { key, what, columns: [column] });
      else if (!before.columns.includes(column)) before.columns.push(column);
    }
  }
  return [...said.values()];
}

/** The columns of a text in words: `B, 6 months`, or all of a plan by its name. */
export function wordsOfColumns(columns: readonly Column[], groups: readonly Group[], language: Language): string {
  const parts = groups.flatMap((group) => {
    const own = group.columns.filter((column) => columns.includes(column));
    if (own.length === 0) return [];
    const letters = own.flatMap(({ letter }) => letter ?? []);
    const isWhole = own.length === group.columns.length && own.length > 1;
    const terms = isWhole || group.key === 'regular' ? group.name : formatList(titlesOf(own), language);
    if (letters.length === own.length) return `${wordsOfLetters(letters, language)}, ${terms}`;
    const plan = group.number ?? group.name;
    return isWhole ? terms : `${plan}, ${terms}`;
  });
  return parts.join('; ');
}

function titlesOf(columns: readonly Column[]): string[] {
  return columns.map(({ title }) => title);
}

/** `B`, `B and C`, and `B–D` for three and more in a row. */
function wordsOfLetters(letters: readonly string[], language: Language): string {
  const [first = '', last = ''] = [letters[0], letters.at(-1)];
  const isRow = last.charCodeAt(0) - first.charCodeAt(0) === letters.length - 1;
  return isRow && letters.length > 2 ? `${first}–${last}` : formatList(letters, language);
}

export interface OfferNote {
  tone: 'stop' | 'warning' | 'info';
  testid: string;
  /** As it stands in its column. */
  short: string;
  text: string;
}

/** Why it cannot be handed over, and what to be careful with. */
export function warningsOf({ missing, cautions }: OfferView, language: Language): OfferNote[] {
  const say = { locale: language };
  const what = formatList(
    missing.map((part) => words(`screens_offer_missing_${part}`, {}, language)),
    language,
  );
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            tone: 'stop',
            testid: 'missing',
            short: m.screens_offer_short_missing({}, say),
            text: m.screens_offer_missing({ what }, say),
          } as const,
        ]),
    ...cautions.map((caution): OfferNote => ({
      tone: 'warning',
      testid: `caution-${caution}`,
      short: words(`screens_offer_short_${caution}`, {}, language),
      text: words(`screens_offer_caution_${caution}`, {}, language),
    })),
  ];
}

/** Whether the open to buy is enough for it; null where that is not known. */
export function fitOf({ fit, largestCents }: OfferView, language: Language): OfferNote | null {
  const say = { locale: language };
  const testid = 'fit';
  if (fit === 'fits') {
    return { tone: 'info', testid, short: m.screens_offer_short_fits({}, say), text: m.screens_offer_fits({}, say) };
  }
  if (fit === 'may_exceed') {
    const short = m.screens_offer_short_may_exceed({}, say);
    return { tone: 'warning', testid, short, text: m.screens_offer_may_exceed({}, say) };
  }
  if (fit === null) return null;
  if (largestCents === null) {
    return {
      tone: 'stop',
      testid,
      short: m.screens_offer_short_exceeds({}, say),
      text: m.screens_offer_exceeds({}, say),
    };
  }
  const amount = formatMoney(largestCents, language);
  return {
    tone: 'stop',
    testid,
    short: m.screens_offer_short_exceeds_largest({ amount }, say),
    text: m.screens_offer_exceeds_largest({ amount }, say),
  };
}

/** What a deferred plan costs that is not paid in time; null for any other. */
export function ifUnpaidOf({ term }: Column, language: Language): OfferNote | null {
  const ifUnpaid = term?.ifUnpaid ?? null;
  if (ifUnpaid === null) return null;
  const say = { locale: language };
  const { rate, interestCents } = ifUnpaid;
  const short =
    interestCents === null
      ? m.screens_offer_short_if_unpaid({ rate: formatRate(rate, language) }, say)
      : m.screens_offer_short_if_unpaid_about({ amount: formatMoney(interestCents, language) }, say);
  return { tone: 'info', testid: 'if-unpaid-note', short, text: wordsIfUnpaid(ifUnpaid, language) };
}

/** Everything that the columns say in short. */
export function notesOf(columns: Column[], language: Language): SaidOf<OfferNote>[] {
  return saidOf(columns, (column) => {
    const fit = fitOf(column.offer, language);
    const ifUnpaid = ifUnpaidOf(column, language);
    return [
      ...warningsOf(column.offer, language),
      ...(fit === null || fit.tone === 'info' ? [] : [fit]),
      ...(ifUnpaid === null ? [] : [ifUnpaid]),
    ];
  });
}

export interface ObligatedMessage {
  kind: 'rate' | 'fee';
  label: string;
  /** How often a fee is charged. */
  often: string | null;
  message: string;
}

/** The messages of all rates and fees: they must be displayed with the offers (API page, calculate-interest). */
export function messagesOf(columns: Column[], language: Language): SaidOf<ObligatedMessage>[] {
  return saidOf(columns, ({ offer, term }) => [
    ...(term?.rates ?? []).flatMap(({ description, type, message }): ObligatedMessage[] => {
      if (!message) return [];
      const label = description || type || m.screens_offer_annual_rate({}, { locale: language });
      return [{ kind: 'rate', label, often: null, message }];
    }),
    ...(offer.fees ?? []).flatMap((fee): ObligatedMessage[] => {
      if (!fee.message) return [];
      const label = fee.description || m.screens_offer_fee_unknown({}, { locale: language });
      return [{ kind: 'fee', label, often: howOften(fee, language), message: fee.message }];
    }),
  ]);
}
