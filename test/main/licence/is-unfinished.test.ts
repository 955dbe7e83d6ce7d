// Half a licence is told from a whole one, also where its lengths lie or its separators are lost.
import { describe, expect, it } from 'vitest';
import { isBrokenOff, isUnfinished } from '../../../main/licence';
import { aamvaCard } from '../../fixtures/licence/cards';
import { jurisdictions } from '../../fixtures/licence/jurisdictions';

const versions = [0, 1, 2, 3, 8, 10];
const cards = jurisdictions.flatMap((jurisdiction, index) =>
  versions.map((version) =>
    aamvaCard({ seed: 100 * version + index, version, jurisdiction, kind: 'DL', tricky: true }),
  ),
);

/** What scanners do to whole payloads. */
const damages: Record<string, (payload: string) => string> = {
  nothing: (payload) => payload,
  'all separators are lost': (payload) => payload.replaceAll(/[\r\n\x1e]/g, ''), // eslint-disable-line no-control-regex -- they are what is lost
  'its end is trimmed': (payload) => payload.trimEnd(),
  'LF is CR': (payload) => payload.replaceAll('\n', '\r'),
  'LF is CRLF': (payload) => payload.replaceAll('\n', '\r\n'),
  'its first character is lost': (payload) => payload.slice(1),
  'a prefix stands in front': (payload) => `XX${payload}`,
  'the record separator is lost': (payload) => payload.replaceAll('\x1e', ''),
};

describe('a licence', () => {
  it.each(Object.entries(damages))('that is whole has not broken off (%s)', (_name, damage) => {
    for (const { payload } of cards) {
      expect(isUnfinished(damage(payload))).toBe(false);
      expect(isBrokenOff(damage(payload))).toBe(false);
    }
  });

  it('that is cut anywhere has broken off', () => {
    for (const { payload } of cards) {
      for (let length = 5; length < payload.length - 10; length += 7) {
        expect(isUnfinished(payload.slice(0, length))).toBe(true);
        expect(isBrokenOff(payload.slice(0, length))).toBe(true);
      }
    }
  });

  it('that lost its record separator is whole where every field has come, whatever its lengths say', () => {
    const form =
      '@\n\nANSI 636012030001DL00000367DLDCAG2\nDBA20300425\nDCSSAMPLE\nDCTORSON,LEE\nDBB19740328\nDBC1\n' +
      'DAG789 E UNREAL AVE\nDAIGUELPH\nDAJON\nDAKN1H 1A1\nDAQS1234-12347-40328\nDCFAB1234567\nDCGCAN';
    expect(isBrokenOff(form)).toBe(false);
    expect(isBrokenOff(form.slice(0, form.indexOf('DAQ') + 8))).toBe(true);
  });

  it('of British Columbia ends with its third track', () => {
    const tracks = [
      '%BCVICTORIA^NGUYEN,$JANE ANN^1-100 GOVERNMENT ST$VICTORIA BC  V8V 1X4^?',
      ';6360281234567=301219800229=?',
    ];
    expect(isBrokenOff(tracks.join(''))).toBe(true);
    expect(isBrokenOff(tracks.join('').slice(0, 30))).toBe(true);
  });
});

it.each(['6363101170001234', 'LOYALTY-77', '', 'https://example.com/@x'])(
  '%j has not begun as a licence',
  (payload) => {
    expect(isUnfinished(payload)).toBe(false);
    expect(isBrokenOff(payload)).toBe(false);
  },
);
