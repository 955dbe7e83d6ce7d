// Tells codes from each other, from prefixes, from noise and from the rest of a licence, in what came without a licence's start.

const aim = String.raw`(?:\][A-Za-z][0-9A-Za-z])?`;
const number = new RegExp(String.raw`^[\x01-\x08\x0e-\x1f\x80-\xff]{0,2}${aim}\d{6,20}[\r\n\t]$`);
const longNumber = new RegExp(`^${aim}\\d{12,20}$`);
/** A card's; no value of a licence has so many digits. */
const cardNumber = new RegExp(`^${aim}\\d{16,20}$`);
const lineEnd = /[\r\n\t\0]*$/;
/** Code 39, Code 128 and the like as shops use them, and addresses of the web. */
const oneLineCode = new RegExp(`^${aim}(?:[0-9A-Za-z.+/$%_*#-]{3,48}|[0-9A-Z .+/$%-]{3,48}|https?://\\S{3,})$`);
/** A licence's element, or the start of a subfile. */
const element = /^(?:(?:DL|ID|EN)?D[A-D][A-Z]|(?:Z[A-Z]){1,2}[A-Z]|ANSI|AAMVA|DL\d{8})/;

/** Characters of a scanner's suffix beyond line ends. */
const longestSuffix = 8;
/** The longest prefix that is recognised without being configured, in characters; longer ones are codes that have no suffix. */
export const longestPrefix = 40;

/** Whether this is a whole card or product number with its suffix, with or without an AIM identifier. */
export function endsNumber(text: string): boolean {
  return text.length <= 26 && number.test(text);
}

/** Whether a text starts like another element or subfile of a licence. */
export function continuesLicence(text: string): boolean {
  return element.test(text);
}

/** Line by line, each with its line end. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n\t\0]+[\r\n\t\0]*/g) ?? [];
}

function bare(line: string): string {
  return line.replace(lineEnd, '');
}

/**
 * The codes in what came in one go: one for each line where each is a code by itself and all have the same suffix, as a
 * cordless scanner sends its memory; else the whole is one.
 */
export function codesIn(text: string): string[] {
  const lines = linesOf(text);
  const [first = ''] = lines;
  const suffix = first.slice(bare(first).length);
  const areCodes = lines.every((line, index) => {
    const end = line.slice(bare(line).length);
    return oneLineCode.test(bare(line)) && (end === suffix || (index === lines.length - 1 && end === ''));
  });
  const elements = lines.filter((line) => element.test(line)).length;
  return lines.length > 1 && areCodes && elements * 2 <= lines.length ? lines : [text];
}

/** The codes before a licence's start. What stands right before it, without a suffix of its own, is a prefix and no code. */
export function codesBefore(text: string): string[] {
  const end = text.search(/[^\r\n\t\0]*$/);
  const prefix = text.slice(end);
  const isCode = longNumber.test(prefix) || prefix.length > longestPrefix;
  return [...(end > 0 ? codesIn(text.slice(0, end)) : []), ...(isCode ? [prefix] : [])];
}

/** The codes after a licence's declared end: none where that was wrong, or where it is a suffix. */
export function codesAfter(text: string): string[] {
  const own = text.replace(/^[\0-\x20]+/, '');
  const line = bare(linesOf(own)[0] ?? '');
  if (line === '' || element.test(line)) return [];
  return endsNumber(`${line}\r`) || (line.length > longestSuffix && oneLineCode.test(line)) ? codesIn(own) : [];
}

/** The codes in what came soon after a licence was reported without proof of its end: none in the rest of it. */
export function codesBehind(text: string): string[] {
  return linesOf(text).some((line) => element.test(line)) ? [] : codesIn(text);
}

/** How long after a scan broke off, or was reported without proof of its end, its rest may still come, in milliseconds. */
export const restMs = 2000;

/**
 * The codes in what came soon after a scan broke off, by any way in: card numbers alone are certainly not the rest of it. Shorter
 * ones may be of a licence's number.
 */
export function codesBehindBroken(text: string): string[] {
  const lines = linesOf(text);
  return lines.every((line) => cardNumber.test(bare(line))) ? lines : [];
}

/**
 * Where the codes start that stand behind a licence without a pause; the text's length where none do.
 *
 * @param isEnded whether a licence's end is seen in a text
 * @param isWholeButItsCr whether a licence lacks its last CR alone, by its declared lengths: then a number may stand right behind
 */
export function endOfLicence(
  text: string,
  isEnded: (text: string) => boolean,
  isWholeButItsCr: (text: string, next: string) => boolean,
): number {
  let end = text.length;
  for (;;) {
    const start = text.slice(0, end).search(/[^\r\n\t\0]+[\r\n\t\0]*$/);
    if (start <= 0) return end;
    const line = bare(text.slice(start, end));
    const isNumber = endsNumber(`${line}\r`);
    const isCode = isNumber || (line.length > longestSuffix && oneLineCode.test(line) && !element.test(line));
    if (!isCode || !(isNumber || isEnded(text.slice(0, start)))) {
      return gluedNumberStart(text.slice(0, start + line.length), isWholeButItsCr) ?? end;
    }
    end = start;
  }
}

const longestNumber = 20;
const shortestNumber = 12;

/** Where the number starts that ends a text, right behind a licence; null where none does. */
function gluedNumberStart(text: string, isLicence: (text: string, next: string) => boolean): number | null {
  const digits = /\d{0,24}$/.exec(text)?.[0].length ?? 0;
  for (let length = Math.min(digits, longestNumber); length >= shortestNumber; length -= 1) {
    const at = text.length - length;
    const start =
      longNumber.test(text.slice(at - aimIdLength)) && text.charAt(at - aimIdLength) === ']' ? at - aimIdLength : at;
    if (isLicence(text.slice(0, start), text.charAt(start))) return start;
  }
  return null;
}

const aimIdLength = 3;

/** A text without noise that came alone before it, where a whole number is left; else the text: it may be the code's own. */
export function withoutNoise(text: string, noise: number): string {
  const own = text.slice(noise);
  return longNumber.test(bare(own)) ? own : text;
}

/** Noise of a line that is plugged in, or of power that comes on: no code is as short, or has none of ASCII's characters. */
export function isNoise(text: string): boolean {
  const own = text.replace(/^\][A-Za-z][0-9A-Za-z]/, '');

  return own.replace(/[\0-\x20\x7f-\xff]/g, '') === ''
    ? own.length <= 8 || /^[\0\xff]*$/.test(own)
    : bare(own).length <= 2;
}

/** A code as it is reported: without noise in front, without ECI escapes behind its AIM identifier, and without NUL and TAB behind. */
export function codeOf(text: string): string {
  return text
    .replace(/^[\x01-\x08\x0e-\x1f\x7f-\xff]{1,2}(?=[\]\d])/, '') // eslint-disable-line no-control-regex -- matched on purpose
    .replace(/^(\][A-Za-z][0-9A-Za-z])(?:\\\d{6})+/, '$1')
    .replace(/[\0\t]+$/, '');
}
