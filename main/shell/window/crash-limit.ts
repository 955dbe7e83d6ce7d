// How often a page that crashed is loaded again.

/** A page that crashes more often than this, without a quiet hour in between, would only go on crashing. */
const maxCrashes = 20;
const quietMs = 3_600_000;

/**
 * Counts crashes: the function that it gives is called at each, and says whether the page may be loaded once more.
 *
 * @param steadyNow milliseconds on a clock that is never set
 */
export function createCrashLimit(steadyNow: () => number): () => boolean {
  let crashes = 0;
  let lastAt = -Infinity;
  return () => {
    const now = steadyNow();
    crashes = now - lastAt >= quietMs ? 1 : crashes + 1;
    lastAt = now;
    return crashes <= maxCrashes;
  };
}
