// Each warning appears when it should, with its parameters, and not otherwise.
import { describe, expect, it } from 'vitest';
import { decode, type Warning, type WarningCode } from '../../../main/licence';
import { today } from '../../fixtures/licence/compare';
import { plainCard, type PlainCard } from '../../fixtures/licence/plain-card';

function warnings(card: PlainCard, day = today): Warning[] {
  const decoded = decode(plainCard(card), day);
  if (decoded.status !== 'ok') throw new Error(decoded.reason);
  return decoded.warnings;
}

function has(code: WarningCode, card: PlainCard, day = today): boolean {
  return warnings(card, day).some((warning) => warning.code === code);
}

describe('a good card', () => {
  it('has no warnings', () => {
    expect(warnings({})).toEqual([]);
  });
});

describe('warnings', () => {
  it('expired: from the day after', () => {
    expect(warnings({}, '2030-01-02')).toEqual([{ code: 'expired', params: { date: '2030-01-01' } }]);
    expect(has('expired', {}, '2030-01-01')).toBe(false);
  });

  it('not yet issued: before the day', () => {
    expect(warnings({}, '2020-12-31')).toEqual([{ code: 'not_yet_issued', params: { date: '2021-01-01' } }]);
    expect(has('not_yet_issued', {}, '2021-01-01')).toBe(false);
  });

  it('expiry before issue', () => {
    const elements = { DBA: '20280101', DBD: '20280102' };
    expect(has('expiry_before_issue', { elements })).toBe(true);
    expect(has('expiry_before_issue', { elements: { ...elements, DBA: '20280102' } })).toBe(false);
  });

  it.each([
    ['20081122', 'under_18', 17],
    ['20081121', 'under_19', 18],
    ['20071122', 'under_19', 18],
  ])('born %s: %s at %i', (DBB, code, age) => {
    expect(warnings({ elements: { DBB, DAQ: 'NONE' } })).toEqual([{ code, params: { age } }]);
  });

  it('of age: none at 19', () => {
    expect(warnings({ elements: { DBB: '20071121', DAQ: 'NONE' } })).toEqual([]);
  });

  it('counts 29 February to 1 March', () => {
    const card = { elements: { DBB: '20080229', DAQ: null } };
    expect(has('under_18', card, '2026-02-28')).toBe(true);
    expect(has('under_18', card, '2026-03-01')).toBe(false);
  });

  it('issuer and address differ', () => {
    expect(warnings({ elements: { DAJ: 'QC', DAK: 'J8X 1A1' } })).toEqual([
      { code: 'issuer_differs_from_address', params: { issuer: 'ON', province: 'QC' } },
    ]);
  });

  it('the postal code does not fit', () => {
    expect(warnings({ elements: { DAK: 'V7M 1A1' } })).toEqual([
      { code: 'postal_code_does_not_fit', params: { province: 'ON' } },
    ]);
    expect(has('postal_code_does_not_fit', { elements: { DAK: '12345' } })).toBe(true);
    expect(has('postal_code_does_not_fit', { iin: '636015', elements: { DAJ: 'TX', DAK: 'N1H1A1' } })).toBe(true);
  });

  it.each([
    ['S12345678800115', '1', false],
    ['S1234-56788-00115', '1', false],
    ['S12345678805115', '2', false],
    ['S12345678800115', '9', false],
    ['S12345678800115', '2', true],
    ['S12345678805115', '1', true],
    ['T12345678800115', '1', true],
    ['S12345678800116', '1', true],
    ['S1234567880011', '1', true],
    ['123456789012345', '1', true],
  ])("Ontario's number %s, sex %s", (DAQ, DBC, isOdd) => {
    expect(has('number_pattern', { elements: { DAQ, DBC } })).toBe(isOdd);
  });

  it('an accent on the family name’s first letter is left out of its number', () => {
    expect(has('number_pattern', { elements: { DCS: '\xc9MOND', DAQ: 'E12345678800115' } })).toBe(false);
  });

  it('the header’s lengths are wrong', () => {
    const decoded = decode(plainCard().replace(/DL(\d{4})\d{4}/, 'DL$10367'), today);
    expect(decoded).toMatchObject({ status: 'ok', repairs: ['header_lengths'] });
    const declared = decoded.status === 'ok' ? decoded.warnings[0] : undefined;
    expect(declared).toMatchObject({ code: 'header_lengths', params: { declared_length: 367, offset: 31 } });
  });

  it('an unknown issuer, taken from the address', () => {
    expect(warnings({ iin: '999999' })).toEqual([
      { code: 'unknown_issuer', params: { iin: '999999' } },
      { code: 'field_uncertain', params: { field: 'issuedBy' } },
    ]);
  });

  it('a field that was repaired, and one that is uncertain', () => {
    const codes = warnings({ elements: { DBB: '01151980', DAK: 'N1H' } });
    expect(codes).toContainEqual({ code: 'field_repaired', params: { field: 'birthDate' } });
    expect(codes).toContainEqual({ code: 'field_uncertain', params: { field: 'postalCode' } });
  });
});
