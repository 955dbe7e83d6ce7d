// Tells codes from each other, from prefixes, from noise and from the rest of a licence, in what came without a licence's start.

/** An AIM identifier (ISO/IEC 15424) and ECI escapes, as a scanner puts them in front of a code. */
const aim = String.raw`(?:\][A-Za-z][0-9A-Za-z])?(?:\\\d{6})*`;
/** What stands between codes: line ends, and the characters that frame a message (STX, ETX and their neighbours). */
const ends = String.raw`\r\n\t\0\x01-\x04`;
const noiseBytes = String.raw`\x01-\x08\x0e-\x1f\x7f-\xff`;
const number = new RegExp(`^[${noiseBytes}]{0,2}${aim}\\d{6,20}[\\x7f-\\xff]{0,2}[\\r\\n\\t\\x03\\x04]$`);
const longNumber = new RegExp(`^${aim}\\d{12,20}$`);
/** A card's; no value of a licence has so many digits. */
const cardNumber = new RegExp(`^${aim}\\d{16,20}$`);
const lineEnd = new RegExp(`[${ends}]*$`);
const line = new RegExp(`[^${ends}]+[${ends}]*`, 'g');
const lastLine = new RegExp(`[^${ends}]+[${ends}]*$`);
const unfinishedLine = new RegExp(`[^${ends}]*$`);
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
  return text.length <= 60 && number.test(text);
}

/** Whether a text starts like another element or subfile of a licence. */
export function continuesLicence(text: string): boolean {
  return element.test(text);
}

/** Line by line, each with its line end. */
function linesOf(text: string): string[] {
  return text.match(line) ?? [];
}

function bare(text: string): string {
  return text.replace(lineEnd, '');
}

/** What ends a line, without what begins the next message. */
function suffixOf(text: string): string {
  return text.slice(bare(text).length).replace(/[\x01\x02]/g, ''); // eslint-disable-line no-control-regex -- matched on purpose
}

function isNumber(code: string): boolean {
  return endsNumber(`${code}\r`);
}

/** Whether a line may be a code by itself, and no licence's element. */
function isCode(text: string): boolean {
  return isNumber(text) || (oneLineCode.test(text) && !element.test(text));
}

/**
 * The codes in what came in one go: one for each line where each is a code by itself and all have the same suffix, as a
 * cordless scanner sends its memory; else the whole is one.
 */
export function codesIn(text: string): string[] {
  const lines = linesOf(text);
  const suffix = suffixOf(lines[0] ?? '');
  const areCodes = lines.every((line, index) => {
    const end = suffixOf(line);
    return oneLineCode.test(bare(line)) && (end === suffix || (index === lines.length - 1 && end === ''));
  });
  const elements = lines.filter((line) => element.test(line)).length;
  if (lines.length > 1 && areCodes && elements * 2 <= lines.length) return lines;
  return lines.length === 0 ? [] : [text];
}

/** The codes before a licence's start. What stands right before it, without a suffix of its own, is a prefix and no code. */
export function codesBefore(text: string): string[] {
  const end = text.search(unfinishedLine);
  const prefix = text.slice(end);
  const isCode = longNumber.test(prefix) || prefix.length > longestPrefix;
  return [...(end > 0 ? codesIn(text.slice(0, end)) : []), ...(isCode ? [prefix] : [])];
}

/**
 * The codes after a licence's end: none where that was wrong, and none where it is a suffix. A short line is a suffix where it
 * stands right behind the licence, alone or before a code that ends with it too; behind the licence's own suffix it is a code.
 */
export function codesAfter(text: string): string[] {
  const own = text.replace(/^[\0-\x20]+/, '');
  const lines = linesOf(own);
  const [first = '', ...others] = lines;
  const code = bare(first);
  const elements = lines.filter((line) => element.test(line)).length;
  if (code === '' || element.test(code) || elements * 2 > lines.length) return [];
  const isBehindSuffix = /[\r\n\t\0\x03\x04]/.test(text.slice(0, text.length - own.length)); // eslint-disable-line no-control-regex -- matched on purpose
  if (isCode(code) && (isNumber(code) || code.length > longestSuffix || isBehindSuffix || isNoSuffix(code, others))) {
    return codesIn(own);
  }
  return code.length <= longestSuffix && isCode(bare(others[0] ?? '')) ? codesIn(others.join('')) : [];
}

/** Whether a short line is no suffix: others have none like it. */
function isNoSuffix(code: string, others: readonly string[]): boolean {
  return others.length > 0 && !others.some((line) => bare(line).endsWith(code));
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
  const codes: string[] = [];
  for (let at = text.length; ;) {
    const start = text.slice(0, at).search(lastLine);
    const code = bare(text.slice(start, at));
    if (start <= 0 || !isCode(code)) break;
    const before = text.slice(0, start);
    const isLong = code.length > longestSuffix || licenceAndSuffix.test(before) || isNoSuffix(code, codes);
    if ((isNumber(code) && end === at) || (isLong && isEnded(before))) end = start;
    codes.push(code);
    at = start;
  }
  return gluedNumberStart(bare(text.slice(0, end)), isWholeButItsCr) ?? end;
}

/** The last subfile's CR, and a scanner's suffix behind it. */
const licenceAndSuffix = /\r[\r\n\t\0\x03\x04]+[\x01\x02]*$/; // eslint-disable-line no-control-regex -- matched on purpose

const longestNumber = 20;
const shortestNumber = 12;

/** Where the number starts that ends a text, right behind a licence; null where none does. */
function gluedNumberStart(text: string, isLicence: (text: string, next: string) => boolean): number | null {
  const digits = /\d{0,24}$/.exec(text)?.[0].length ?? 0;
  for (let length = Math.min(digits, longestNumber); length >= shortestNumber; length -= 1) {
    const at = text.length - length;
    const start = at - (aimAtEnd.exec(text.slice(0, at))?.[0].length ?? 0);
    if (isLicence(text.slice(0, start), text.charAt(start))) return start;
  }
  return null;
}

const aimAtEnd = new RegExp(`${aim}$`);

/** What came alone around a code, a pause apart: characters before it, and from where on behind it. */
export interface NoiseAround {
  before: number;
  behind: number;
}

/** A text without the noise around it, where a whole number is left; else the text: it may be the code's own. */
export function withoutNoise(text: string, { before, behind }: NoiseAround): string {
  const end = isNoise(text.slice(behind)) && !/\d/.test(text.slice(behind)) ? behind : text.length;
  const own = text.slice(before, end);
  return isLongNumber(own) ? own : text;
}

/** Whether this is a whole number, perhaps with its suffix. */
export function isLongNumber(text: string): boolean {
  return longNumber.test(bare(text));
}

/** Noise of a line that is plugged in, or of power that comes on: no code is as short, or has none of ASCII's characters. */
export function isNoise(text: string): boolean {
  const own = text.replace(/^\][A-Za-z][0-9A-Za-z]/, '');

  return own.replace(/[\0-\x20\x7f-\xff]/g, '') === ''
    ? own.length <= 8 || /^[\0\xff]*$/.test(own)
    : bare(own).length <= 2;
}

const eciEscapes = /^(\][A-Za-z][0-9A-Za-z])?(?:\\\d{6})+(?=([^\r\n]*))/;
/** Identifiers with which a number is looked up as it is, or is a product's. */
const ofNumbers = /^\](?:C0|Q[0-2]|E)/;

/**
 * A text without the ECI escapes in front of it. Where digits alone follow, they say that the number is plain text: an
 * identifier of other content (GS1's, PDF417's) goes with them. A licence's escapes without an identifier are the decoder's.
 */
function withoutEci(text: string): string {
  return text.replace(eciEscapes, (escapes, id: string | undefined, content: string) => {
    if (id === undefined) return /ANSI|AAMVA|[@%]/.test(content) ? escapes : '';
    return /^\d+\s*$/.test(content) && !ofNumbers.test(id) ? '' : id;
  });
}

const noiseBefore = new RegExp(`^[${noiseBytes}]{1,2}(?=[\\]\\\\\\d])`);
const noiseBehind = new RegExp(`(?<=^${aim}\\d{6,20})[${noiseBytes}\\0]{1,8}(?=[\\r\\n\\t]*$)`);

/** A code as it is reported: without noise around it, without ECI escapes in front, and without NUL and TAB behind. */
export function codeOf(text: string): string {
  return withoutEci(text.replace(noiseBefore, '').replace(noiseBehind, '')).replace(/[\0\t]+$/, '');
}
