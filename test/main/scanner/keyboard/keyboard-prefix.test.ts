// A configured prefix and suffix.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aamva, stripes } from '../payloads';
import { end, every, page, payloads, play, scannerKeys } from './typist';
import type { Outcome } from './typist';

const licence = aamva('TREMBLAY');
const bc = stripes('NGUYEN');
const card = '6036280012345678';
const anyPayload = fc.constantFrom(licence, bc, card, '41', 'FX-4471/B');
const anySpeed = fc.integer({ min: 1, max: 100 });

describe.each([true, false])('with a prefix (text field focused: %s)', (textField) => {
  it('every scan is one at any speed, without it', () => {
    fc.assert(
      fc.property(anyPayload, anySpeed, fc.constantFrom('~', '~~', '*S*', '\x02'), (payload, everyMs, prefix) => {
        const outcome = play(every(scannerKeys(prefix + payload, ''), everyMs, 1000), textField, undefined, { prefix });
        expect(payloads(outcome)).toEqual([payload]);
        expect(page(outcome)).toEqual([]);
      }),
    );
  });

  it('Enter, Tab or both behind it press nothing', () => {
    for (const suffix of [['Enter'], ['Tab'], ['Enter', 'Tab']]) {
      const outcome = play(every(['~', ...scannerKeys(card, ''), ...suffix], 100, 1000), textField, undefined, {
        prefix: '~',
      });
      expect(payloads(outcome)).toEqual([card]);
      expect(page(outcome)).toEqual([]);
    }
  });

  it('the prefix alone is what a person typed', () => {
    expect(page(play(every(['~'], 1, 1000), textField, undefined, { prefix: '~' }))).toEqual(['~']);
    expect(page(play(every(['~', '~', 'x'], 60, 1000), textField, undefined, { prefix: '~~~' }))).toEqual([
      '~',
      '~',
      'x',
    ]);
  });

  it('what comes without it is recognised by its rhythm as ever', () => {
    for (const payload of [licence, card]) {
      const outcome = play(every(scannerKeys(payload, ''), 12, 1000), textField, undefined, { prefix: '~' });
      expect(payloads(outcome)).toEqual([payload]);
      expect(page(outcome)).toEqual([]);
    }
  });
});

describe('a prefix of digits', () => {
  const flexitiCard = '6363101170001234';
  const scanned = (keys: string, prefix: string): string[] =>
    payloads(play(every(scannerKeys(keys, '\r'), 12, 1000), false, undefined, { prefix })).map((text) =>
      text.trimEnd(),
    );

  it.each(['6', '63', '6363', '99', '0'])('%s is taken off once', (prefix) => {
    for (const suffix of ['', '\r']) expect(scanned(prefix + flexitiCard + suffix, prefix)).toEqual([flexitiCard]);
    expect(scanned(`${prefix}${flexitiCard}\r${prefix}${flexitiCard}\r`, prefix)).toEqual([flexitiCard, flexitiCard]);
    expect(scanned(`${prefix}12345679\r`, prefix)).toEqual(['12345679']);
  });

  it.each(['6', '63', '6363'])('%s is a card’s own where it was not sent', (prefix) => {
    for (const suffix of ['', '\r']) expect(scanned(flexitiCard + suffix, prefix)).toEqual([flexitiCard]);
  });

  it('is a product’s own where it was not sent', () => {
    expect(scanned('0012345678905', '0')).toEqual(['0012345678905']);
    expect(scanned('4006381333931\r', '400')).toEqual(['4006381333931']);
  });

  it('that is longer than a code costs it nothing', () => {
    expect(scanned('1234567', '123456789')).toEqual(['1234567']);
  });
});

describe('with a suffix', () => {
  /** Whether the scan was reported right after its last key. */
  function playSuffix(keys: string[], suffix: string): { outcome: Outcome; atOnce: boolean } {
    const strokes = every(keys, 12, 1000);
    const before = play(strokes.slice(0, -1), true, undefined, { suffix });
    const outcome = play(strokes, true, undefined, { suffix });
    // A person's key so soon that silence has ended nothing yet.
    const more = play([...strokes, ...every(['F2'], 0, end(strokes) + 1)], true, undefined, { suffix });
    return { outcome, atOnce: before.frames.length === 1 && more.frames.length === 1 };
  }

  it.each(['\t', '#', '*E*'])('ends a scan and is not part of it: %j', (suffix) => {
    for (const payload of [licence, licence.slice(0, 90), bc, card]) {
      const { outcome } = playSuffix(scannerKeys(payload + suffix, ''), suffix);
      expect(payloads(outcome)).toEqual([payload]);
      expect(page(outcome)).toEqual([]);
    }
  });

  it('two codes without a gap are two', () => {
    const outcome = play(every(scannerKeys(`${card}#5012345678900#`, ''), 5, 1000), true, undefined, { suffix: '#' });
    expect(payloads(outcome)).toEqual([card, '5012345678900']);
  });

  it('Enter as a suffix does not cut a licence at its first CR', () => {
    for (const suffix of ['\r', '\r\n', '\n']) {
      const outcome = play(every(scannerKeys(licence + suffix, ''), 12, 1000), true, undefined, { suffix });
      expect(payloads(outcome)).toEqual([licence]);
    }
  });
});
