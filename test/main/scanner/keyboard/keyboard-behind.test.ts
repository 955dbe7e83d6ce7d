// What a keyboard scanner types behind a licence: the card of the same customer, short codes, and the rest of a broken scan.
import { describe, expect, it } from 'vitest';
import { isComplete, licenceEnd } from '../../../../main/licence';
import { plainCard } from '../../../fixtures/licence/plain-card';
import { end, every, page, play, scannerKeys } from './typist';
import type { Outcome } from './typist';

const licence = plainCard({ iin: '604428', version: 8 });
const ontario = licence.replace(/(DL)\d{4}/, '$10000');
const card = '6363101170001234';
const typed = (text: string, from = 1000) => every(scannerKeys(text, '\r'), 12, from);
const isFree = { from: 0, to: 0 };
const options = { endOf: licenceEnd, isComplete };
const found = ({ frames }: Outcome): string[] =>
  frames.map((frame) => (frame.type === 'scan' ? frame.payload.trimEnd() : frame.reason));

describe.each([true, false])('behind a licence without a suffix (text field focused: %s)', (textField) => {
  it.each([0, 30, 60, 100, 150, 200, 250, 300, 400, 700])('a card %i ms later is read too', (pause) => {
    for (const text of [licence, ontario]) {
      for (const code of [card, `${card}\r`, `]C0${card}`, '4006381333931']) {
        const first = typed(text);
        const outcome = play([...first, ...typed(code, end(first) + 12 + pause)], textField, isFree, options);
        expect(found(outcome)).toEqual([text.trimEnd(), code.trimEnd()]);
        expect(page(outcome)).toEqual([]);
      }
    }
  });
});

describe('behind a licence with a suffix', () => {
  it.each(['SKU-5', '1234', 'LOY-77', 'LOYALTY-77'])('%s is a code, and swallows no card', (code) => {
    for (const text of [licence, ontario]) {
      const outcome = play(typed(`${text}\r${code}\r${card}\r`), false, isFree, options);
      expect(found(outcome)).toEqual([text.trimEnd(), code, card]);
    }
  });
});

describe('the rest of a licence that broke off', () => {
  const broken = typed(licence.slice(0, 120));
  const after = (keys: readonly string[], pause: number, everyMs = 12) =>
    play([...broken, ...every(keys, everyMs, end(broken) + pause)], true, isFree, options);

  it.each([1100, 1200, 1400, 1900])('of two keys at scanner speed, %i ms later, is the scan’s', (pause) => {
    for (const keys of [
      ['E', 'Enter'],
      ['5', '1'],
    ]) {
      const outcome = after(keys, pause);
      expect([found(outcome), page(outcome)]).toEqual([['broken_off'], []]);
    }
  });

  it('of one key is the scan’s as long as no person can have answered the notice', () => {
    for (const key of ['E', 'Enter', '5']) expect(page(after([key], 1200))).toEqual([]);
  });

  it('is a person’s where it comes later and one key alone, or slowly', () => {
    for (const key of ['E', 'Enter', '5', 'F2']) expect(page(after([key], 2000))).toEqual([key]);
    expect(page(after(['5', '0', 'Enter'], 1400, 110))).toEqual(['5', '0', 'Enter']);
    expect(page(after(['F2'], 1100))).toEqual(['F2']);
  });

  it('is no reason to swallow a card', () => {
    for (const pause of [1100, 1300, 1900]) {
      expect(found(after([...scannerKeys(card, ''), 'Enter'], pause))).toEqual(['broken_off', card]);
    }
  });
});
