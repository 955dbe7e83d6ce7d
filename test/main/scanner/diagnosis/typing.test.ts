// The keyboard during diagnosis: a person's keys go to the page, a run of keys is a scanner's.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Keystroke } from '../../../../main/base';
import { shownCodes } from '../../../../main/scanner/diagnosis/shown-codes';
import { startDiagnosis } from '../../../../main/scanner/diagnosis/diagnosis';
import type { FoundScanner, HeardScan } from '../../../../main/scanner/diagnosis/diagnosis';
import { pressed, testLayouts } from '../keyboard/layouts';
import { down, scannerKeys } from '../keyboard/typist';

const { licence, number } = shownCodes;
const nothing = (kind: 'serial' | 'hid') => ({
  kind,
  idleMs: 100,
  graceMs: 50,
  discover: () => Promise.resolve([]),
  open: () => Promise.resolve({ failure: 'absent' as const }),
});

let take: (stroke: Keystroke) => boolean;
let page: string[];
let heard: HeardScan[];
let diagnosis: ReturnType<typeof startDiagnosis>;

beforeEach(() => {
  vi.useFakeTimers();
  page = [];
  heard = [];
  diagnosis = startDiagnosis({
    keystrokes: {
      listen(asked) {
        take = asked;
        return () => undefined;
      },
      release: (strokes) => page.push(...strokes.map(({ key }) => key)),
      takeBack: () => undefined,
      textFieldFocused: () => false,
    },
    onChange: () => undefined,
    onScan: (scan) => heard.push(scan),
    isUnfinished: (text) => text.endsWith('half'),
    drivers: { serial: () => nothing('serial'), hid: () => nothing('hid') },
  });
});
afterEach(async () => {
  await diagnosis.close();
  vi.useRealTimers();
});

async function type(keys: readonly string[], everyMs: number): Promise<void> {
  for (const name of keys) {
    const stroke = down(name);
    if (take(stroke)) page.push(stroke.key);
    await vi.advanceTimersByTimeAsync(everyMs);
  }
  await vi.advanceTimersByTimeAsync(1000);
}

const foundNow = (): FoundScanner | null => diagnosis.state().found;

describe.each([1, 12, 40, 100])('a scanner that types a key every %i ms', (everyMs) => {
  it.each([
    ['Ctrl for each control character', scannerKeys(licence, ''), 'kept'],
    ['Enter for CR', scannerKeys(licence, '\r'), 'kept'],
    ['Enter for CR and LF', scannerKeys(licence, '\r\n'), 'changed'],
    ['no control characters', Array.from(licence).filter((character) => character >= ' '), 'lost'],
    ['letters for Ctrl', scannerKeys(licence, '').map((key) => key.replace(/^\^(.)$/, '$1')), 'changed'],
  ])('is found: %s', async (_, keys, controlCharacters) => {
    await type([...keys, 'Enter'], everyMs);
    const read = { code: 'licence', controlCharacters, prefix: '', suffix: expect.stringMatching(/^m?\r$/) as unknown };
    expect(foundNow()).toMatchObject({ kind: 'wedge', read, hint: 'other' });
    expect(page).toEqual([]);
  });

  it('is found by the number, which presses nothing', async () => {
    await type([...Array.from(number), 'Enter'], everyMs);
    expect(foundNow()).toMatchObject({ kind: 'wedge', read: { code: 'number', suffix: '\r' } });
    expect(page).toEqual([]);
  });

  it('is recognised with an unknown start, and presses nothing', async () => {
    await type(
      ['"', 'Enter', ...Array.from('ANSI 636012 0809'), 'Tab', ...Array.from('DCSX'), 'Escape', 'Enter'],
      everyMs,
    );
    expect(foundNow()).toBeNull();
    expect(diagnosis.state().other).toEqual({ path: '', heard: 'something' });
    expect(page).toEqual([]);
  });
});

describe('a scanner with another layout than the system', () => {
  const pairs = testLayouts.flatMap((scanner) =>
    testLayouts.flatMap((system) => [false, true].map((capsLock) => [scanner, system, capsLock] as const)),
  );

  it.each(pairs.map(([scanner, system, capsLock]) => [scanner.name, system.name, capsLock, scanner, system] as const))(
    '%s on %s, Caps Lock %s: the code is recognised, as in the lane',
    async (_scanner, _system, capsLock, scanner, system) => {
      for (const [code, text] of [
        ['licence', licence],
        ['number', `]C0${number}`],
      ] as const) {
        if (code === 'number' && scanner.name === 'Canadian French') continue;
        for (const stroke of pressed(`${text}\r`, scanner, system, capsLock)) {
          take(stroke);
          await vi.advanceTimersByTimeAsync(8);
        }
        await vi.advanceTimersByTimeAsync(1000);
        expect(foundNow()?.kind).toBe('wedge');
        expect(diagnosis.state().other).toBeNull();
      }
    },
  );

  it('that types control characters by number, Alt and the keypad, is found', async () => {
    const keys = Array.from(licence).flatMap((character) => {
      if (character >= ' ') return [down(character)];
      const digits = Array.from(String(character.charCodeAt(0)).padStart(3, '0'));
      const held = { ...down('Alt'), code: 'AltLeft', alt: true };
      const numbers = digits.map((digit) => ({ ...down(digit), code: `Numpad${digit}`, alt: true }));
      return [held, ...numbers, { ...held, kind: 'up' as const, alt: false }];
    });
    for (const stroke of keys) {
      take(stroke);
      await vi.advanceTimersByTimeAsync(5);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(foundNow()).toMatchObject({ kind: 'wedge', read: { code: 'licence', controlCharacters: 'kept' } });
  });
});

it('a scanner that pauses in the middle is found all the same', async () => {
  const keys = scannerKeys(licence, '\r');
  for (const [index, name] of [...keys, 'Enter'].entries()) {
    const stroke = down(name);
    if (take(stroke)) page.push(stroke.key);
    await vi.advanceTimersByTimeAsync(index % 40 === 39 ? 380 : 5);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(foundNow()?.read.controlCharacters).toBe('kept');
  expect(page).toEqual([]);
});

describe('a person', () => {
  it.each(['Enter', 'Tab', 'Escape', ' ', 'F2', 'F9', 'ArrowDown'])('presses %s', async (key) => {
    await type([key], 50);
    await type([key, key, key], 60);
    expect(page).toEqual([key, key, key, key]);
    expect(diagnosis.state().other).toBeNull();
  });

  it('presses Enter after a letter that does nothing', async () => {
    await type(['a', '@', '5'], 300);
    await type(['Enter'], 50);
    expect(page).toEqual(['Enter']);
    expect(diagnosis.state().raw).toEqual([]);
  });
});

describe('whoever is told of scans', () => {
  it('gets them in every reading of the keys, and when they began', async () => {
    const before = performance.now();
    await type([...Array.from('shelf-17'), 'Enter'], 5);
    expect(heard).toMatchObject([{ kind: 'wedge', pieces: [], began: before }]);
    expect(heard[0]?.texts).toContain('shelf-17\r');
    expect(heard[0]?.texts).toContain('SHELF-17\r');
  });

  it('gets one that pauses in the middle whole, where more of it is to come', async () => {
    for (const name of Array.from('first half')) take(down(name));
    await vi.advanceTimersByTimeAsync(900);
    expect(heard).toEqual([]);
    await type(Array.from(' whole'), 5);
    expect(heard[0]?.texts[0]).toBe('first half whole');
    for (const name of Array.from('first half')) take(down(name));
    await vi.advanceTimersByTimeAsync(1100);
    expect(heard).toHaveLength(2);
  });
});
