// Calls into the program whose answer can be lost.

/**
 * Null where the garbage collector took the call's promise before the debugger had its result, about once in ten thousand
 * calls: what was asked for may have been done.
 */
export async function unlessCollected<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (problem) {
    if (String(problem).includes('promise was garbage collected')) return null;
    throw problem;
  }
}

/** Asks until the answer is there: only for what may be asked twice. */
export async function evenIfCollected<T>(ask: () => Promise<T>): Promise<T> {
  return (await unlessCollected(ask)) ?? evenIfCollected(ask);
}
