// Dates on cards: CCYYMMDD or MMDDCCYY, with or without hyphens; and date arithmetic for the checks.
import { daysInMonth } from '../../base';

export type DateOrder = 'year-first' | 'month-first';

/** With these limits for years, no eight digits are a date in both orders. */
const firstYear = 1850;
const lastYear = 2149;

const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => String(firstYear + i));
const days = Array.from({ length: 13 * 32 }, (_, i) => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `-${two(Math.floor(i / 32))}-${two(i % 32)}`;
});

/** YYYY-MM-DD, or null when there is no such day within the limits. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!(day >= 1 && day <= daysInMonth(year, month))) return null;
  const text = years[year - firstYear];
  return text === undefined ? null : text + (days[month * 32 + day] ?? '');
}

const one = 49;
const eight = 56;

/** The eight digits of a text that may also contain hyphens, slashes and spaces; -1 for any other text. */
function eightDigits(value: string): number {
  let number = 0;
  let count = 0;
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      number = number * 10 + c - 48;
      if (++count > 8) return -1;
    } else if (c !== 45 && c !== 47 && c !== 32) return -1;
  }
  return count === 8 ? number : -1;
}

/** A date's order: only a year starts with 18 or more. */
export function orderOf(value: string): DateOrder {
  const c = value.charCodeAt(0);
  return c > one || (c === one && value.charCodeAt(1) >= eight) ? 'year-first' : 'month-first';
}

/** YYYY-MM-DD from eight digits in either order; null when neither gives a calendar date. */
export function readDate(value: string): string | null {
  const number = eightDigits(value);
  if (number < 0) return null;
  if (number >= firstYear * 10_000) {
    return isoDate(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100);
  }
  return isoDate(number % 10_000, Math.floor(number / 1_000_000), Math.floor(number / 10_000) % 100);
}

/** A YYYY-MM-DD date as the number YYYYMMDD, for comparisons. */
export function dayNumber(date: string): number {
  return eightDigits(date);
}

/** Whole years between two day numbers; for 29 February the year is complete on 1 March. */
export function yearsBetween(from: number, to: number): number {
  return Math.floor((to - from) / 10_000);
}
