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
  /** The longest of the last few gaps. */
  longest(): number;
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
    longest: () => Math.max(0, ...gaps.slice(-fewest)),
  };
}
