// A licence's start with other separators than the standard's, as scanners type what a keyboard has no key for.
import { describe, expect, it } from 'vitest';
import { decode, isComplete, licenceEnd } from '../../../../main/licence';
import { plainCard } from '../../../fixtures/licence/plain-card';
import { every, page, play, scannerKeys } from './typist';

const licence = plainCard({ iin: '604428', version: 8 });
const options = { endOf: licenceEnd, isComplete };
const isFree = { from: 0, to: 0 };
const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const body = scannerKeys(licence.slice(4), '\r');

/** The names on all licences that a scan came to; what is none by its reason. */
function read(keys: readonly string[], everyMs = 12, textField = false): string[] {
  const outcome = play(every(keys, everyMs, 1000), textField, isFree, options);
  expect(page(outcome)).toEqual([]);
  return outcome.frames.map((frame) => {
    if (frame.type !== 'scan') return frame.reason;
    const decoded = decode(frame.payload, '2026-11-29');
    return decoded.status === 'ok' ? (decoded.licence.lastName ?? '') : decoded.status;
  });
}

describe('a licence’s start', () => {
  it.each(letters.map((letter) => `^${letter}`))('with %s for its LF is one licence', (key) => {
    expect(read(['@', key, 'Enter', ...body])).toEqual(['SAMPLE']);
    expect(read(['@', key, 'Enter', ...body, 'Enter'])).toEqual(['SAMPLE']);
  });

  it.each(['|', '~', '#', ';', '_', 'Tab', '!', '?', '&'])('with %s for its LF is one licence', (key) => {
    for (const rest of [['Enter'], ['^^', 'Enter']]) expect(read(['@', key, ...rest, ...body])).toEqual(['SAMPLE']);
  });

  it.each(['|', '~', '#', ';', 'Tab', '^l', '^k'])('with %s for its LF is one licence of a slow scanner too', (key) => {
    for (const everyMs of [40, 60, 90, 100]) {
      for (const textField of [true, false])
        expect(read(['@', key, 'Enter', ...body], everyMs, textField)).toEqual(['SAMPLE']);
    }
  });

  it.each(['x', 'Q', 'k'])('with the letter %s for its RS or CR is one licence', (key) => {
    for (const front of [
      ['^j', key, 'Enter'],
      ['^j', '^^', key],
    ]) {
      expect(read(['@', ...front, ...body])).toEqual(['SAMPLE']);
    }
  });
});
