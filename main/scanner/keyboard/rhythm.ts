// The rhythm of a burst of keys, by when they arrived: scanners keep one, people do not.

/** Gaps that are remembered. */
const remembered = 32;
/** Fewer have no middle worth the name: a busy main may have made them. */
const fewest = 4;
/** A modifier and its key come together: one key. */
const togetherMs = 5;

export interface Rhythm {
  /** A key came. Milliseconds of any clock that never goes back. */
  beat(now: number, isModifier: boolean): void;
  /** The middle one of the last gaps, in milliseconds; null while there are too few. */
  median(): number | null;
}

export function createRhythm(start: number): Rhythm {
  const gaps: number[] = [];
  let last = start;
  let afterModifier = false;
  return {
    beat(now, isModifier) {
      if (!afterModifier || now - last >= togetherMs) gaps.push(now - last);
      if (gaps.length > remembered) gaps.shift();
      last = now;
      afterModifier = isModifier;
    },
    median() {
      if (gaps.length < fewest) return null;
      return gaps.toSorted((one, other) => one - other)[gaps.length >> 1] ?? null;
    },
  };
}

/** When a key may have been pressed: not after it arrived, and not before main was last seen free to hear of it. */
export interface Moment {
  at: number;
  earliest: number;
}

/** The middle of a scanner's gaps is no longer, and nobody's fingers keep that up. */
export const fastMs = 30;
/** So many in that rhythm are a scanner's: a rolling hand makes three. */
const fewestFast = 6;
/** So many are a scanner's also where the system makes it a little slower: the fastest typists need 55 ms a key. */
const manyFast = 10;
const manyFastMs = 40;
/** The fastest typists need longer for a key: what a busy main hid is no person's where more keys came of it. */
const fastestPersonMs = 50;
/** A gap among fast keys that the system made. */
const hiccupMs = 60;
/** The same behind the first keys, out of silence: nobody types and has a scanner read so soon. */
const firstHiccupMs = 150;

/**
 * Where in a row of keys out of silence a scanner's began, by rhythm alone: the index of its first key; null where it is
 * no scanner's. Keys of a person that waited together for a busy main do not look fast: the longest that they may have
 * taken counts too.
 */
export function fastFrom(keys: readonly Moment[]): number | null {
  const from = chainFrom(keys);
  for (let first = keys.length - fewestFast; first >= from; first -= 1) {
    const row = keys.slice(first);
    if (isFast(row, row.length >= manyFast ? manyFastMs : fastMs)) return hasSlowStart(keys, from) ? 0 : from;
  }
  return null;
}

/** Whether the last of these keys may be a scanner's, by how soon it followed. */
export function mayBeFast(keys: readonly Moment[]): boolean {
  const [before, last] = keys.slice(-2);
  if (before === undefined || last === undefined) return false;
  const gap = last.at - before.at;
  if (gap <= fastMs) return true;
  const chain = keys.slice(chainFrom(keys));
  return gap <= hiccupMs && chain.length > 3 && isFast(chain);
}

/** Whether keys came at a scanner's speed, from the first to the last. */
export function isFast(keys: readonly Moment[], everyMs = fastMs): boolean {
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return false;
  const gaps = keys.length - 1;
  return last.at - first.at <= everyMs * gaps && last.at - first.earliest <= fastestPersonMs * gaps;
}

/** How far back each key follows the one before as a scanner's keys do. */
function chainFrom(keys: readonly Moment[]): number {
  let from = keys.length - 1;
  for (; from > 0; from -= 1) {
    const [before, key] = [keys[from - 1], keys[from]];
    if (before === undefined || key === undefined || key.earliest - before.at > hiccupMs) break;
  }
  return Math.max(from, 0);
}

/** Whether what stands before a fast row are its own first keys. */
function hasSlowStart(keys: readonly Moment[], from: number): boolean {
  const [before, key] = [keys[from - 1], keys[from]];
  if (before === undefined || key === undefined || key.earliest - before.at > firstHiccupMs) return false;
  return isFast(keys.slice(0, from));
}
