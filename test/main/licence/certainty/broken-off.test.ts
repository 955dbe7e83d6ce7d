// Half a licence is never a customer.
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../main/licence';
import { anyCard } from '../../../fixtures/licence/cards';
import { read, today } from '../../../fixtures/licence/compare';
import { plainCard } from '../../../fixtures/licence/plain-card';

function reasonOf(payload: string): string {
  const decoded = decode(payload, today);
  return decoded.status === 'ok' ? `ok: ${decoded.licence.firstName}` : decoded.reason;
}

const incomplete = ['incomplete', 'no_elements', 'no_header', 'empty'];

describe('a licence that is cut', () => {
  it('in the first name is no customer', () => {
    const payload = plainCard({ elements: { DAC: 'Rosalie' } });
    expect(reasonOf(payload.slice(0, payload.indexOf('DACRos') + 6))).toBe('incomplete');
  });

  it('in the name or before is none, whatever the card', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { payload } = anyCard(seed);
      const name = /(?<=\n)(?:DCS|DAB|DAA)/.exec(payload)?.index ?? 0;
      for (let length = 0; length < name + 12; length++)
        expect(incomplete).toContain(reasonOf(payload.slice(0, length)));
    }
  });

  it('before what every card has is none, whether the separators are as written, or lost, or the @ is', () => {
    const payload = plainCard();
    const end = payload.indexOf('DAQ') + 3;
    for (let length = payload.indexOf('DCS'); length < end; length += 3) {
      if (payload.charAt(length - 1) === '\n') continue;
      const cut = payload.slice(0, length);
      for (const text of [cut, cut.slice(1), cut.replace('\x1e', '')]) expect(incomplete).toContain(reasonOf(text));
    }
  });

  it('in its header has broken off too', () => {
    for (const start of ['@\n\x1e\rA', '@\n\x1e\rANSI ', '@\n\x1e\rANSI 6360', '@\n\x1e\rAAMV'])
      expect(reasonOf(start)).toBe('incomplete');
    expect(reasonOf('@hello')).toBe('no_header');
  });
});

describe('a whole licence under a header that lies', () => {
  const long = plainCard().replace(/DL\d{8}/, 'DL00310999');

  it.each([
    ['declares too much', long],
    ['declares too much, its end trimmed', long.trimEnd()],
    [
      'declares more than a barcode holds',
      plainCard({ elements: { DAQ: null } })
        .replace(/DL\d{8}/, 'DL12345678')
        .trimEnd(),
    ],
    ['lacks an element, and ends with its CR', plainCard({ elements: { DAG: null } }).replace(/DL\d{8}/, 'DL00310999')],
    [
      'lacks an element, and ends with a line',
      `${plainCard({ elements: { DAG: null } }).trimEnd()}\n`.replace(/DL\d{8}/, 'DL00310999'),
    ],
    ['lacks an element, its end trimmed', plainCard({ elements: { DAG: null } }).trimEnd()],
  ])('%s', (_, payload) => {
    expect(reasonOf(payload)).toBe('ok: ORSON');
  });
});

describe('the last value of a licence that may have been cut', () => {
  const inNumber = (payload: string): string => `${payload.slice(0, payload.indexOf('DAQS12') + 6)}\r\n`;
  const headers = [
    ['has letters in its designator', (p: string) => p.replace(/DL\d{8}/, 'DLabac')],
    ['has no designator', (p: string) => p.replace(/DL\d{8}/, '')],
    ['declares more subfiles than it names', (p: string) => p.replace('0001DL', '0002DL')],
    ['declares less than there is', (p: string) => p.replace(/DL\d{8}/, 'DL00310067')],
    ['declares more than there is', (p: string) => p],
  ] as const;

  it.each(headers)('is in doubt where the header %s, and no other', (_, change) => {
    const { licence, certainty } = read(inNumber(change(plainCard())));
    expect([licence.number, certainty.number]).toEqual(['S12', 'uncertain']);
    expect([certainty.lastName, certainty.address1]).toEqual(['certain', 'certain']);
  });

  it.each(headers)('costs a whole card nothing where the header %s', (_, change) => {
    expect(new Set(Object.values(read(`${change(plainCard())}\r\n`).certainty))).toEqual(new Set(['certain']));
  });
});
