// What people type, made exact or refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  centsOfDigits,
  centsOfPasted,
  parseAccountNumber,
  parseBirthDate,
  parseCardNumber,
  parseCustomerNumber,
  parsePin,
  parsePostalCode,
  variantsOf,
} from '../../../renderer/entry';

describe('birth date', () => {
  test.each(['1990-05-14', '1990/5/14', '1990.05.14', '1990 5 14', '19900514', ' 1990 - 05 - 14 '])('%s', (typed) => {
    expect(parseBirthDate(typed)).toBe('1990-05-14');
  });

  test.each([
    '',
    '14/05/1990',
    '05-14-1990',
    '1990-02-30',
    '1990-13-01',
    '1899-12-31',
    '2999-01-01',
    '199005',
    'May 14',
  ])('%s is refused', (typed) => {
    expect(parseBirthDate(typed)).toBeNull();
  });

  test('today is the last day', () => {
    const noon = new Date(2026, 4, 14, 12);
    expect(parseBirthDate('2026-05-14', noon)).toBe('2026-05-14');
    expect(parseBirthDate('2026-05-15', noon)).toBeNull();
  });

  test('every day comes back as it was', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(parseBirthDate(date)).toBe(date);
      }),
    );
  });
});

test('postal code', () => {
  expect(parsePostalCode('h2x1y4')).toBe('H2X 1Y4');
  expect(parsePostalCode(' H2X-1Y4 ')).toBe('H2X 1Y4');
  expect(parsePostalCode('  ')).toBe('');
  for (const wrong of ['H2X', 'D1D 1D1', 'W1A 1A1', 'H2X 1Y44', '12345']) expect(parsePostalCode(wrong)).toBeNull();
});

test('numbers', () => {
  expect(parseCardNumber('5555 0000-1111 2222')).toBe('5555000011112222');
  expect(parseCardNumber('555500001111222')).toBeNull();
  expect(parseAccountNumber('116 994 755')).toBe('116994755');
  expect(parseAccountNumber('11699475x')).toBeNull();
  expect(parseAccountNumber('')).toBeNull();
  expect(parseAccountNumber('1'.repeat(14))).toBe('1'.repeat(14));
  expect(parseAccountNumber('1'.repeat(15))).toBeNull();
  expect(parseCustomerNumber('1291820-11')).toBe('1291820-11');
  expect(parseCustomerNumber('-11')).toBeNull();
  expect(parsePin('0042')).toBe('0042');
  expect(parsePin('123')).toBeNull();
  expect(parsePin('123456789')).toBeNull();
});

describe('amount', () => {
  test('digits fill from the cents', () => {
    expect(centsOfDigits('')).toBeNull();
    expect(centsOfDigits('0.05')).toBe(5);
    expect(centsOfDigits('$1,234.56')).toBe(123_456);
    expect(centsOfDigits('0.000')).toBe(0);
    expect(centsOfDigits('123456789012')).toBe(12_345_678);
  });

  test.each([
    ['12', 1200],
    ['12.5', 1250],
    ['1,234.56', 123_456],
    ['1 234,56 $', 123_456],
    ['$0.99', 99],
    ['-5', null],
    ['abc', null],
    ['99999999', null],
  ])('pasted %s', (text, cents) => {
    expect(centsOfPasted(text)).toBe(cents);
  });
});

test('variants only where they make a difference', () => {
  const form = { firstName: 'Ada', lastName: 'Moss', birthDate: '1990-05-14', postalCode: '' };
  expect(variantsOf(form)).toEqual([]);
  expect(variantsOf({ ...form, postalCode: 'H2X 1Y4' }).map(({ kind }) => kind)).toEqual(['no_postal_code']);
});
