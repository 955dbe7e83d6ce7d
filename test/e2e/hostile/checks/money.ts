// Every figure on the screen is Flexiti's, or comes to what Flexiti's own figures come to. With arithmetic of its own: a
// function shared with the terminal would share its error.
import type { Language, OffersView, TermView, View } from '../../../../preload/contract';
import { numbersIn } from './served';

/** Of Canada's law; the words of a caution name it. */
const criminalRate = 0.35;

interface Shown {
  view: View;
  text: string;
}

/** The faults of the figures. `amountCents`: what the customer wants to buy for; `answers`: what the API has said. */
export function wrongMoney(
  { view, text }: Shown,
  language: Language,
  amountCents: number,
  answers: readonly unknown[],
): string[] {
  const numbers = numbersIn(answers);
  const served = new Set([...numbers].map((number) => Math.round(number * 100)));
  const isServed = (cents: number): boolean => served.has(cents) || cents === amountCents;
  const offers = offersOf(view);
  const wrong = offers === null ? [] : wrongOffers(offers, amountCents, isServed, numbers);
  const figures = new Set(centsIn(view));
  for (const cents of moneyIn(text, language)) {
    if (!figures.has(cents) && !isServed(cents))
      wrong.push(`the page says ${cents / 100} dollars, which nobody has said`);
  }
  const rates = new Set([...numbers, ...ratesIn(offers), criminalRate].map((rate) => (rate * 100).toFixed(2)));
  for (const percent of percentsIn(text, language)) {
    if (!rates.has(percent.toFixed(2))) wrong.push(`the page says ${percent} %, which nobody has said`);
  }
  const opens = view.customer?.account?.openToBuyCents ?? null;
  if (opens !== null && !isServed(opens)) wrong.push(`the open to buy is ${opens}, which nobody has said`);
  return wrong;
}

function offersOf({ screen }: View): OffersView | null {
  if (screen.step === 'quote') return screen.offer;
  return screen.step === 'verify' ? (screen.plans?.offer ?? null) : null;
}

function wrongOffers(
  { amountCents: quoted, regular, plans }: OffersView,
  amountCents: number,
  isServed: (cents: number) => boolean,
  numbers: ReadonlySet<number>,
): string[] {
  const wrong: string[] = [];
  if (quoted !== amountCents) wrong.push(`the offers are for ${quoted} in place of ${amountCents}`);
  const terms = plans.flatMap((plan) => plan.terms);
  for (const { paymentCents, fees } of [...(regular === null ? [] : [regular]), ...terms]) {
    const figures = [paymentCents, ...(fees ?? []).map((fee) => fee.amountCents)];
    for (const cents of figures) {
      if (cents !== null && !isServed(cents)) wrong.push(`an offer says ${cents}, which nobody has said`);
      if (cents !== null && cents < 0) wrong.push(`an offer says ${cents}, which is below zero`);
    }
  }
  const rates = [regular?.annualRate ?? null, ...terms.flatMap((term) => term.rates.map(({ rate }) => rate))];
  for (const rate of rates) {
    if (rate !== null && (!numbers.has(rate) || rate < 0 || rate > 1)) wrong.push(`a rate is ${rate}`);
  }
  return [...wrong, ...terms.flatMap((term) => wrongTerm(term, amountCents))];
}

function wrongTerm(term: TermView, amountCents: number): string[] {
  const { months, paymentCents, kind, totalCents, costOfBorrowingCents: cost, rateWithFees } = term;
  if (totalCents === null) return cost === null ? [] : ['a cost is told without a total'];
  const name = `the term of ${months} months at ${paymentCents}`;
  if (months === null || paymentCents === null) return [`${name} has a total`];
  const wrong: string[] = [];
  if (kind !== 'equal_billing') wrong.push(`${name} has a total, and is ${kind}`);
  if (totalCents !== months * paymentCents) wrong.push(`the total of ${name} is ${totalCents}`);
  if (cost !== Math.max(0, totalCents - amountCents)) wrong.push(`the cost of ${name} is ${cost}`);
  if (!isAnnuity(term, amountCents)) wrong.push(`${name} is no annuity, and has a total`);
  if (rateWithFees !== null && cost !== null && cost > 0) {
    const worth = worthCents(paymentCents, rateWithFees / 12, months);
    if (Math.abs(worth - amountCents) > 1) wrong.push(`at ${rateWithFees} ${name} is worth ${worth}`);
  }
  return wrong;
}

/** Whether a rate of the term, on the amount with the fees that are paid once, gives the payment. */
function isAnnuity({ months, paymentCents, rates, fees }: TermView, amountCents: number): boolean {
  if (months === null || paymentCents === null || fees === null) return false;
  const sum = (isMonthly: boolean): number =>
    fees
      .filter(({ type }) => /monthly/i.test(type) === isMonthly)
      .reduce((cents, fee) => cents + (fee.amountCents ?? 0), 0);
  const principal = amountCents + sum(false);
  return rates.some(({ rate }) => {
    if (rate === null) return false;
    const payment = rate === 0 ? principal / months : principal / worthCents(1, rate / 12, months);
    return Math.abs(payment + sum(true) - paymentCents) <= 0.51;
  });
}

/** What equal payments, the first after a month, are worth today. */
function worthCents(paymentCents: number, monthly: number, months: number): number {
  let worth = 0;
  for (let month = 1; month <= months; month += 1) worth += paymentCents / (1 + monthly) ** month;
  return worth;
}

/** All `…Cents` of a view. */
function centsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'number' && name.endsWith('Cents') ? [inner] : centsIn(inner),
  );
}

function ratesIn(offers: OffersView | null): number[] {
  const terms = offers?.plans.flatMap((plan) => plan.terms) ?? [];
  return terms.flatMap(({ rateWithFees }) => (rateWithFees === null ? [] : [rateWithFees]));
}

const moneyPatterns: Readonly<Record<Language, RegExp>> = {
  'en-CA': /-?\$[\d,]+(?:\.\d+)?/g,
  'fr-CA': /-?\d[\d\u00A0\u202F]*(?:,\d+)?[\u00A0\u202F]\$/g,
};

/** The amounts of money in a text, in cents. */
export function moneyIn(text: string, language: Language): number[] {
  return (text.match(moneyPatterns[language]) ?? []).map((found) => Math.round(numberOf(found, language) * 100));
}

export function percentsIn(text: string, language: Language): number[] {
  const pattern = language === 'en-CA' ? /-?\d[\d,]*(?:\.\d+)?%/g : /-?\d[\d\u00A0\u202F]*(?:,\d+)?[\u00A0\u202F]%/g;
  return (text.match(pattern) ?? []).map((found) => numberOf(found, language));
}

function numberOf(text: string, language: Language): number {
  const digits = text.replaceAll(/[^\d.,-]/g, '');
  return Number(language === 'en-CA' ? digits.replaceAll(',', '') : digits.replace(',', '.'));
}
