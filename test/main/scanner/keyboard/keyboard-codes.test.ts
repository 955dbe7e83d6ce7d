// Codes that are no licence: only the rhythm tells a scanner from a person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aamva, stripes } from '../payloads';
import { blocked, end, every, longestWait, page, payloads, play, scannerKeys } from './typist';
import type { TimedStroke } from './typist';

const card = '6036280012345678';
const codes = ['5012345678900', card, '123456', 'FX-4471/B', '400000000012 '];
const suffixes = [[], ['Enter'], ['Tab'], ['^m', '^j'], ['Enter', 'Enter']];
const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 20 }).map((list) => list.join(''));
const speed = fc.integer({ min: 1, max: 30 });

describe.each([true, false])('a code that is typed (text field focused: %s)', (textField) => {
  it.each([1, 5, 12, 30])('at %d ms a key is a scan, and nothing of it stays', (everyMs) => {
    for (const code of codes) {
      for (const suffix of suffixes) {
        const outcome = play(every([...scannerKeys(code, ''), ...suffix], everyMs, 1000), textField);
        expect(payloads(outcome)).toEqual([code]);
        expect(page(outcome)).toEqual([]);
        expect(outcome.takenBack).toBe(textField ? 1 : 0);
      }
    }
  });

  it('has its end at once with Enter or Tab, else at the silence behind it', () => {
    const at = (keys: string[]): number | undefined => {
      const strokes = every(keys, 12, 1000);
      const outcome = play([...strokes, ...every(['x'], 0, end(strokes) + 140)], textField);
      expect(payloads(outcome)).toEqual(keys.at(-1) === 'Enter' ? [card] : [`${card}x`]);
      return outcome.frames.length;
    };
    expect(at([...scannerKeys(card, ''), 'Enter'])).toBe(1);
    expect(at([...scannerKeys(card, '')])).toBe(1);
  });

  it('is a scan though main is blocked for 50 ms anywhere in it', () => {
    fc.assert(
      fc.property(digits, speed, fc.nat(600), (code, everyMs, from) => {
        const busy = { from: 950 + from, to: 1000 + from };
        const strokes = blocked(every([...scannerKeys(code, ''), 'Enter'], everyMs, 1000), busy.from, busy.to);
        const outcome = play(strokes, textField, busy);
        expect(payloads(outcome)).toEqual([code]);
        expect(page(outcome)).toEqual([]);
      }),
    );
  });

  it('leaves what a person typed before and types after it', () => {
    const person = fc.array(fc.integer({ min: 65, max: 250 }), { maxLength: 8 });
    fc.assert(
      fc.property(digits, speed, person, fc.integer({ min: 160, max: 900 }), (code, everyMs, gaps, pause) => {
        let now = 1000;
        const before = gaps.flatMap((gap) => every(['7'], 0, (now += gap)));
        const scan = every([...scannerKeys(code, ''), 'Enter'], everyMs, now + pause);
        const after = every(['3', 'F2', 'Enter'], 200, end(scan) + 200);
        const outcome = play([...before, ...scan, ...after], textField);
        expect(payloads(outcome)).toEqual([code]);
        expect(page(outcome)).toEqual([...gaps.map(() => '7'), '3', 'F2', 'Enter']);
      }),
    );
  });

  it('is followed by others at once: codes and licences stay apart', () => {
    const keys = [
      ...scannerKeys(card, ''),
      'Enter',
      ...scannerKeys('5012345678900', ''),
      'Enter',
      ...scannerKeys(aamva('TREMBLAY'), ''),
      'Enter',
    ];
    const outcome = play(every(keys, 5, 1000), textField);
    expect(payloads(outcome)).toEqual([card, '5012345678900', aamva('TREMBLAY')]);
    expect(page(outcome)).toEqual([]);
  });
});

describe('a code that the system slows down', () => {
  it('has its first keys, though those behind them came late', () => {
    for (const [first, gap] of [
      [1, 140],
      [2, 140],
      [3, 100],
      [5, 120],
    ] as const) {
      const keys = scannerKeys(card, '');
      const head = every(keys.slice(0, first), 5, 1000);
      const outcome = play([...head, ...every([...keys.slice(first), 'Tab'], 5, end(head) + gap)], true);
      expect(payloads(outcome)).toEqual([card]);
      expect(page(outcome)).toEqual([]);
    }
  });

  it('is a scan all the same, and what the page got is taken back', () => {
    const outcome = play(every([...scannerKeys(card, ''), 'Enter'], 38, 1000), true);
    expect(payloads(outcome)).toEqual([card]);
    expect(page(outcome)).toEqual([]);
    expect(outcome.takenBack).toBeGreaterThan(1);
  });
});

describe('what a person types', () => {
  it.each([45, 80, 120, 300])('is a person’s at %d ms a key, however much of it', (everyMs) => {
    const keys = [...scannerKeys(card, ''), 'Enter', ...scannerKeys(card, ''), 'Tab'];
    const outcome = play(every(keys, everyMs, 1000), true);
    expect(page(outcome)).toEqual(keys);
    expect(outcome.frames).toEqual([]);
  });

  it('is a person’s though the main process was busy and gets all of it together', () => {
    for (let everyMs = 60; everyMs <= 150; everyMs += 15) {
      for (const textField of [true, false]) {
        const keys = [...scannerKeys(card.slice(0, 8), ''), 'Enter'];
        const busy = { from: 990, to: 1000 + everyMs * keys.length };
        const outcome = play(blocked(every(keys, everyMs, 1000), busy.from, busy.to), textField, busy);
        expect(page(outcome)).toEqual(keys);
        expect(outcome.frames).toEqual([]);
      }
    }
  });

  it('in a slow scanner’s rhythm is a person’s: nothing tells them apart', () => {
    const outcome = play(every([...scannerKeys(card, ''), 'Enter'], 45, 1000), true);
    expect(page(outcome)).toEqual([...scannerKeys(card, ''), 'Enter']);
  });
});

describe('a slow scan right behind a person’s key', () => {
  const licences = [
    ['British Columbia’s', stripes('NGUYEN')],
    ['without its separators', aamva('TREMBLAY').replaceAll(/[\r\n\x1e]/g, '')], // eslint-disable-line no-control-regex -- they are what is dropped
    ['with Enter for CR, the others dropped', aamva('TREMBLAY').replaceAll(/[\n\x1e]/g, '')], // eslint-disable-line no-control-regex -- they are what is dropped
  ] as const;

  it.each(licences)('leaves nothing of itself in a text field: %s', (_name, payload) => {
    fc.assert(
      fc.property(fc.integer({ min: 31, max: 100 }), fc.integer({ min: 65, max: 260 }), (everyMs, pause) => {
        const before = every(['J', 'o'], 110, 500);
        const scan = every(scannerKeys(payload, '\r'), everyMs, end(before) + pause);
        const outcome = play([...before, ...scan], true);
        expect(page(outcome)).toEqual(['J', 'o']);
        expect(payloads(outcome)).toEqual([payload]);
        expect(longestWait(outcome)).toBeLessThanOrEqual(150);
      }),
      { numRuns: 60 },
    );
  });

  it('shows a few characters at most, and takes them back', () => {
    for (const [, payload] of licences) {
      const outcome = play(every(scannerKeys(payload, '\r'), 100, 1000), true);
      expect(outcome.takenBack).toBeLessThanOrEqual(4);
      expect(page(outcome)).toEqual([]);
    }
  });
});

describe('a prefix that is not configured', () => {
  it('is dropped with its licence, however soon that is recognised', () => {
    for (const prefix of ['~', '$$', 'SCAN:']) {
      for (const everyMs of [1, 12, 25]) {
        const strokes: TimedStroke[] = every(scannerKeys(prefix + aamva('TREMBLAY'), '\r'), everyMs, 1000);
        const outcome = play(strokes, true);
        expect(payloads(outcome)).toEqual([aamva('TREMBLAY')]);
        expect(page(outcome)).toEqual([]);
      }
    }
  });

  it('is dropped too where it is long and the @ behind it is lost', () => {
    for (const prefix of ['LANE04;', 'SCANNER-01 ', '2026-11-28 20:41:33;']) {
      for (const everyMs of [1, 12, 25]) {
        const outcome = play(every(scannerKeys(prefix + aamva('TREMBLAY').slice(1), '\r'), everyMs, 1000), true);
        expect(payloads(outcome)).toHaveLength(1);
        expect(payloads(outcome)[0]).toContain(aamva('TREMBLAY').slice(4));
        expect(page(outcome)).toEqual([]);
      }
    }
  });
});
