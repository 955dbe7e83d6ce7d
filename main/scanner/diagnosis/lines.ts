// Line settings that serial scanners use, to be tried in turn until what comes is readable.
import type { SerialLine } from '../../base';
import { defaultLine } from '../../base';

/** The likeliest first. */
export const likelyLines: readonly [SerialLine, ...SerialLine[]] = [
  defaultLine,
  ...[115200, 19200, 38400, 57600, 4800].map((baudRate) => ({ ...defaultLine, baudRate })),
  { baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 1 },
  { baudRate: 9600, dataBits: 7, parity: 'odd', stopBits: 1 },
];

/** Characters that neither of the shown codes has: controls that are no separators, and all beyond ASCII. */
// eslint-disable-next-line no-control-regex -- matched on purpose
const unlikely = /[\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\xff]/g;

/** Whether bytes look as if the line's settings differ from the scanner's. */
export function isGarbled(text: string): boolean {
  return (text.match(unlikely)?.length ?? 0) * 5 > text.length;
}
