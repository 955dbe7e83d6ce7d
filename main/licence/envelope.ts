// Removes what a scanner adds to a payload: symbology prefix, ECI sequences, prefix, suffixes, padding.
import { isDigit } from './characters';
import type { Repairs } from './model';
import { licenceStart } from './licence-start';

/** An ECI sequence: a backslash and six digits (AIM's ECI protocol, section 5); a backslash of the data is doubled. */
const escapes = /\\(?:\\|\d{6})/g;

const leadingEci = /^\\\d{6}/;

const backslash = 92;

/** Restores the data of a scanner that follows the ECI protocol. */
function withoutEci(text: string, repairs: Repairs): string {
  if (!text.includes('\\')) return text;
  return text.replace(escapes, (escape) => {
    if (escape === '\\\\') return '\\';
    repairs.add('eci');
    return '';
  });
}

/**
 * Removes an AIM prefix (`]L0`, `]L1`, `]L2`: PDF417, ISO/IEC 15424). `]L1` says that ECI sequences are sent; one at the very
 * start says the same.
 */
function stripAimPrefix(payload: string, repairs: Repairs): string {
  if (payload.charCodeAt(0) === backslash && leadingEci.test(payload)) return withoutEci(payload, repairs);
  if (payload.charCodeAt(0) !== 93) return payload;
  const modifier = payload.charAt(2);
  if (payload.charAt(1).toUpperCase() !== 'L' || modifier < '0' || modifier > '9') return payload;
  repairs.add('aim_prefix');
  const text = payload.slice(3);
  return modifier === '1' || leadingEci.test(text) ? withoutEci(text, repairs) : text;
}

/** A prefix is at most so long; further on, what looks like a licence's start is a value. */
const longestPrefix = 256;

/** A header with `@` and this many characters up to the file type is read as it is. */
const longestFront = 12;

const cleanFront = '@\n\x1e\rANSI ';

/** Whether `@` and the file type stand so close together that nothing else is between them: the common case, told cheaply. */
function isNearFront(text: string): boolean {
  if (!text.startsWith('@')) return false;
  const fileType = text.indexOf('ANSI');
  return (
    fileType > 0 && fileType <= longestFront && text.lastIndexOf('@', fileType) === 0 && !isDigit(text.charCodeAt(1))
  );
}

/** The text from the licence's start on, without what a scanner or its memory sent before it. */
function fromStart(text: string, repairs: Repairs): string {
  if (text.startsWith(cleanFront) || isNearFront(text)) return text;
  const start = licenceStart(text.slice(0, longestPrefix));
  if (start <= 0) return text;
  if (text.startsWith('@') && start <= longestFront && !'@]%'.includes(text.charAt(start))) return text;
  repairs.add('leading_rubbish');
  return stripAimPrefix(text.slice(start), repairs);
}

/** The payload without a scanner's prefix and without trailing NULs, tabs, spaces and surplus line ends. */
export function unwrap(payload: string, repairs: Repairs): string {
  let start = 0;
  while (start < payload.length && payload.charCodeAt(start) <= 32) start++;
  const text = fromStart(stripAimPrefix(start === 0 ? payload : payload.slice(start), repairs), repairs);
  if (start > 0) repairs.add('leading_rubbish');
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  let kept = end;
  if (text.charCodeAt(kept) === 10) kept++;
  if (text.charCodeAt(kept) === 13) kept++;
  if (kept < text.length && text.length > end) repairs.add('trailing_rubbish');
  return kept === text.length ? text : text.slice(0, kept);
}
