// Bytes over a line with other settings are recognised as garbage.
import { describe, expect, test } from 'vitest';
import { isGarbled, isLineNoise, isThinned, likelyLines } from '../../../../main/scanner/diagnosis/lines';
import { shownCodes } from '../../../../main/scanner/diagnosis/shown-codes';

const { licence, number } = shownCodes;

type Parity = 'none' | 'even' | 'odd';

/** A text as line levels, one for each bit: start, data, parity, stop. */
function levels(text: string, dataBits: number, parity: Parity): number[] {
  return Array.from(text).flatMap((character) => {
    const bits = Array.from({ length: dataBits }, (_, index) => (character.charCodeAt(0) >> index) & 1);
    const ones = bits.filter((bit) => bit === 1).length;
    const check = parity === 'none' ? [] : [parity === 'even' ? ones % 2 : 1 - (ones % 2)];
    return [0, ...bits, ...check, 1];
  });
}

/** What a receiver reads from levels that last `ratio` of its own bits each. */
function received(sent: readonly number[], ratio: number): string {
  const at = (bit: number): number => sent[Math.floor(bit / ratio)] ?? 1;
  const all = sent.length * ratio;
  let text = '';
  for (let start = 0; start < all; start += 1) {
    if (at(start + 0.5) !== 0) continue;
    let byte = 0;
    for (let bit = 0; bit < 8; bit += 1) byte |= at(start + 1.5 + bit) << bit;
    text += String.fromCharCode(byte);
    start += 8;
  }
  return text;
}

describe('garbled', () => {
  test('the simulated line is a line: at the same rate all comes as it was', () => {
    expect(received(levels(licence, 8, 'none'), 1)).toBe(licence);
  });

  const rates = [115200, 57600, 38400, 19200, 9600, 4800];
  const pairs = rates.flatMap((sent) => rates.flatMap((read) => (read === sent ? [] : [[sent, read] as const])));
  test.each(pairs)('sent at %i, read at %i', (sent, read) => {
    expect(isGarbled(received(levels(licence, 8, 'none'), read / sent))).toBe(true);
  });

  test.each(['even', 'odd'] as const)('seven bits and %s parity, read as eight', (parity) => {
    expect(isGarbled(received(levels(licence, 7, parity), 1))).toBe(true);
  });
});

test('what scanners mean is not garbled', () => {
  for (const text of [
    licence,
    `]L0${licence}\r\n`,
    number,
    `${number}\r`,
    '%BCVICTORIA^SMITH?',
    'https://example.com/\r',
  ]) {
    expect(isGarbled(text)).toBe(false);
  }
  expect(isGarbled('DCSTREMBLAY-CÔTÉ\nDACHÉLÈNE')).toBe(false);
});

test('no line is tried twice in a round', () => {
  expect(new Set(likelyLines.map((line) => JSON.stringify(line))).size).toBe(likelyLines.length);
});

test('eight bits with odd and even parity, and all rates with seven bits, are tried', () => {
  for (const parity of ['odd', 'even'] as const) {
    expect(likelyLines).toContainEqual({ baudRate: 9600, dataBits: 8, parity, stopBits: 1 });
    for (const baudRate of [115200, 57600, 38400, 19200, 9600, 4800]) {
      expect(likelyLines).toContainEqual({ baudRate, dataBits: 7, parity, stopBits: 1 });
    }
  }
});

test('one or two bytes are noise, whatever they are', () => {
  for (const text of ['\0', '\xff', '\xff\0', '?', 'ab\r']) expect(isLineNoise(text)).toBe(true);
  for (const text of ['\0\0\0', '\x80\x81\x82', number]) expect(isLineNoise(text)).toBe(false);
});

test.each(['even', 'odd'] as const)('eight bits and %s parity, read without: what is left shows it', (parity) => {
  // A system that drops characters whose stop bit is wrong: the parity bit stands in its place.
  const isKept = (character: string): boolean => {
    const ones = Array.from(character.charCodeAt(0).toString(2)).filter((bit) => bit === '1').length;
    return (parity === 'even' ? ones % 2 : 1 - (ones % 2)) === 1;
  };
  const left = Array.from(licence).filter(isKept).join('');
  expect(isGarbled(left) || isThinned(left, shownCodes)).toBe(true);
});

test('a code, whole or of another kind, is not thinned', () => {
  for (const text of [
    licence,
    number,
    `]C0${number}\r`,
    '6363101170001234\r',
    'https://example.com/\r',
    'LOYALTY-77',
  ]) {
    expect(isThinned(text, shownCodes)).toBe(false);
  }
});
