// The characters 80 to 9F that some scanners add around lines and subfiles, told apart from letters of another code page.

/** Whether a character is one of ISO 8859-1's control characters, which no card contains. */
export function isC1(c: number): boolean {
  return c >= 0x80 && c <= 0x9f;
}

/** A line of an element whose value is text, and so may end with a letter of another code page. */
const textLine = /^(?:DL|ID|EN)?D(?:A[A-DGHILN]|C[ST])/;

/** What ends lines, kept by `split`. */
const lineEnds = new RegExp(String.raw`([\n\r\x1c-\x1e]+)`);

/** The first subfile, on the header's own line: further down the same letters are a value. */
const bodyStart = /(?<=\d{6}[^\n\r\x1c-\x1e]*)(?:DL|ID|EN)[\x80-\x9f]*D[A-D][A-Z]/; // eslint-disable-line no-control-regex -- matched on purpose

/** The longest header, with all the subfiles that one may have, and a prefix. */
const longestHeader = 256;

/** The characters that end a line which can end with no letter: those are added by the scanner, wherever they end a line. */
function addedToLines(lines: readonly string[]): Set<string> {
  const added = new Set<string>();
  for (const line of lines) {
    const bare = line.replace(/^[\x80-\x9f]+/, '');
    if (bare === '' || !textLine.test(bare)) for (const c of /[\x80-\x9f]+$/.exec(line)?.[0] ?? '') added.add(c);
    for (const c of line.slice(0, line.length - bare.length)) added.add(c);
  }
  return added;
}

function withoutEnd(line: string, added: ReadonlySet<string>): string {
  let end = line.length;
  while (end > 0 && added.has(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

/**
 * The text without the characters 80 to 9F that a scanner has added: all of the header's, those before a line's id, and those
 * behind a line when the same character is also where none can belong to a value. All others stay: they may be letters.
 */
export function withoutNoise(text: string): string {
  const start = Math.max(0, text.slice(0, longestHeader).search(bodyStart));
  const parts = text.slice(start).split(lineEnds);
  const added = addedToLines(parts.filter((_, i) => i % 2 === 0));
  const body = parts.map((part, i) => (i % 2 === 0 ? withoutEnd(part.replace(/^[\x80-\x9f]+/, ''), added) : part));
  return text.slice(0, start).replace(/[\x80-\x9f]+/g, '') + body.join('');
}
