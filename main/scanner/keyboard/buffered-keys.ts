// Keys that may be a scanner's, buffered on their way to the page.
import { isAction } from './characters';
import { fastMs } from './rhythm';
import type { Run, RunKey } from './run';

export interface BufferedKeys {
  add(key: RunKey): void;
  /** Removes the first `count` keys, for the page. */
  release(count: number): RunKey[];
  /** Empties the buffer for a scan; gives the keys that are not the scan's. */
  releaseOthers(ofScan: readonly RunKey[]): RunKey[];
  /** Puts a character in place of the digits that it was typed by, where they are buffered. */
  replaceDigits(digits: readonly RunKey[], character: string): void;
  /** The index of the first key that matches; -1 where none does. */
  findIndex(matches: (key: RunKey) => boolean): number;
  readonly size: number;
  readonly first: RunKey | null;
  /** When the last key was added, in milliseconds. */
  readonly lastAt: number;
}

export function createBufferedKeys(): BufferedKeys {
  let keys: RunKey[] = [];
  let lastAt = 0;

  return {
    get size() {
      return keys.length;
    },
    get first() {
      return keys[0] ?? null;
    },
    get lastAt() {
      return lastAt;
    },
    findIndex: (matches) => keys.findIndex(matches),
    add(key) {
      keys.push(key);
      lastAt = key.at;
    },
    release(count) {
      const released = keys.splice(0, count);
      for (const key of released) key.shown = true;
      return released;
    },
    releaseOthers(ofScan) {
      const others = keys.filter((key) => !ofScan.includes(key));
      keys = [];
      return others;
    },
    replaceDigits(digits, character) {
      const last = digits.at(-1);
      if (last === undefined || !keys.includes(last)) return;
      keys = keys.filter((key) => key === last || !digits.includes(key));
      last.stroke = { ...last.stroke, key: character, code: '', alt: false };
    },
  };
}

export interface BufferLimitContext {
  run: Pick<Run, 'isOfStart' | 'start'>;
  lastAt: number;
  /** Whether a character is being typed by its number. */
  altCodePending: boolean;
  textFieldFocused: boolean;
}

/** The longest that a person waits for a key in a text field, in milliseconds. */
const inTextMs = 150;
/** Where no key types text: after the last key, and for one key. */
const elsewhereMs = 300;
const longestElsewhereMs = 450;
/** How much later than its rhythm a key may come because the main process or the system was busy. */
const busyMs = 60;

/** When a buffered key goes to the page if nothing more comes. */
export function bufferLimit(
  key: RunKey,
  { run, lastAt, altCodePending, textFieldFocused }: BufferLimitContext,
): number {
  if (altCodePending) return lastAt + inTextMs;
  const ofStart = run.isOfStart(key);
  // No person types a spelled-out start of a licence, so none waits for it.
  if (ofStart && run.start === 'likely') return lastAt + (textFieldFocused ? inTextMs : elsewhereMs);
  if (ofStart && !textFieldFocused) return Math.min(key.at + longestElsewhereMs, lastAt + elsewhereMs);
  if (ofStart) return key.at + inTextMs;
  if (isAction(key.stroke) && lastAt === key.at) return key.at + fastMs;
  return Math.min(key.at + (textFieldFocused ? inTextMs : elsewhereMs), lastAt + fastMs + busyMs);
}
