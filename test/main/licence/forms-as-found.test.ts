// Forms found on real cards and scanners, with invented people: read right although the standard differs.
import { describe, expect, it } from 'vitest';
import { toDriversLicenseAnswer } from '../../../main/licence';
import { read } from '../../fixtures/licence/compare';

const ontario =
  'DCAG2  \nDCBX\nDCDNONE\nDBA20300425\nDCSSAMPLE,\nDCTORSON,LEE\nDBD20200910\nDBB19740328\nDBC1\nDAYNONE\nDAU170 cm\n' +
  'DAG789 E UNREAL AVE,\nDAIGUELPH\nDAJON\nDAKN1H 1A1\nDAQS1234-12347-40328\nDCFAB1234567\nDCGCAN\nDCHNONE\nDCK*1234567*';

const expected = {
  first_name: 'ORSON',
  middle_name: 'LEE',
  last_name: 'SAMPLE',
  dob: '1974-03-28',
  address_1: '789 E UNREAL AVE',
  city: 'GUELPH',
  province: 'ON',
  postal_code: 'N1H 1A1',
  govid_type: 'CADL',
  govid_issuedby: 'ON',
  govid_number: 'S1234-12347-40328',
  govid_expiry: '2030-04-25',
};

describe("Ontario's card with offset zero", () => {
  it.each([
    ['as scanned', `@\n\x1e\rANSI 636012030001DL00000367DL${ontario}\n\r`],
    ['with RS and CR lost', `@\n\nANSI 636012030001DL00000367DL${ontario}`],
    ['with the subfile letters lost', `@\n\nANSI 636012030001DL00000367\n${ontario}`],
    ['with the subfile letters on the header line', `@\nANSI 636012030001DL00000367DL\n${ontario}\n`],
    ['with line ends of Windows', `@\r\nANSI 636012030001DL00000367DL${ontario.replaceAll('\n', '\r\n')}\r\n`],
    ['with the end of a macro symbol', `@\n\x1e\rANSI 636012030001DL00000367DL${ontario}\r\\928\\111\\100\\180\r\n`],
    ['behind a space, before rubbish', ` @\n\x1e\rANSI 636012030001DL00000367DL${ontario}\n\r\r\n\0`],
    ['with a letter in the header', `@a ANSI 636012030001DL00000367DL${ontario}\r`],
  ])('%s', (_, payload) => {
    const { licence, certainty } = read(payload);
    expect(toDriversLicenseAnswer(licence)).toEqual(expected);
    expect(licence).toMatchObject({ licenceClass: 'G2', sex: 'M', country: 'CAN', issued: '2020-09-10' });
    expect(new Set(Object.values(certainty))).toEqual(new Set(['certain']));
  });
});

describe('separators replaced by another character', () => {
  it.each([
    ['|, in the header too', '|', 'separators_replaced', 'repaired'],
    ['a tab', '\t', 'separators_replaced', 'repaired'],
    ['a line separator', '\u2028', 'separators_replaced', 'repaired'],
    ['the record separator', '\x1e', 'header_separators', 'certain'],
    ['a space behind each', '\n ', 'element_spaces', 'repaired'],
  ])('%s', (_, separator, repair, certainty) => {
    const decoded = read(`@\n\nANSI 636012030001DL00000367DL${ontario}\n`.replaceAll('\n', separator));
    expect(toDriversLicenseAnswer(decoded.licence)).toEqual(expected);
    expect(decoded.repairs).toContain(repair);
    expect(decoded.certainty).toMatchObject({ lastName: certainty, birthDate: certainty, number: certainty });
  });
});

describe('a header without all of its numbers', () => {
  it.each([
    ['the issuer number alone', 'ANSI 636012\nDL'],
    ['the issuer number and a digit', 'AAMVA6360120\nDL'],
    ['no designators', 'ANSI 636012030001DL'],
    ["Alberta's designator of letters", 'ANSI 636012030001DLabacDL'],
    ['a designator cut off before another', 'ANSI 636012030102DL00410ZZDL'],
  ])('%s', (_, header) => {
    const { licence, certainty, repairs } = read(`@\n\x1e\r${header}${ontario}\r`);
    expect(toDriversLicenseAnswer(licence)).toEqual(expected);
    expect(certainty).toMatchObject({ lastName: 'certain', birthDate: 'certain', licenceClass: 'certain' });
    expect(repairs).toContain('header_lengths');
  });

  it('is still read when its first eight digits are a date', () => {
    expect(read('@\nANSI 636012\nDLDBB19740328\nDCSSAMPLE\nDACORSON\n').licence.issuedBy).toBe('ON');
  });
});

describe('a card from before 2000', () => {
  it('is read without its @, its separators and its subfile letters', () => {
    const { licence } = read('AAMVA6360060101DL12345678DAASAMPLE,JOHN,QUINCY,2ND\nDAQ990000001\nDBB19610101\n');
    expect([licence.lastName, licence.firstName, licence.middleName]).toEqual(['SAMPLE', 'JOHN', 'QUINCY']);
    expect([licence.issuedBy, licence.number, licence.birthDate]).toEqual(['CT', '990000001', '1961-01-01']);
  });
});
