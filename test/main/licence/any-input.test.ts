// No input throws, and none takes more than linear time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankHealthNumber, decode, decodeWithElements, isComplete } from '../../../main/licence';
import { fuzzDecoder } from '../../bench/fuzz-decoder';
import { hostileInputs, nanosecondsPerByte } from '../../bench/hostile-inputs';
import { today } from '../../fixtures/licence/compare';
import { anyCard } from '../../fixtures/licence/cards';

describe('any input', () => {
  it('gives a result', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => String.fromCharCode(...array));
    fc.assert(
      fc.property(fc.oneof(bytes, fc.string({ unit: 'binary', maxLength: 300 })), fc.string(), (payload, day) => {
        expect(['ok', 'unsupported', 'unreadable']).toContain(decode(payload, day).status);
        decodeWithElements(payload, today);
        expect(blankHealthNumber(payload)).toHaveLength(payload.length);
        isComplete(payload);
      }),
      { numRuns: 3000 },
    );
  });

  it('that is a mutated card gives valid codes', () => {
    expect(fuzzDecoder(20_261_121, 30_000)).toEqual([]);
  });

  it('gives the same result each time, regardless of what was read before', () => {
    const payloads = Array.from({ length: 50 }, (_, seed) => anyCard(seed).payload);
    const first = payloads.map((payload) => decode(payload, today));
    expect(payloads.map((payload) => decode(payload, today))).toEqual(first);
    expect([...payloads].reverse().map((payload) => decode(payload, today))).toEqual([...first].reverse());
  });
});

describe('hostile input of 64 KiB', () => {
  const card = nanosecondsPerByte(Array.from({ length: 60 }, (_, seed) => anyCard(seed).payload));

  it.each(hostileInputs(65_536).map(({ name, payload }) => [name, payload] as const))(
    '%s: costs about as much per byte as a card',
    (_, payload) => {
      expect(nanosecondsPerByte([payload])).toBeLessThan(card * 12);
    },
  );

  const longer = hostileInputs(131_072).filter(({ name }) => !/^(?:typed|bare|stripe), /.test(name));

  it.each(longer.map(({ name, payload }) => [name, payload] as const))(
    '%s: four times as long takes about four times as long',
    (_, payload) => {
      const quarter = nanosecondsPerByte([payload.slice(0, 32_768)]);
      expect(nanosecondsPerByte([payload])).toBeLessThan(quarter * 4 + 20);
    },
  );
});
