// A scanner presses nothing: keys that type nothing belong to the scan that they come with, and repetitions to their key.
import { describe, expect, it } from 'vitest';
import type { Keystroke } from '../../../../main/base';
import { aamva } from '../payloads';
import { down, end, every, keypadNames, page, payloads, play, scannerKeys } from './typist';
import type { TimedStroke } from './typist';

const licence = aamva("O'BRIEN");
const keys = scannerKeys(licence, '');
const card = '6363101170001234';
const up = (name: string, at: number): TimedStroke => ({ stroke: { ...down(name), kind: 'up' }, at });
const repeated = (name: string, at: number): TimedStroke => ({ stroke: { ...down(name), repeat: true }, at });
const actions = ['F2', 'F9', 'ArrowLeft', 'Home', 'Escape', '^l', 'Enter', 'Tab', 'Delete'];

describe.each([true, false])('a scanner presses nothing (text field focused: %s)', (textField) => {
  it.each(actions)('%s before a scan belongs to it', (key) => {
    for (const payload of [licence, card]) {
      const outcome = play(every([key, ...scannerKeys(payload, '')], 12, 1000), textField);
      expect(page(outcome)).toEqual([]);
      expect(payloads(outcome)).toEqual([payload]);
    }
  });

  it.each(actions)('%s behind a scan belongs to it', (key) => {
    for (const payload of [licence, card]) {
      const outcome = play(every([...scannerKeys(payload, ''), key], 12, 1000), textField);
      expect(page(outcome)).toEqual([]);
      expect(payloads(outcome)).toEqual([payload]);
    }
  });

  it('the record separator as F9 is dropped, and opens no set-up', () => {
    const outcome = play(every(['@', 'F9', 'Enter', ...scannerKeys(licence.slice(4), '')], 12, 1000), textField);
    expect(page(outcome)).toEqual([]);
    expect(payloads(outcome)).toEqual([`@\r${licence.slice(4)}`]);
  });

  it('LF as F2 clears nobody', () => {
    const strokes = every(
      keys.map((key) => (key === '^j' ? 'F2' : key)),
      12,
      1000,
    );
    const outcome = play(strokes, textField);
    expect(page(outcome)).toEqual([]);
    expect(payloads(outcome)).toEqual([licence.replaceAll('\n', '')]);
  });

  it.each(actions)('%s of a person is passed on after 30 ms, as often as it is pressed', (key) => {
    const outcome = play(every([key, key, key], 200, 1000), textField);
    expect(page(outcome)).toEqual([key, key, key]);
  });

  it('the number pad without Num Lock types digits', () => {
    const strokes = Array.from(card, (digit, index): TimedStroke => {
      return { stroke: { ...down(keypadNames[Number(digit)] ?? ''), code: `Numpad${digit}` }, at: 1000 + 12 * index };
    });
    const outcome = play([...strokes, ...every(['Enter'], 12, end(strokes) + 12)], textField);
    expect(payloads(outcome)).toEqual([card]);
    expect(page(outcome)).toEqual([]);
  });

  it('a person on the number pad without Num Lock moves the cursor', () => {
    const stroke: Keystroke = { ...down('End'), code: 'Numpad1' };
    expect(page(play([{ stroke, at: 1000 }], textField))).toEqual(['End']);
  });

  it('a key that repeats because its release was lost is typed once', () => {
    const strokes = every(keys, 80, 1000);
    const letter = strokes.find(({ stroke }) => stroke.key === 'E' && stroke.kind === 'down');
    const from = (letter?.at ?? 0) + 250;
    const stuck = Array.from({ length: 20 }, (_nothing, index) => repeated('E', from + 33 * index));
    const together = [...strokes, ...stuck].toSorted((one, other) => one.at - other.at);
    expect(payloads(play(together, textField))).toEqual([licence]);
  });

  it('the repetitions of a withheld Enter click nothing', () => {
    const strokes = every([...scannerKeys(card, ''), 'Enter'], 12, 1000);
    const held = Array.from({ length: 25 }, (_nothing, index) => repeated('Enter', end(strokes) + 250 + 33 * index));
    const outcome = play([...strokes, ...held, up('Enter', end(strokes) + 1100)], textField);
    expect(page(outcome)).toEqual([]);
    expect(payloads(outcome)).toEqual([card]);
  });

  it('the repetitions of a person’s arrow are passed on', () => {
    const held = Array.from({ length: 5 }, (_nothing, index) => repeated('ArrowDown', 1250 + 33 * index));
    expect(page(play([...every(['ArrowDown'], 1, 1000), ...held], textField))).toEqual(Array(6).fill('ArrowDown'));
  });

  it('keys that an input method composes at a scanner’s speed are a scan', () => {
    const strokes = Array.from(card, (digit, index): TimedStroke => {
      return { stroke: { ...down('Process'), code: `Digit${digit}`, composing: true }, at: 1000 + 12 * index };
    });
    const outcome = play([...strokes, ...every(['Enter'], 12, end(strokes) + 12)], textField);
    expect(payloads(outcome)).toEqual([card]);
  });

  it('keys without a code, as a remote desktop sends them, are a scan', () => {
    for (const text of [licence, card]) {
      const strokes = every([...scannerKeys(text, ''), 'Enter'], 12, 1000);
      expect(strokes.every(({ stroke }) => stroke.code === '')).toBe(true);
      const outcome = play(strokes, textField);
      expect(payloads(outcome)).toEqual([text]);
      expect(page(outcome)).toEqual([]);
    }
  });

  it('the dead ] of an AIM identifier on a Canadian French system loses no card', () => {
    const dead: Keystroke = { ...down('Dead'), code: 'BracketRight' };
    const letter: Keystroke = { ...down('Ç'), code: 'KeyC', shift: true };
    const digits = Array.from(`0${card}`, (digit) => ({ ...down(digit), code: `Digit${digit}` }));
    const strokes = [dead, letter, ...digits].map((stroke, index) => ({ stroke, at: 1000 + 12 * index }));
    const outcome = play([...strokes, ...every(['Enter'], 12, end(strokes) + 12)], textField);
    expect(payloads(outcome)).toEqual([`]C0${card}`]);
  });
});

describe.each([true, false])('a licence that has begun (text field focused: %s)', (textField) => {
  const endOf = (payload: string) => (payload.endsWith('\r') ? ('seen' as const) : ('missing' as const));

  it.each([160, 300, 700])('is waited for across a pause of %d ms', (pause) => {
    const first = every(keys.slice(0, 120), 12, 1000);
    const rest = every(keys.slice(120), 12, end(first) + pause);
    const outcome = play([...first, ...rest], textField, undefined, { endOf });
    expect(payloads(outcome)).toEqual([licence]);
    expect(page(outcome)).toEqual([]);
  });

  it('and does not end is one notice, and no scan', () => {
    for (const length of [40, 100, 150]) {
      const outcome = play(every(keys.slice(0, length), 12, 1000), textField, undefined, {
        endOf,
      });
      expect(payloads(outcome)).toEqual(['broken_off']);
    }
  });

  it('and broke off is not told again by its rest', () => {
    const first = every(keys.slice(0, 120), 12, 1000);
    const rest = every(keys.slice(120), 12, end(first) + 1500);
    const outcome = play([...first, ...rest], textField, undefined, { endOf });
    expect(payloads(outcome)).toEqual(['broken_off']);
    expect(page(outcome)).toEqual([]);
  });

  it('and broke off is scanned anew at once', () => {
    const first = every(keys.slice(0, 120), 12, 1000);
    const outcome = play([...first, ...every(keys, 12, end(first) + 1500)], textField, undefined, {
      endOf,
    });
    expect(payloads(outcome)).toEqual(['broken_off', licence]);
  });

  it.each([1, 2, 3, 4])('is one scan where its first %d characters are lost', (lost) => {
    for (const everyMs of [1, 12, 25]) {
      const outcome = play(every(keys.slice(lost), everyMs, 1000), textField);
      expect(page(outcome)).toEqual([]);
      expect(payloads(outcome)).toHaveLength(1);
      expect(payloads(outcome)[0]).toMatch(/^ANSI 6/);
    }
  });

  it.each(['~S', 'PREFIX-', '0123456789ABCDEF'])('is one scan behind the prefix %s', (prefix) => {
    const outcome = play(every([...Array.from(prefix), ...keys], 12, 1000), textField);
    expect(page(outcome)).toEqual([]);
    expect(payloads(outcome)).toEqual([licence]);
  });
});

describe('codes in a row', () => {
  it.each(['PRE-41', 'SCAN_01', 'ABCDEFGH', '123456', '@1'])(
    'a card behind the configured prefix %s is a card',
    (prefix) => {
      for (const everyMs of [2, 12, 25]) {
        const twice = Array.from([prefix, card, '\r', prefix, card, '\r'].join(''), (key) =>
          key === '\r' ? 'Enter' : key,
        );
        expect(payloads(play(every(twice, everyMs, 1000), false, undefined, { prefix }))).toEqual([card, card]);
      }
    },
  );

  it('twenty stored codes are twenty, in their order', () => {
    const codes = Array.from({ length: 20 }, (_nothing, index) => `63631011700012${10 + index}`);
    const outcome = play(
      every(
        codes.flatMap((code) => [...Array.from(code), 'Enter']),
        12,
        1000,
      ),
      false,
    );
    expect(payloads(outcome)).toEqual(codes);
  });

  it('a loyalty code and a card are two', () => {
    const outcome = play(every(scannerKeys(`LOYALTY-77\r\n${card}\r`, '\r'), 12, 1000), false);
    expect(payloads(outcome)).toEqual(['LOYALTY-77', card]);
  });
});
