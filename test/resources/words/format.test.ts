// How money, rates, dates and counts are written, in both languages and in every time zone.
import { describe, expect, test } from 'vitest';
import {
  formatAmountDigits,
  formatDate,
  formatMoney,
  formatMonths,
  formatPhone,
  formatRate,
  formatSeconds,
  formatMoment,
  groupDigits,
  shortMask,
} from '../../../renderer/words';

test('money', () => {
  expect(formatMoney(356, 'en-CA')).toBe('$3.56');
  expect(formatMoney(356, 'fr-CA')).toBe('3,56\u00a0$');
  expect(formatMoney(123_456_789, 'en-CA')).toBe('$1,234,567.89');
  expect(formatMoney(123_450, 'fr-CA')).toBe('1\u00a0234,50\u00a0$');
  expect(formatAmountDigits(5, 'en-CA')).toBe('0.05');
});

test('a rate is not rounded into another one', () => {
  expect(formatRate(0.0999, 'en-CA')).toBe('9.99%');
  expect(formatRate(0.0999, 'fr-CA')).toBe('9,99\u00a0%');
  expect(formatRate(0.3099, 'en-CA')).toBe('30.99%');
  expect(formatRate(0, 'en-CA')).toBe('0.00%');
  expect(formatRate(0.28, 'en-CA')).toBe('28.00%');
  expect(formatRate(0.12345, 'en-CA')).toBe('12.345%');
});

describe('dates', () => {
  test.each([
    ['1990-05-14', 'May 14, 1990', '14 mai 1990'],
    ['2024-02-29', 'February 29, 2024', '29 février 2024'],
    ['1990-01-01', 'January 1, 1990', '1er janvier 1990'],
    ['2026-02-01', 'February 1, 2026', '1er février 2026'],
    ['2026-02-11', 'February 11, 2026', '11 février 2026'],
    ['2001-11-01', 'November 1, 2001', '1er novembre 2001'],
    ['2026-12-31', 'December 31, 2026', '31 décembre 2026'],
  ])('%s stays its day', (date, english, french) => {
    expect(formatDate(date, 'en-CA')).toBe(english);
    expect(formatDate(date, 'fr-CA')).toBe(french);
  });

  test('what is no date comes back', () => {
    expect(formatDate('soon', 'en-CA')).toBe('soon');
  });
});

test('the first of a month is an ordinal in the moments of another day too', () => {
  expect(formatMoment(new Date(2020, 10, 1, 10, 42).getTime(), 'fr-CA')).toMatch(/^le 1er nov\.? à 10.h.42$/);
  expect(formatMoment(new Date(2020, 10, 1, 10, 42).getTime(), 'en-CA')).toMatch(/^Nov\.? 1, 10:42/);
  expect(formatMoment(new Date(2020, 10, 11, 1, 1).getTime(), 'fr-CA')).toMatch(/^le 11 nov\. à 01.h.01$/);
});

test('a telephone number is written as the language has it', () => {
  for (const phone of ['1-800-555-0199', '18005550199', '+1 (800) 555-0199']) {
    expect(formatPhone(phone, 'en-CA')).toBe('1-800-555-0199');
    expect(formatPhone(phone, 'fr-CA')).toBe('1\u00a0800\u00a0555-0199');
  }
  expect(formatPhone('514.555.0199', 'fr-CA')).toBe('514\u00a0555-0199');
  expect(formatPhone('+44 20 7946 0000', 'fr-CA')).toBe('+44 20 7946 0000');
  expect(formatPhone('+49 30 555 0199', 'en-CA')).toBe('+49 30 555 0199');
});

test.each([
  ['***-***-0121', '•••-•••-0121'],
  ['(***) ***-2222', '•••-•••-2222'],
  ['r****************orth@example.com', 'r•••orth@example.com'],
  ['a***inet@flexiti.com', 'a•••inet@flexiti.com'],
  ['•••-•••-0121', '•••-•••-0121'],
])('the mask %s reads %s', (mask, read) => {
  expect(shortMask(mask)).toBe(read);
});

test('counts', () => {
  expect(formatMonths(1, 'en-CA')).toBe('1 month');
  expect(formatMonths(6, 'en-CA')).toBe('6 months');
  expect(formatMonths(6, 'fr-CA').replace('\u00a0', ' ')).toBe('6 mois');
  expect(formatSeconds(4, 'fr-CA').replace('\u00a0', ' ')).toBe('4 secondes');
});

test('digits in groups, without losing one', () => {
  expect(groupDigits('116994755')).toBe('116 994 755');
  expect(groupDigits('5555000011112222')).toBe('5555 0000 1111 2222');
  expect(groupDigits('0123456789')).toBe('012 345 6789');
  expect(groupDigits('1234')).toBe('1234');
  expect(groupDigits('1291820-11')).toBe('1291820-11');
  for (const digits of ['12345', '1234567', '12345678901', 'a1b2c3d4e5f60718293a4b5c6d7e8f90']) {
    expect(groupDigits(digits).replaceAll(' ', '')).toBe(digits);
  }
});
