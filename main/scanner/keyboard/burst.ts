// A scan that is being typed: all keys in its rhythm are its own, until it is complete, or silence has ended it.
import type { Frame } from '../framing';
import type { Characters } from './readings';
import type { RunKey } from './run';
import type { KeyboardScan } from './scan';
import { isModifier } from './key-characters';
import { createRhythm } from './rhythm';

export interface KeyboardBurst {
  /** Modifiers keep the rhythm, and are no characters. */
  key(characters: Characters, modifier: boolean, now: number): Frame[];
  /** A character of which the keys have come before. */
  compose(characters: Characters): Frame[];
  /** Silence, at `until`. Null when nothing more can be of this scan. */
  tick(): Frame[] | null;
  disconnect(): Frame[];
  /** Whether a key that comes now stands so far behind a complete scan that it is somebody else's. */
  isOver(character: string | null, now: number): boolean;
  /** When silence has ended it if nothing more comes. */
  readonly until: number;
}

export interface KeyboardBurstOptions {
  scan: KeyboardScan;
  /** What has come of it, for its rhythm. */
  keys: readonly RunKey[];
  /** Characters that the scanner may send after a scan. */
  suffixes: string;
}

/** Silence that ends a scan: so many times the middle gap, within these limits. */
const gapFactor = 4;
// Not less, for a scan that is cut costs more than a wait: the system itself takes that long for a key now and then.
const shortestGapMs = 150;
const longestGapMs = 300;
/** How much later than its rhythm a key may come, because main or the system was busy. */
const busyMs = 70;
/** What else than a suffix comes later than this behind a complete scan is not of it; a slow scanner's goes by its rhythm. */
const graceMs = 100;
/** How long behind a complete scan a suffix is taken for its own; a slow scanner's goes by its rhythm too. */
const suffixMs = 150;
const escape = '\x1b';

export function createKeyboardBurst({ scan, keys, suffixes }: KeyboardBurstOptions): KeyboardBurst {
  const rhythm = createRhythm(keys[0]?.at ?? 0);
  for (const { at, stroke } of keys.slice(1)) rhythm.beat(at, isModifier(stroke));
  let last = keys.at(-1)?.at ?? 0;
  /** Handed on at its silence, incomplete as it was: what comes behind is the rest of it. */
  let cut = false;

  function silence(): number {
    const median = rhythm.median();
    if (cut || median === null) return longestGapMs;
    // A suffix that came late would press a button, and nobody answers a scan so soon.
    if (!scan.holding) return Math.max(suffixMs, Math.min(longestGapMs, median + busyMs));
    return Math.min(longestGapMs, Math.max(shortestGapMs, gapFactor * median));
  }

  return {
    get until() {
      return last + silence();
    },
    key(characters, modifier, now) {
      rhythm.beat(now, modifier);
      last = now;
      return scan.push(characters);
    },
    compose: (characters) => scan.push(characters),
    tick() {
      if (!scan.holding) return null;
      cut = true;
      return scan.finish();
    },
    disconnect: () => scan.disconnect(),
    isOver(character, now) {
      if (cut || scan.holding || (character !== null && character !== '' && suffixes.includes(character))) return false;
      return character === escape || now - last > Math.max(graceMs, (rhythm.median() ?? 0) + busyMs);
    },
  };
}
