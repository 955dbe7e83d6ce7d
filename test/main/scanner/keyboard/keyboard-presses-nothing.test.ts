// Whatever keys stand in a scan: none reaches the page, and none changes the number. What a person presses alone does.
import { describe, expect, it } from 'vitest';
import type { Keystroke } from '../../../../main/base';
import { isComplete, licenceEnd } from '../../../../main/licence';
import { plainCard } from '../../../fixtures/licence/plain-card';
import { down, every, keypadNames, longestWait, page, play, scannerKeys } from './typist';
import type { Outcome, TimedStroke } from './typist';

const licence = plainCard({ iin: '604428', version: 8 });
const card = '6363101170001234';
const other = '6363101170001242';
const options = { endOf: licenceEnd, isComplete };
const isFree = { from: 0, to: 0 };
const found = ({ frames }: Outcome): string[] =>
  frames.map((frame) => (frame.type === 'scan' ? frame.payload.trimEnd() : frame.reason));
const names = [
  ...['ContextMenu', 'BrowserBack', 'Pause', 'PrintScreen', 'MediaPlayPause', 'Unidentified', 'Clear'],
  ...['ScrollLock', 'AudioVolumeUp', 'Help', 'Convert', 'F13'],
];

describe.each([true, false])('a key that types nothing (text field focused: %s)', (textField) => {
  it.each([...names, 'Process'])('%s anywhere in a scan is dropped', (name) => {
    for (const payload of [card, licence]) {
      const keys = scannerKeys(payload, '\r');
      for (const at of [0, 1, 2, 5, 8, keys.length]) {
        const strokes = every([...keys.slice(0, at), name, ...keys.slice(at)], 12, 1000).map(
          ({ stroke, at: time }): TimedStroke => ({
            stroke: stroke.key === 'Process' ? { ...stroke, composing: true } : stroke,
            at: time,
          }),
        );
        const outcome = play(strokes, textField, isFree, options);
        expect([found(outcome), page(outcome)]).toEqual([[payload.trimEnd()], []]);
      }
    }
  });

  it.each(names)('%s of a person alone is passed on after 30 ms', (name) => {
    const outcome = play(every([name, name, name], 300, 1000), textField, isFree, options);
    expect([page(outcome), outcome.frames]).toEqual([[name, name, name], []]);
    expect(longestWait(outcome)).toBe(30);
  });

  it('Numpad5 without Num Lock is the digit 5, as a card’s first key too', () => {
    const number = '5363101170001234';
    const strokes = Array.from(number, (digit, index): TimedStroke => {
      return { stroke: { ...down(keypadNames[Number(digit)] ?? ''), code: `Numpad${digit}` }, at: 1000 + 12 * index };
    });
    const outcome = play(strokes, textField, isFree, options);
    expect([found(outcome), page(outcome)]).toEqual([[number], []]);
  });

  it.each(['^l', '^a', '^c', '^v', '^b', '^h', '^^'])('%s in a card number is dropped', (name) => {
    const keys = scannerKeys(card, '');
    for (const at of [1, 8, 15]) {
      for (const suffix of [[], ['Enter']]) {
        const strokes = every([...keys.slice(0, at), name, ...keys.slice(at), ...suffix], 12, 1000);
        const outcome = play(strokes, textField, isFree, options);
        expect([found(outcome), page(outcome)]).toEqual([[card], []]);
      }
    }
  });

  it('Ctrl+C ends a code where Ctrl+B began it: STX and ETX', () => {
    const keys = [card, other].flatMap((number) => ['^b', ...scannerKeys(number, ''), '^c']);
    const outcome = play(every(keys, 12, 1000), textField, isFree, options);
    expect([found(outcome), page(outcome)]).toEqual([[card, other], []]);
  });
});

describe('Caps Lock', () => {
  const caps = (text: string, hasCodes: boolean): Keystroke[] =>
    Array.from(text, (character): Keystroke => {
      const isLetter = /[A-Za-z]/.test(character);
      const isUpper = character === character.toUpperCase();
      const code = isLetter
        ? `Key${character.toUpperCase()}`
        : character === ']'
          ? 'BracketRight'
          : `Digit${character}`;
      const key = isLetter ? (isUpper ? character.toLowerCase() : character.toUpperCase()) : character;
      return { ...down(key), code: hasCodes ? code : '', shift: isLetter && isUpper };
    });

  it.each([']C0', ']Q1', ']E0', ']X0'])('leaves the identifier %s in front of a number', (id) => {
    const number = id === ']E0' ? '4006381333931' : card;
    for (const hasCodes of [true, false]) {
      for (const suffix of [[], [down('Enter')]]) {
        const strokes = [...caps(id + number, hasCodes), ...suffix];
        const outcome = play(
          strokes.map((stroke, index) => ({ stroke, at: 1000 + 12 * index })),
          true,
          isFree,
          options,
        );
        expect(found(outcome)).toEqual([id + number]);
      }
    }
  });

  it.each([']d2', ']e0'])('leaves %s, whose letter is a small one', (id) => {
    const number = '0109501101530003';
    for (const strokes of [caps(id + number, true), Array.from(id + number, (key) => down(key))]) {
      const outcome = play(
        strokes.map((stroke, index) => ({ stroke, at: 1000 + 12 * index })),
        true,
        isFree,
        options,
      );
      expect(found(outcome)).toEqual([id + number]);
    }
  });
});
