// Line settings that serial scanners use, to be tried in turn until what comes is readable.
import type { SerialLine } from '../../base';
import { defaultLine } from '../../base';
import type { ShownCodes } from './read-back';

/** The likeliest first. */
export const likelyLines: readonly [SerialLine, ...SerialLine[]] = [
  defaultLine,
  ...[115200, 19200, 38400, 57600, 4800].map((baudRate) => ({ ...defaultLine, baudRate })),
  // Eight bits with parity are what several makers' terminals of points of sale are set to.
  ...checked(9600, 8),
  ...[9600, 19200, 38400, 115200, 57600, 4800].flatMap((baudRate) => checked(baudRate, 7)),
];

function checked(baudRate: number, dataBits: 7 | 8): SerialLine[] {
  return (['odd', 'even'] as const).map((parity) => ({ baudRate, dataBits, parity, stopBits: 1 }));
}

/** Characters that neither of the shown codes has: controls that are no separators, and all beyond ASCII. */
// eslint-disable-next-line no-control-regex -- matched on purpose
const unlikely = /[\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\xff]/g;

/** Noise of a plug or of power that comes on: no code is as short. It says nothing of the line's settings. */
export function isLineNoise(text: string): boolean {
  return text.replace(/[\r\n]/g, '').length <= 2;
}

/** At least this part of a code comes through where the parity bit alone is wrong. */
const leastLeft = 0.25;

/**
 * Whether a text is a shown code with many characters lost: a system that drops those whose parity bit is no stop bit leaves
 * about half of them.
 */
export function isThinned(text: string, { licence, number }: ShownCodes): boolean {
  return [licence, number].some((code) => {
    if (text.length >= code.length || text.length < code.length * leastLeft) return false;
    let at = 0;
    for (const character of text) {
      at = code.indexOf(character, at) + 1;
      if (at === 0) return false;
    }
    return text.length < code.length * 0.9;
  });
}

/** Whether bytes look as if the line's settings differ from the scanner's. */
export function isGarbled(text: string): boolean {
  return (text.match(unlikely)?.length ?? 0) * 5 > text.length;
}
