// How the line of a serial scanner may be set, tried one after the other until what comes makes sense.
import type { SerialLine } from '../../base';
import { defaultLine } from '../../base';

/** The likeliest first. */
export const likelyLines: readonly [SerialLine, ...SerialLine[]] = [
  defaultLine,
  ...[115200, 19200, 38400, 57600, 4800].map((baudRate) => ({ ...defaultLine, baudRate })),
  { baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 1 },
  { baudRate: 9600, dataBits: 7, parity: 'odd', stopBits: 1 },
];

/** What neither of the codes that are shown has: control characters that are no separators, and all beyond ASCII. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const strange = /[\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\xff]/g;

/** Whether bytes can hardly be what a scanner meant: they came over a line that is set in another way. */
export function isGarbled(text: string): boolean {
  return (text.match(strange)?.length ?? 0) * 5 > text.length;
}
