// A scan that is being typed: all keys in its rhythm belong to it, until it is complete or silence ends it.
import type { Frame } from '../framing';
import { isModifier } from './characters';
import type { Characters } from './characters';
import type { RunKey } from './run';
import type { KeyboardScan } from './scan';
import { createRhythm } from './rhythm';

export interface KeyboardBurst {
  key(characters: Characters, modifier: boolean, now: number): Frame[];
  /** A character whose keys came before. */
  compose(characters: Characters): Frame[];
  /** To be called at `until`. Null when the burst is over. */
  tick(): Frame[] | null;
  /** Nothing more of the burst comes: what came behind its scan. */
  end(): Frame[];
  disconnect(): Frame[];
  /** Whether a key that comes now is too long after a complete scan to belong to it. */
  isOver(character: string | null, now: number): boolean;
  /** Whether a key that comes now comes as soon as the scanner's own. */
  isInRhythm(now: number): boolean;
  /** Whether silence ended a licence whose end was not seen: its rest may still come. */
  readonly wasAwaited: boolean;
  /** When silence ends it, if nothing more comes. */
  readonly until: number;
}

export interface KeyboardBurstOptions {
  scan: KeyboardScan;
  /** The keys that have come of it. */
  keys: readonly RunKey[];
  /** Characters that may be a suffix. */
  suffixes: string;
}

/** Silence that ends a scan: so many times the median gap, within these limits in milliseconds. */
const gapFactor = 4;
// The system itself takes that long for a key now and then, and a cut scan costs more than a wait.
const shortestGapMs = 150;
const longestGapMs = 300;
/**
 * Silence that ends a licence that has begun and not ended: radio and USB pause for up to 0.7 s within a scan, and half a
 * licence is no customer.
 */
const unfinishedMs = 1000;
/** How much later than its rhythm a key may come because the main process or the system was busy. */
const busyMs = 70;
/** How long after its last key keys still belong to a scan; longer for a slow scanner, by its rhythm. */
const graceMs = 100;
/** The same for a suffix. */
const suffixMs = 150;

export function createKeyboardBurst({ scan, keys, suffixes }: KeyboardBurstOptions): KeyboardBurst {
  const rhythm = createRhythm(keys[0]?.at ?? 0);
  for (const { at, stroke } of keys.slice(1)) rhythm.beat(at, isModifier(stroke));
  let last = keys.at(-1)?.at ?? 0;
  /** Reported incomplete at silence: what follows is the rest of it. */
  let cut = false;
  /** Whether the rest of the licence is waited for. */
  let isAwaited = false;
  /** Whether silence ended a licence whose rest was waited for. */
  let wasAwaited = false;

  function silence(): number {
    const median = rhythm.median();
    if (isAwaited) return unfinishedMs;
    if (cut || median === null) return longestGapMs;
    // A late suffix would press a button, and no person reacts to a scan so soon.
    if (!scan.holding) return Math.max(suffixMs, Math.min(longestGapMs, median + busyMs));
    return Math.min(longestGapMs, Math.max(shortestGapMs, gapFactor * median));
  }

  function isInRhythm(now: number): boolean {
    return now - last <= Math.max(graceMs, (rhythm.median() ?? 0) + busyMs);
  }

  return {
    get wasAwaited() {
      return wasAwaited;
    },
    get until() {
      return last + silence();
    },
    key(characters, modifier, now) {
      rhythm.beat(now, modifier);
      last = now;
      isAwaited = false;
      return scan.push(characters);
    },
    compose: (characters) => scan.push(characters),
    tick() {
      if (!scan.holding) return null;
      if (!isAwaited && scan.isUnfinished()) {
        isAwaited = true;
        return [];
      }
      wasAwaited = isAwaited;
      isAwaited = false;
      cut = true;
      return scan.finish();
    },
    end: () => (scan.holding ? [] : scan.finish()),
    disconnect: () => scan.disconnect(),
    isOver(character, now) {
      if (cut || scan.holding || (character !== null && character !== '' && suffixes.includes(character))) return false;
      return !isInRhythm(now);
    },
    isInRhythm,
  };
}
