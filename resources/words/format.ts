// Money, rates, dates and counts as a person reads them, always in the given language.
import type { Language } from '../../preload/contract';

/** `$1,234.50` or `1 234,50 $` (with no-break spaces) for a number of cents. */
export function formatMoney(cents: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CAD',
    currencyDisplay: 'narrowSymbol',
  }).format(cents / 100);
}

/** The same without the dollar sign, for a field that is typed in. */
export function formatAmountDigits(cents: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cents / 100);
}

/** A fraction as a percentage: 0.0999 is `9.99%` or `9,99 %`. Two decimals, and up to four where they are there:
 * a legally required rate must not be rounded into another one. */
export function formatRate(fraction: number, language: Language): string {
  return percent(fraction, language, 4);
}

/** A percentage that this terminal has computed, in two decimals: more would look more exact than it is. */
export function formatComputedRate(fraction: number, language: Language): string {
  return percent(fraction, language, 2);
}

function percent(fraction: number, language: Language, maximumFractionDigits: number): string {
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits }).format(
    fraction,
  );
}

/** In French the first of a month is an ordinal, which `Intl` does not know. */
function ordinal(format: Intl.DateTimeFormat, time: number, language: Language): string {
  if (language !== 'fr-CA') return format.format(time);
  const parts = format.formatToParts(time);
  return parts.map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('');
}

/** `May 14, 1990` or `14 mai 1990` for YYYY-MM-DD. A date has no time zone, so it is counted and written in UTC. What is
 * no date comes back as it was. */
export function formatDate(date: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return date;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return ordinal(new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }), time, language);
}

/**
 * A North American number as `1-800-555-0199`, or as `1 800 555-0199` (with no-break spaces) as the OQLF has it; any
 * other as it was set.
 */
export function formatPhone(phone: string, language: Language): string {
  const [, country, area, exchange, line] = /^(1?)(\d{3})(\d{3})(\d{4})$/.exec(phone.replace(/[^\d]/g, '')) ?? [];
  if (area === undefined || (phone.startsWith('+') && country === '')) return phone;
  const groups = [country, area, `${exchange}-${line}`].filter((group) => group !== '');
  return groups.join(language === 'fr-CA' ? '\u00a0' : '-');
}

/** `Nov. 20`, `20 nov.`, for milliseconds since 1970 and the computer's time zone. */
export function formatDay(at: number, language: Language): string {
  return ordinal(new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' }), at, language);
}

/** `the rate and the payment`, `le taux et le paiement`. */
export function formatList(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

function formatUnit(count: number, unit: 'month' | 'second', language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** `6 months`, `6 mois`. */
export function formatMonths(months: number, language: Language): string {
  return formatUnit(months, 'month', language);
}

/** `4 seconds`, `4 secondes`. */
export function formatSeconds(seconds: number, language: Language): string {
  return formatUnit(seconds, 'second', language);
}

/** Digits (and hexadecimal ids) in groups that are easier to read aloud: threes where that comes out even, ten as a
 * telephone number, else fours; anything else as it is. */
export function groupDigits(number: string): string {
  if (!/^[\da-f]{5,}$/i.test(number)) return number;
  if (number.length === 10) return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  const size = number.length % 3 === 0 ? 3 : 4;
  return (number.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ');
}
