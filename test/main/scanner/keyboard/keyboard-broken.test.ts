// What is left of a licence that a keyboard scanner broke off, or sent with something of another code.
import { describe, expect, it } from 'vitest';
import { licenceEnd } from '../../../../main/licence';
import { plainCard } from '../../../fixtures/licence/plain-card';
import { end, every, page, play, scannerKeys } from './typist';
import type { Outcome } from './typist';

const licence = plainCard();
const typed = (text: string, from = 1000) => every(scannerKeys(text, '\r'), 12, from);
const isFree = { from: 0, to: 0 };
const found = ({ frames }: Outcome): string[] =>
  frames.map((frame) => (frame.type === 'scan' ? frame.payload : frame.reason));

describe('a licence that broke off', () => {
  it('leaves no code of its own, wherever it was cut and wherever its rest holds a line of digits', () => {
    for (let cut = 74; cut < licence.length - 20; cut += 23) {
      const first = typed(licence.slice(0, cut));
      const rest = typed(licence.slice(cut), end(first) + 1500);
      const outcome = play([...first, ...rest], false, isFree, { endOf: licenceEnd });
      expect(found(outcome)).toEqual(['broken_off']);
      expect(page(outcome)).toEqual([]);
    }
  });
});

describe('a slow scan right after one that broke off', () => {
  it.each([3, 4, 5, 6, 7, 8])(
    'is a scan from its start, although its key %d comes as soon as a rest would',
    (hasty) => {
      const first = typed(licence.slice(0, 120));
      const stripe =
        '%BCVICTORIA^QUILLFEATHER,$HARRIET JUNE^1408 CEDAR HOLLOW RD$VICTORIA BC  V8V 1A1^?;6360287012345=310719880719=?' +
        '_%0AV8V1A1     5               F165 62BRNBLU                          ?';
      const slow = every(scannerKeys(stripe, '\r'), 60, end(first) + 2300);
      const keys = slow.map((key, index) => (index === hasty ? { ...key, at: (slow[index - 1]?.at ?? 0) + 10 } : key));
      const outcome = play([...first, ...keys], false, isFree, { endOf: licenceEnd });
      expect(found(outcome)).toEqual(['broken_off', stripe]);
      expect(page(outcome)).toEqual([]);
    },
  );
});

describe('a licence before a configured suffix', () => {
  it('does not end where its own values hold the suffix’s characters', () => {
    for (const suffix of ['DA', 'RD', '01', 'ON']) {
      const outcome = play(typed(licence + suffix), true, isFree, { endOf: licenceEnd, suffix });
      expect(found(outcome)).toEqual([licence]);
      expect(page(outcome)).toEqual([]);
    }
  });
});

describe('a card before a configured suffix', () => {
  it.each(['01', '36', 'END', 'A1', '#', '4'])('does not end where its own digits are the suffix %s', (suffix) => {
    for (const text of ['6363101170001234', 'LOYALTY-A1-77']) {
      for (const end of ['', '\r']) {
        const outcome = play(every(scannerKeys(text + suffix + end, '\r'), 12, 1000), true, isFree, {
          endOf: licenceEnd,
          suffix,
        });
        expect(found(outcome)).toEqual([text]);
        expect(page(outcome)).toEqual([]);
      }
    }
  });
});

describe('a licence and a card that are typed in one go', () => {
  const card = '6363101170001234';
  it.each(['', '\r'])('are two scans (between them: %j)', (between) => {
    const outcome = play(typed(`${licence}${between}${card}\r`), true, isFree, { endOf: licenceEnd });
    expect(found(outcome).map((payload) => payload.trimEnd())).toEqual([licence.trimEnd(), card]);
    expect(page(outcome)).toEqual([]);
  });
});

describe('a licence whose first characters a scanner lost', () => {
  it.each([1, 2, 3, 4, 5, 6])('is one scan without %d', (lost) => {
    const outcome = play(typed(licence.slice(lost)), false, isFree, { endOf: licenceEnd });
    expect(found(outcome)).toHaveLength(1);
    expect(page(outcome)).toEqual([]);
  });
});
