// Other days for a card's dates: on the same side of today, of the same age for the law, and nothing in common with the real one.
import { daysInMonth } from '../../base';
import { dayNumber, isoDate, orderOf, readDate, yearsBetween } from '../fields';
import { haveCommonRun } from './common-runs';
import type { RandomSource } from './random';

/** So far from the real year another is looked for. */
const reachYears = 30;
const tries = 400;

const ageOn = (birthDate: string, today: string): number => yearsBetween(dayNumber(birthDate), dayNumber(today));

/** The ages that the checks of a card tell apart. */
function bracketOf(age: number): 'under 18' | '18' | 'older' {
  return age < 18 ? 'under 18' : age < 19 ? '18' : 'older';
}

/** A date as written without its punctuation, in both orders, and as the decoder gives it. */
function formsOf(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  return [date, year + month + day, month + day + year];
}

function isOther(date: string, real: string, mayShareYear: boolean): boolean {
  const shares = (from: number, to: number): boolean => date.slice(from, to) === real.slice(from, to);
  if (shares(0, 4) || shares(5, 7) || shares(8, 10)) return false;
  const forms = formsOf(real);
  return mayShareYear || formsOf(date).every((form, i) => !haveCommonRun(form, forms[i] ?? ''));
}

/**
 * Another day, month and year. At 18 the age leaves two years, which begin alike.
 *
 * @returns YYYY-MM-DD; null when chance found none
 */
function otherDay(real: string, isBirthDate: boolean, today: string, random: RandomSource): string | null {
  const year = Number(real.slice(0, 4));
  const age = ageOn(real, today);
  const isYoung = isBirthDate && bracketOf(age) !== 'older';
  for (let i = 0; i < tries; i++) {
    // The very age at first, which a warning tells of the young.
    const isSameAge = isYoung && i < tries / 2;
    const reach = isSameAge ? 1 : reachYears;
    const date = isoDate(year - reach + random(2 * reach + 1), 1 + random(12), 1 + random(31));
    if (date === null || date < today !== real < today || date === today) continue;
    const other = ageOn(date, today);
    if (isSameAge ? other !== age : isBirthDate && bracketOf(other) !== bracketOf(age)) continue;
    if (isOther(date, real, isYoung && age === 18)) return date;
  }
  return null;
}

/**
 * Another date for eight digits, in their order.
 *
 * @returns null for digits that are no date
 */
export function otherDate(digits: string, isBirthDate: boolean, today: string, random: RandomSource): string | null {
  const real = digits.length === 8 ? readDate(digits) : null;
  const date = real === null ? null : otherDay(real, isBirthDate, today, random);
  if (date === null) return null;
  const [year = '', month = '', day = ''] = date.split('-');
  return orderOf(digits) === 'year-first' ? year + month + day : month + day + year;
}

/** The last day of a stripe's YYMM as the decoder gives it; the special months have none. */
function lastDayOf(digits: string): string {
  const year = 2000 + Number(digits.slice(0, 2));
  const month = Number(digits.slice(2));
  return month > 12 ? digits.slice(0, 2) : `${year}-${digits.slice(2)}-${daysInMonth(year, month)}`;
}

/** Another YYMM of a stripe, on the same side of today; its special months 77, 88 and 99 stay. */
export function otherMonth(digits: string, today: string, random: RandomSource): string {
  const isSpecial = Number(digits.slice(2)) > 12;
  const now = today.slice(2, 4) + today.slice(5, 7);
  for (let i = 0; i < tries; i++) {
    const year = String((Number(digits.slice(0, 2)) + 80 + random(41)) % 100).padStart(2, '0');
    const other = year + (isSpecial ? digits.slice(2) : String(1 + random(12)).padStart(2, '0'));
    if (other < now !== digits < now || year === digits.slice(0, 2)) continue;
    if (isSpecial || (other.slice(2) !== digits.slice(2) && !haveCommonRun(lastDayOf(other), lastDayOf(digits)))) {
      return other;
    }
  }
  return digits;
}
