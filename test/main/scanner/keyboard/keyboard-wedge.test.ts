// `play` feeds keys and times to the wedge, and stands for the clock and the page.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyboardWedge } from '../../../../main/scanner/keyboard/keyboard-wedge';
import { aamva, stripes } from '../payloads';
import { blocked, down, end, every, longestWait, page, payloads, play, scannerKeys } from './typist';
import type { TimedStroke } from './typist';

const licence = aamva('TREMBLAY');
const second = aamva('GAGNON', 'JEAN');
const bc = stripes('NGUYEN');
const rates = [1, 12, 50, 100];

describe.each([true, false])('a scan (text field focused: %s)', (textField) => {
  describe.each(rates)('at %d ms a key', (rate) => {
    it.each([
      ['a licence', licence, ''],
      ['a licence, CR as Enter', licence, '\r'],
      ['a licence with its AIM identifier', `]L0${licence}`, ''],
      ['three stripes', bc, ''],
      ['three stripes with their AIM identifier', `]L2${bc}`, ''],
      ['a licence whose scanner drops control characters', licence.replaceAll(/[\r\n\x1e]/g, ''), ''], // eslint-disable-line no-control-regex -- they are what is dropped
    ])('%s becomes a payload, and no key of it reaches the page', (_name, payload, enter) => {
      const outcome = play(every(scannerKeys(payload, enter), rate, 1000), textField);
      expect(page(outcome)).toEqual([]);
      expect(payloads(outcome)).toEqual([payload]);
    });

    it('keeps a suffix from the page', () => {
      for (const suffix of [['Enter'], ['Tab'], ['^m', '^j'], ['Enter', 'Enter']]) {
        const outcome = play(every([...scannerKeys(licence, '\r'), ...suffix], rate, 1000), textField);
        expect(page(outcome)).toEqual([]);
        expect(payloads(outcome)).toEqual([licence]);
      }
    });

    it('is not split where main is blocked for 50 ms', () => {
      const strokes = every(scannerKeys(bc, ''), rate, 1000);
      for (let from = 1000; from < Math.min(end(strokes), 4000); from += 7) {
        const outcome = play(blocked(strokes, from, from + 50), textField, { from, to: from + 50 });
        expect(page(outcome)).toEqual([]);
        expect(payloads(outcome)).toEqual([bc]);
      }
    });

    it('is followed by another at once', () => {
      const both = [...scannerKeys(licence, '\r'), ...scannerKeys(second, ''), ...scannerKeys(bc, '')];
      const outcome = play(every(both, rate, 1000), textField);
      expect(page(outcome)).toEqual([]);
      expect(payloads(outcome)).toEqual([licence, second, bc]);
    });
  });

  it('has Enter for CR, also where the scanner means LF: the decoder repairs swapped separators', () => {
    const outcome = play(every(scannerKeys(licence, '\r\n'), 12, 1000), textField);
    expect(page(outcome)).toEqual([]);
    expect(payloads(outcome)).toEqual([licence.replaceAll('\n', '\r')]);
  });

  it('lets through what a person presses in its middle, while the rest is waited for', () => {
    const keys = every(scannerKeys(licence, ''), 12, 1000);
    const rest = keys.slice(150).map(({ stroke, at }) => ({ stroke, at: at + 125 }));
    const person = every(['F2', 'ArrowLeft'], 5, end(keys.slice(0, 150)) + 110);
    const outcome = play([...keys.slice(0, 150), ...person, ...rest], textField);
    expect(page(outcome)).toEqual(['F2', 'ArrowLeft']);
    expect(payloads(outcome)).toEqual([licence]);
  });

  it('that breaks off is reported when the rhythm has ended, and never reaches the page', () => {
    for (const keys of [scannerKeys(licence, '').slice(0, 60), scannerKeys(licence, '').slice(0, 3)]) {
      const outcome = play(every(keys, 20, 1000), textField);
      expect(page(outcome)).toEqual([]);
      expect(payloads(outcome)).toHaveLength(1);
    }
  });

  it('that comes late in its middle is cut, and its rest never reaches the page', () => {
    const keys = scannerKeys(licence, '');
    const head = every(keys.slice(0, 90), 12, 1000);
    const tail = every(keys.slice(90), 12, end(head) + 200);
    const outcome = play([...head, ...tail, ...every(scannerKeys(bc, ''), 12, end(tail) + 400)], textField);
    expect(page(outcome)).toEqual([]);
    expect(payloads(outcome)).toEqual([licence.slice(0, 90), bc]);
  });

  it('leaves the page what was typed before it and after it', () => {
    const before = every(['J', 'a', 'n'], 110, 500);
    const scan = every(scannerKeys(licence, ''), 12, 1200);
    const after = every(['F2', '1', 'Enter'], 200, end(scan) + 150);
    const outcome = play([...before, ...scan, ...after], textField);
    expect(page(outcome)).toEqual(['J', 'a', 'n', 'F2', '1', 'Enter']);
    expect(payloads(outcome)).toEqual([licence]);
    expect(longestWait(outcome)).toBe(textField ? 30 : 90);
  });
});

describe('a person', () => {
  it.each(['@', '%', ']'])('who types %s waits 150 ms in a text field, and longer elsewhere', (key) => {
    expect(play(every([key], 1, 1000), true).page).toEqual([{ name: key, at: 1150, waited: 150 }]);
    expect(play(every([key], 1, 1000), false).page).toEqual([{ name: key, at: 1300, waited: 300 }]);
  });

  it('waits 30 ms for a key that does something, and not at all for text', () => {
    const keys = ['F2', 'Escape', 'Enter', '1', 'x', 'Tab', '^x', '^v', 'Backspace', 'É', 'Dead', 'ArrowLeft'];
    const outcome = play(every(keys, 45, 1000), true);
    expect(page(outcome)).toEqual(keys);
    expect(outcome.page.map(({ name, waited }) => [name, waited])).toEqual(
      keys.map((name) => [name, ['1', 'x', 'É', 'Dead'].includes(name) ? 0 : 30]),
    );
  });

  it('waits 90 ms for what a single key does where nothing takes text', () => {
    const keys = ['F2', 'Escape', 'Enter', '1', ' ', 'Tab', '^x', 'Backspace', 'ArrowLeft'];
    const outcome = play(every(keys, 200, 1000), false);
    expect(outcome.page.map(({ name, waited }) => [name, waited])).toEqual(
      keys.map((name) => [name, name === '1' ? 90 : 30]),
    );
  });

  it('whose fingers roll over two keys waits 90 ms at most', () => {
    const outcome = play([...every(['a', 'b'], 12, 1000), ...every(['c', 'd', 'e'], 20, 1100)], true);
    expect(page(outcome)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(longestWait(outcome)).toBeLessThanOrEqual(110);
  });

  it.each([45, 60, 120, 200, 400])('gets `a@b %%x]L` with what is between at %d ms a key', (rate) => {
    const keys = [
      'a',
      '@',
      'b',
      ' ',
      '%',
      'x',
      ']',
      'L',
      'Backspace',
      '@',
      '^v',
      '%',
      'ArrowLeft',
      '@',
      'Tab',
      ']',
      'F2',
    ];
    const outcome = play(every(keys, rate, 1000), true);
    expect(page(outcome)).toEqual(keys);
    expect(outcome.frames).toEqual([]);
    expect(longestWait(outcome)).toBeLessThanOrEqual(150);
  });

  it('who presses a key with AltGr types a character, not a control character', () => {
    const wedge = createKeyboardWedge({ isComplete: () => false });
    const at = { ...down('@'), control: true, alt: true };
    expect(wedge.key(at, 0, true).pass).toBe(false);
    expect(wedge.key(down('b'), 45, true)).toEqual({ pass: true, release: [at], takeBack: 0, frames: [] });
  });

  it('who keeps a key down gets it again and again', () => {
    const wedge = createKeyboardWedge({ isComplete: () => false });
    const at = down('@');
    const again = { ...at, repeat: true };
    wedge.key(at, 0, true);
    wedge.tick(140);
    expect(wedge.tick(150).release).toEqual([at]);
    expect(wedge.key(again, 500, true).pass).toBe(true);
    expect(wedge.key(again, 530, true).pass).toBe(true);
  });

  it('who composes a character is not disturbed', () => {
    const wedge = createKeyboardWedge({ isComplete: () => false });
    const at = down('@');
    wedge.key(at, 0, true);
    expect(wedge.key(down('Dead'), 10, true)).toEqual({ pass: true, release: [at], takeBack: 0, frames: [] });
    expect(wedge.key({ ...at, composing: true }, 20, true).pass).toBe(true);
  });

  it('gets the key-up of a key whose key-down the page got, whatever came between', () => {
    const wedge = createKeyboardWedge({ isComplete: () => false });
    expect(wedge.key(down('a'), 0, true).pass).toBe(true);
    wedge.key(down('@'), 5, true);
    wedge.key(down('^j'), 10, true);
    expect(wedge.key({ ...down('a'), kind: 'up' }, 15, true).pass).toBe(true);
    expect(wedge.key({ ...down('@'), kind: 'up' }, 15, true).pass).toBe(false);
  });

  /** Fingers that roll over make three quick keys, not six. */
  const isHuman = (keys: readonly (readonly [string, number])[]): boolean =>
    keys.every(
      (_key, index) => index < 5 || keys.slice(index - 4, index + 1).reduce((sum, [, gap]) => sum + gap, 0) > 200,
    );
  const typed = (alphabet: readonly string[]) =>
    fc
      .array(fc.tuple(fc.constantFrom(...alphabet), fc.integer({ min: 0, max: 400 })), { maxLength: 30 })
      .filter(isHuman);
  function at(keys: readonly (readonly [string, number])[], from: number): TimedStroke[] {
    let now = from;
    return keys.flatMap(([name, gap]) => every([name], 0, (now += gap)));
  }
  const ordinary = ['a', 'b', '1', '@', '%', ']', 'Tab', 'Backspace', '^v', '^x', 'F2', 'ArrowLeft', 'x'];
  const awkward = [...ordinary, 'L', 'B', 'A', 'j', '6', 'm', 'M', '^m', 'Enter', ' ', '0'];

  it('loses nothing, sees all in order, and waits 150 ms at most', () => {
    fc.assert(
      fc.property(typed(ordinary), fc.boolean(), (keys, textField) => {
        const outcome = play(at(keys, 1000), textField);
        expect(page(outcome)).toEqual(keys.map(([name]) => name));
        expect(longestWait(outcome)).toBeLessThanOrEqual(textField ? 150 : 450);
        expect(outcome.frames).toEqual([]);
      }),
    );
  });

  it('next to a scanner: what reaches the page and what becomes payloads is what was typed', () => {
    const person = fc.record({ keys: typed(awkward), payload: fc.constant(null) });
    const scan = fc.record({ keys: fc.integer({ min: 1, max: 100 }), payload: fc.constantFrom(licence, bc, second) });
    const parts = fc.array(fc.oneof(person, scan), { maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.boolean(), fc.nat(3000), (parts, textField, offset) => {
        const strokes: TimedStroke[] = [];
        for (const { keys, payload } of parts) {
          const from = end(strokes) + 400;
          strokes.push(...(payload === null ? at(keys, from) : every(scannerKeys(payload, '\r'), keys, from)));
        }
        const busy = { from: offset, to: offset + 50 };
        const outcome = play(blocked(strokes, busy.from, busy.to), textField, busy);
        expect(page(outcome)).toEqual(
          parts.flatMap(({ keys, payload }) => (payload === null ? keys.map(([name]) => name) : [])),
        );
        expect(payloads(outcome)).toEqual(parts.flatMap(({ payload }) => payload ?? []));
      }),
    );
  });
});
