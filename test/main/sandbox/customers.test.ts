// The fictitious customers cover the cases that a terminal must handle.
import { expect, test } from 'vitest';
import { decode } from '../../../main/licence';
import { sandboxCustomers, sandboxLicences } from '../../../main/sandbox';

const valuesOf = <T>(pick: (customer: (typeof sandboxCustomers)[number]) => T): Set<T> =>
  new Set(sandboxCustomers.map(pick));

test('at least forty, of every province and territory', () => {
  expect(sandboxCustomers.length).toBeGreaterThanOrEqual(40);
  expect([...valuesOf((it) => it.province)].sort()).toEqual([
    'AB',
    'BC',
    'MB',
    'NB',
    'NL',
    'NS',
    'NT',
    'NU',
    'ON',
    'PE',
    'QC',
    'SK',
    'YT',
  ]);
});

test('every account status and one that is unknown', () => {
  expect([...valuesOf((it) => it.status)].sort()).toEqual(['A', 'C', 'F', 'N', 'Q', 'Z']);
});

test('all 35 reason codes and all 11 risk ratings of the API page', () => {
  const documented =
    'AAUT FAGN FBNK FCCS FCLC FCLG FCQC FCND FCOP FDEC FDVO FFRD FHRD FIND FINP FLCK FOPD FPAC FRMA FRME FRVK FSKP FSLM ' +
    'NNOR ZBNK ZCCO ZCCS ZCOP ZDEC ZDVO ZFRD ZMCO ZOPD ZSLM ZSRO';
  const codes = valuesOf((it) => it.reasonCode);
  expect(documented.split(' ')).toHaveLength(35);
  expect(documented.split(' ').filter((code) => !codes.has(code))).toEqual([]);
  const ratings = valuesOf((it) => it.riskRating);
  expect('LMHXYZNPQRS'.split('').filter((rating) => !ratings.has(rating))).toEqual([]);
});

test('consumers, businesses and authorised users with cards of their own', () => {
  expect(valuesOf((it) => it.accountType)).toEqual(new Set(['consumer', 'business']));
  const users = sandboxCustomers.filter((it) => it.customerId.includes('-'));
  expect(users.length).toBeGreaterThanOrEqual(2);
  for (const user of users) {
    const holder = sandboxCustomers.find(
      (it) => it.accountNumber === user.accountNumber && it.customerId === user.customerId.split('-')[0],
    );
    expect(holder).toBeDefined();
    expect(holder?.vccNumber).not.toBe(user.vccNumber);
  }
});

test('ids, cards and customer ids are unique', () => {
  for (const pick of [(it) => it.id, (it) => it.vccNumber, (it) => it.customerId] as const satisfies ((
    customer: (typeof sandboxCustomers)[number],
  ) => string)[]) {
    expect(valuesOf(pick).size).toBe(sandboxCustomers.length);
  }
});

test('account data is ASCII and fits the API’s lengths; cards have accents and full names', () => {
  for (const it of sandboxCustomers) {
    for (const [text, most] of [
      [it.firstName, 35],
      [it.lastName, 50],
      [it.address1, 150],
      [it.city, 100],
      [it.customerId, 20],
      [it.question.answer.normalize('NFD').replace(/\p{M}/gu, ''), 50],
    ] as const) {
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(text.length).toBeLessThanOrEqual(most);
    }
    expect(it.vccNumber).toMatch(/^\d{16}$/);
    expect(it.postalCode).toMatch(/^[A-Z]\d[A-Z]\d[A-Z]\d$/);
  }
  expect(sandboxCustomers.some((it) => /[éèôë]/.test(it.licence.lastName))).toBe(true);
  expect(sandboxCustomers.some((it) => it.licence.firstName.length > 35)).toBe(true);
  expect(sandboxCustomers.some((it) => it.licence.truncated)).toBe(true);
});

test('people and their addresses are fictitious', () => {
  for (const it of sandboxCustomers.filter((customer) => !customer.id.startsWith('page-'))) {
    expect(it.phone ?? '416-555-0100').toMatch(/^\d{3}-555-01\d\d$/);
    expect(it.email).toMatch(/@example\.com$/);
  }
});

test('licences of every version and of British Columbia, valid for years except the expired one', () => {
  expect(valuesOf((it) => it.licence.format)).toEqual(new Set(['bc', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  const expired = sandboxCustomers.filter((it) => it.licence.expiry < '2031-01-01');
  expect(expired.map((it) => it.id)).toEqual(['on-expired', 'page-sample-licence']);
});

test('the training panel gets one licence per customer', () => {
  const licences = sandboxLicences();
  expect(licences.map((it) => it.id)).toEqual(
    sandboxCustomers.filter(({ id }) => !id.startsWith('reason-')).map((it) => it.id),
  );
  for (const { name, note, payload } of licences) {
    expect(name.trim()).not.toBe('');
    expect(note).toMatch(/^[a-z_]+$/);
    expect(Buffer.from(payload, 'latin1').toString('latin1')).toBe(payload);
    expect(['@\n\u001e\rANSI', '%BC'].some((start) => payload.startsWith(start))).toBe(true);
  }
});

test('licence numbers have their issuer’s form, except for the documentation’s sample', () => {
  const odd = sandboxCustomers.filter((customer) => {
    const decoded = decode(customer.payload(), '2026-01-01');
    if (decoded.status !== 'ok') throw new Error(`${customer.id} cannot be read`);
    return decoded.warnings.some(({ code }) => code === 'number_pattern');
  });
  expect(odd.map(({ note }) => note)).toEqual(['documented']);
});
