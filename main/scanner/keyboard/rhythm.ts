// The rhythm of keys by their arrival times: scanners keep one, people do not.

const maxGaps = 32;
/** Fewer gaps have no meaningful median: a busy main process may have caused them. */
const minGaps = 4;
/** A modifier and its key this close together count as one key. */
const togetherMs = 5;

export interface Rhythm {
  /** A key came, at milliseconds of any monotonic clock. */
  beat(now: number, isModifier: boolean): void;
  /** The median of the last gaps, in milliseconds; null while there are too few. */
  median(): number | null;
}

export function createRhythm(start: number): Rhythm {
  const gaps: number[] = [];
  let last = start;
  let afterModifier = false;
  return {
    beat(now, isModifier) {
      if (!afterModifier || now - last >= togetherMs) gaps.push(now - last);
      if (gaps.length > maxGaps) gaps.shift();
      last = now;
      afterModifier = isModifier;
    },
    median() {
      if (gaps.length < minGaps) return null;
      return gaps.toSorted((one, other) => one - other)[gaps.length >> 1] ?? null;
    },
  };
}

/** When a key may have been pressed: not after it arrived, nor before the main process was last free to receive it. */
export interface Moment {
  at: number;
  earliest: number;
}

/** The longest median gap of a fast scanner, in milliseconds; no person keeps that up. */
export const fastMs = 30;
/** So many fast keys are a scanner's: fingers that roll over the keys make three. */
const fewestFast = 6;
/** So many are a scanner's even if the system slows it a little: the fastest typists need 55 ms a key. */
const manyFast = 10;
const manyFastMs = 40;
/** The fastest typists need longer for a key, also across a stall of the main process. */
const fastestPersonMs = 50;
/** The longest gap that the system causes among fast keys. */
const hiccupMs = 60;
/** The same after the first keys that follow a silence: no person types and then scans so soon. */
const firstHiccupMs = 150;

/**
 * The index of a scanner's first key among keys that follow a silence, by rhythm alone; null where there is no scanner's.
 * A person's keys that queued up for a busy main process do not look fast: the longest time they may have taken counts too.
 */
export function fastFrom(keys: readonly Moment[]): number | null {
  const from = chainFrom(keys);
  for (let first = keys.length - fewestFast; first >= from; first -= 1) {
    const row = keys.slice(first);
    if (isFast(row, row.length >= manyFast ? manyFastMs : fastMs)) return hasSlowStart(keys, from) ? 0 : from;
  }
  return null;
}

/** Whether the last key may be a scanner's, by how soon it followed. */
export function mayBeFast(keys: readonly Moment[]): boolean {
  const [before, last] = keys.slice(-2);
  if (before === undefined || last === undefined) return false;
  const gap = last.at - before.at;
  if (gap <= fastMs) return true;
  const chain = keys.slice(chainFrom(keys));
  return gap <= hiccupMs && chain.length > 3 && isFast(chain);
}

/** Whether all of the keys came at a scanner's speed. */
export function isFast(keys: readonly Moment[], everyMs = fastMs): boolean {
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return false;
  const gaps = keys.length - 1;
  return last.at - first.at <= everyMs * gaps && last.at - first.earliest <= fastestPersonMs * gaps;
}

/** Where the last keys begin that follow each other as a scanner's do. */
function chainFrom(keys: readonly Moment[]): number {
  let from = keys.length - 1;
  for (; from > 0; from -= 1) {
    const [before, key] = [keys[from - 1], keys[from]];
    if (before === undefined || key === undefined || key.earliest - before.at > hiccupMs) break;
  }
  return Math.max(from, 0);
}

/** Whether the keys before a fast row are its own first ones. */
function hasSlowStart(keys: readonly Moment[], from: number): boolean {
  const [before, key] = [keys[from - 1], keys[from]];
  if (before === undefined || key === undefined || key.earliest - before.at > firstHiccupMs) return false;
  return isFast(keys.slice(0, from));
}
