// Scanners set to one keyboard on systems that have another, with Caps Lock on and off.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Keystroke } from '../../../../main/base';
import { canadianFrenchLayout, pressed, testLayouts, ukLayout, usLayout } from './layouts';
import { aamva, stripes } from '../payloads';
import { end, page, payloads, play, type Outcome, type TimedStroke } from './typist';

const licence = aamva('TREMBLAY');
const bc = stripes('NGUYEN');

const at = (strokes: readonly Keystroke[], everyMs: number): TimedStroke[] =>
  strokes.map((stroke, index) => ({ stroke, at: 1000 + index * everyMs }));

/** A dead key goes to the page: the system would make no letter of buffered ones. */
const typed = (outcome: Outcome): string[] => page(outcome).filter((name) => name !== 'Dead');

describe.each(testLayouts)('a scanner set to $name', (scanner) => {
  describe.each(testLayouts)('on a system with $name', (system) => {
    it.each([false, true])('is read, in a text field: %s', (textField) => {
      for (const capsLock of [false, true]) {
        for (const payload of [licence, bc, `]L2${bc}`]) {
          const outcome = play(at(pressed(payload, scanner, system, capsLock), 8), textField);
          expect(payloads(outcome)).toEqual([payload]);
          expect(typed(outcome)).toEqual([]);
        }
      }
    });
  });
});

describe('a scanner on another layout', () => {
  it('is read at any speed, and nothing of it stays', () => {
    const speed = fc.integer({ min: 1, max: 100 });
    const layout = fc.constantFrom(...testLayouts);
    fc.assert(
      fc.property(
        layout,
        layout,
        speed,
        fc.boolean(),
        fc.boolean(),
        (scanner, system, everyMs, textField, capsLock) => {
          for (const payload of [licence, bc]) {
            const outcome = play(at(pressed(payload, scanner, system, capsLock), everyMs), textField);
            expect(payloads(outcome)).toEqual([payload]);
            expect(typed(outcome)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that breaks off is reported as a licence would spell it', () => {
    for (const [scanner, system] of [
      [usLayout, ukLayout],
      [ukLayout, usLayout],
      [usLayout, canadianFrenchLayout],
    ] as const) {
      const outcome = play(at(pressed(licence, scanner, system, true).slice(0, 60), 8), true);
      expect(payloads(outcome)).toEqual([licence.slice(0, 60)]);
    }
  });

  it('is followed by another at once', () => {
    const first = at(pressed(licence, usLayout, ukLayout), 8);
    const second = at(pressed(bc, usLayout, ukLayout), 8).map(({ stroke, at }) => ({
      stroke,
      at: at - 992 + end(first),
    }));
    expect(payloads(play([...first, ...second], true))).toEqual([licence, bc]);
  });
});

describe('letters that a scanner itself sends in the wrong case', () => {
  it('are corrected', () => {
    const strokes = pressed(licence, usLayout, usLayout).map((stroke) => ({
      ...stroke,
      code: '',
      key: /^[A-Z]$/.test(stroke.key)
        ? stroke.key.toLowerCase()
        : /^[a-z]$/.test(stroke.key) && !stroke.control
          ? stroke.key.toUpperCase()
          : stroke.key,
    }));
    expect(payloads(play(at(strokes, 8), true))).toEqual([licence]);
  });
});

describe('accents by dead keys', () => {
  it('are one character with their letter, though the system reports the two apart', () => {
    const [letter] = pressed('a', canadianFrenchLayout, canadianFrenchLayout);
    if (letter === undefined) throw new Error('no letter');
    const dead = (code: string, shift: boolean): Keystroke => ({ ...letter, key: 'Dead', code, shift });
    const head = licence.slice(0, 60);
    const strokes = [
      ...pressed(head, canadianFrenchLayout, canadianFrenchLayout),
      dead('Quote', false),
      ...pressed('E', canadianFrenchLayout, canadianFrenchLayout),
      dead('BracketRight', true),
      ...pressed('u', canadianFrenchLayout, canadianFrenchLayout),
      dead('BracketRight', false),
      ...pressed('CB', canadianFrenchLayout, canadianFrenchLayout),
      dead('BracketLeft', false),
      ...pressed('B', canadianFrenchLayout, canadianFrenchLayout),
    ];
    expect(payloads(play(at(strokes, 8), true))).toEqual([`${head}ÈüÇB^B`]);
  });
});
