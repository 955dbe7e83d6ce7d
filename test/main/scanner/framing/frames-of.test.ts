// All of a device's bytes at once come to what they come to one by one.
import { describe, expect, it } from 'vitest';
import { isComplete, licenceEnd, licenceStart } from '../../../../main/licence';
import { framesOf } from '../../../../main/scanner';
import type { Frame } from '../../../../main/scanner';
import { anyCard } from '../../../fixtures/licence/cards';

const options = { isComplete, endOf: licenceEnd, startOf: licenceStart, idleMs: 200, graceMs: 50 };
const { payload } = anyCard(5);
const card = '6363101170001234';

function frames(...pieces: [at: number, text: string][]): Frame[] {
  return framesOf(
    pieces.map(([at, text]) => ({ at, bytes: Buffer.from(text, 'latin1') })),
    options,
  );
}

describe('the frames of', () => {
  it('a licence in pieces are one scan', () => {
    const pieces = [40, 210, 430].map(
      (at, i) => [at, payload.slice(i * 60, i === 2 ? undefined : i * 60 + 60)] as const,
    );
    expect(frames(...pieces.map(([at, text]): [number, string] => [at, text]))).toEqual([{ type: 'scan', payload }]);
  });

  it('codes with a silence between them are two scans', () => {
    const scan = (text: string): Frame => ({ type: 'scan', payload: text });
    expect(frames([0, 'SHELF-17'], [900, 'SHELF-18'])).toEqual([scan('SHELF-17'), scan('SHELF-18')]);
    expect(frames([0, `${card}\r`])).toEqual([scan(`${card}\r`)]);
  });

  it('a licence that stops in the middle are that it broke off', () => {
    expect(frames([0, payload.slice(0, 90)])).toMatchObject([{ type: 'cut', reason: 'broken_off' }]);
  });

  it('nothing are none', () => {
    expect(frames()).toEqual([]);
  });
});
