// How wide the columns of the table of offers are, so that no figure breaks, and how many fit beside each other. In rem.

/** Of the column of row headers. */
const headRem = { least: 6.75, most: 12 };
/** A wider column would only take its figures apart. */
const mostRem = 14;
/** Left and right of what stands in a column. */
const paddingRem = 0.625;
/** The sizes of a payment, of any other figure, and of a label. */
export const paymentRem = { least: 1, most: 1.75 };
const figureRem = 0.9375;
const labelRem = 0.875;
/** A radio button and a letter beside each other. */
const leastRem = 5.25;
/** A word that is longer may break. */
const longestWordRem = 7;

/** Widths of the page's font in em, the strong one with figures of one width; rather a little too wide. */
const wide = { digit: 0.65, space: 0.29, mark: 0.31, letter: 0.6 };

export function emWidth(text: string): number {
  const of = (character: string): number => {
    if (/[\d$]/.test(character)) return wide.digit;
    if (/\s/.test(character)) return wide.space;
    return /[.,:’ilI]/.test(character) ? wide.mark : wide.letter;
  };
  return Array.from(text).reduce((sum, character) => sum + of(character), 0);
}

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(emWidth));

export interface Written {
  payments: string[];
  figures: string[];
  /** Words that stand in one column alone. */
  labels: string[];
}

/** The narrowest column in which nothing breaks. */
export function neededRem({ payments, figures, labels }: Written): number {
  const words = labels.flatMap((label) => label.split(/[ -]/));
  const inner = [
    longest(payments) * paymentRem.least,
    longest(figures) * figureRem,
    Math.min(longestWordRem, longest(words) * labelRem),
  ];
  return Math.max(leastRem, ...inner.map((width) => width + paddingRem));
}

export interface Room {
  /** Columns beside each other, at most. */
  fitting: number;
  headRem: number;
  columnRem: number;
}

/** The room of `count` columns that need so much, in a table that may be so wide. */
export function roomOf(wideRem: number, needed: number, count: number): Room {
  const fitting = Math.max(1, Math.floor((wideRem - headRem.least) / needed));
  const shown = Math.min(fitting, Math.max(1, count));
  const spare = wideRem - shown * needed;
  const even = wideRem / (shown + 1);
  const head = Math.max(Math.min(headRem.least, wideRem / 2), Math.min(spare, even, headRem.most));
  return { fitting, headRem: head, columnRem: Math.min(mostRem, (wideRem - head) / shown) };
}
