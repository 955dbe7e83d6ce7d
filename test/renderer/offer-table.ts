// What stands in a column of the table of offers, and below the table about it.

/** The elements with this test id that are of this column; without one, everything that is. */
export function partsOf(column: string, testid?: string): Element[] {
  const of = `[data-of~="${column}"]`;
  const inside = testid === undefined ? [of] : [`${of} [data-testid="${testid}"]`, `${of}[data-testid="${testid}"]`];
  const head = testid === undefined ? [`[data-testid="${column}"]`] : [];
  return [...document.querySelectorAll([...head, ...inside].join())];
}

/** Their text, as a person reads it. */
export function textOf(column: string, testid?: string): string {
  const texts = partsOf(column, testid).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  return texts.join(' ');
}

export function rowHeaders(): string[] {
  return [...document.querySelectorAll('th[scope=row]')].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );
}
