// Recordings of invented licences and cards, for the tests of the replay.
import type { Recording } from '../../../scripts/replay/recording';
import { readLine } from '../../../scripts/replay/recording';

export const today = '2026-11-28';
export const card = '6363101170001234';

function hex(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}

/** A recording as a line of the command gives it. */
export function recordingOf(line: object): Recording {
  const read = readLine(JSON.stringify(line));
  if ('error' in read) throw new Error(read.error);
  return read.recording;
}

/** Texts that arrive on a serial port, each at its time. */
export function serial(...chunks: readonly (readonly [at: number, text: string])[]): object {
  return { id: 'serial', way: 'serial', chunks: chunks.map(([at, text]) => ({ at, hex: hex(text) })) };
}

/** A text cut into chunks at places, each so much later than the one before. */
export function serialInChunks(text: string, cuts: readonly { length: number; pauseMs: number }[]): object {
  const chunks: [number, string][] = [];
  let [from, at] = [0, 0];
  for (const { length, pauseMs } of cuts) {
    if (from >= text.length) break;
    chunks.push([at, text.slice(from, from + length)]);
    from += length;
    at += pauseMs;
  }
  if (from < text.length) chunks.push([at, text.slice(from)]);
  return serial(...chunks);
}

interface Key {
  at: number;
  key: string;
  ctrl?: boolean;
}

/** The keys of a text, one each so many milliseconds: Enter for CR, other control characters with Ctrl. */
export function keysOf(text: string, from: number, everyMs: number): Key[] {
  return Array.from(text, (character, index) => {
    const at = from + index * everyMs;
    if (character === '\r') return { at, key: 'Enter' };
    if (character >= ' ') return { at, key: character };
    return { at, key: String.fromCharCode(character.charCodeAt(0) + 64).toLowerCase(), ctrl: true };
  });
}

export function keyboard(keys: readonly object[], about: object = {}): object {
  return { id: 'keyboard', way: 'keyboard', textField: true, keys, ...about };
}
