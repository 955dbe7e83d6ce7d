// Characters by number: Alt down, digits of the number pad, Alt up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAltCode } from '../../../../main/scanner/keyboard/characters/alt-code';
import type { Keystroke } from '../../../../main/base';
import { aamva, stripes } from '../payloads';
import { down, every, keypadNames, longestWait, page, payloads, play } from './typist';
import type { TimedStroke } from './typist';

const licence = aamva('TREMBLAY');
const bc = stripes('NGUYEN');

interface AltForm {
  /** How many digits a number has. */
  digits: number;
  /** Whether Alt's key-up arrives: not where the digit before it was withheld. */
  up: boolean;
  /** Without Num Lock the keys have other names. */
  numLock: boolean;
}

const altForm = fc.record({ digits: fc.constantFrom(3, 4), up: fc.boolean(), numLock: fc.boolean() });

function byNumber(character: string, { digits, up, numLock }: AltForm): Keystroke[] {
  const alt: Keystroke = { ...down('Alt'), code: 'AltLeft', alt: true };
  const number = String(character.charCodeAt(0)).padStart(digits, '0');
  const keys = Array.from(number, (digit): Keystroke => {
    const key = numLock ? digit : (keypadNames[Number(digit)] ?? digit);
    return { ...down(key), code: `Numpad${digit}`, alt: true };
  });
  return [alt, ...keys, ...(up ? [{ ...alt, kind: 'up', alt: false } as const] : [])];
}

/** Keys for a payload, those of `which` by number; a key goes down every so many milliseconds. */
function typed(payload: string, which: RegExp, form: AltForm, everyMs: number, from = 1000): TimedStroke[] {
  let at = from;
  return Array.from(payload).flatMap((character): TimedStroke[] => {
    if (!which.test(character)) return every([character], 0, (at += everyMs));
    return byNumber(character, form).map((stroke) => ({ stroke, at: stroke.kind === 'up' ? at : (at += everyMs) }));
  });
}

const controls = /[\0-\x1f]/; // eslint-disable-line no-control-regex -- matched on purpose
const all = /./s;

describe.each([true, false])('characters by their number (text field focused: %s)', (textField) => {
  it('are read where control characters alone come so, at any speed', () => {
    fc.assert(
      fc.property(
        altForm,
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom(licence, `]L0${licence}`),
        (form, everyMs, payload) => {
          const outcome = play(typed(payload, controls, form, everyMs), textField);
          expect(payloads(outcome)).toEqual([payload]);
          expect(page(outcome).filter((name) => name.length === 1)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are read where all characters come so', () => {
    fc.assert(
      fc.property(altForm, fc.integer({ min: 1, max: 30 }), fc.constantFrom(licence, bc), (form, everyMs, payload) => {
        const outcome = play(typed(payload, all, form, everyMs), textField);
        expect(payloads(outcome)).toEqual([payload]);
        expect(page(outcome)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('are read in a code, four or five keys for each', () => {
    fc.assert(
      fc.property(altForm, fc.integer({ min: 1, max: 20 }), (form, everyMs) => {
        const outcome = play(typed('5012345678900', all, form, everyMs), textField);
        expect(payloads(outcome)).toEqual(['5012345678900']);
        // Digits of a number are no characters; the page got the first.
        expect(page(outcome).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a person who types a character by its number', () => {
  const keys = (character: string, digits = 4): TimedStroke[] =>
    byNumber(character, { digits, up: true, numLock: true }).map((stroke, index) => ({
      stroke,
      at: 1000 + 110 * index,
    }));

  it('is not disturbed', () => {
    const outcome = play(keys('é'), true);
    expect(page(outcome)).toEqual(['0', '2', '3', '3']);
    expect(longestWait(outcome)).toBeLessThanOrEqual(150);
  });

  it('gets a start character as what it is, because the system composes none from withheld keys', () => {
    const outcome = play([...keys('@', 3), ...every(['x'], 0, 1600)], true);
    expect(page(outcome)).toEqual(['@', 'x']);
  });
});

describe('the number of a character', () => {
  const digit = (name: string): Keystroke => ({ ...down(name), code: `Numpad${name}`, alt: true });
  const read = (number: string): string | null => {
    const code = createAltCode();
    for (const name of number) expect(code.take(digit(name))).toBe(true);
    return code.end();
  };

  it.each([
    ['030', '\x1e'],
    ['0030', '\x1e'],
    ['10', '\n'],
    ['013', '\r'],
    ['0233', 'é'],
    ['64', '@'],
    ['0256', null],
    ['00064', null],
    ['', null],
  ])('%s is %j', (number, character) => {
    expect(read(number)).toBe(character);
  });

  it('is nothing else', () => {
    const code = createAltCode();
    expect(code.take({ ...digit('1'), alt: false })).toBe(false);
    expect(code.take({ ...digit('1'), control: true })).toBe(false);
    expect(code.take({ ...digit('1'), code: 'Digit1' })).toBe(false);
    expect(code.pending).toBe(false);
  });

  it('may become a character as long as its digits match', () => {
    const code = createAltCode();
    code.take(digit('0'));
    expect([code.mayBecome('@'), code.mayBecome('%')]).toEqual([true, true]);
    code.take(digit('6'));
    expect([code.mayBecome('@'), code.mayBecome('%')]).toEqual([true, false]);
    code.take(digit('5'));
    expect(code.mayBecome('@')).toBe(false);
  });
});
