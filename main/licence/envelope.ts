// Removes what a scanner adds to a payload: symbology prefix, suffixes, padding.
import type { Repairs } from './model';

/** Removes an AIM prefix (`]L0`, `]L1`, `]L2`: PDF417, ISO/IEC 15424); `]L1` doubles backslashes. */
function stripAimPrefix(payload: string, repairs: Repairs): string {
  if (payload.charCodeAt(0) !== 93) return payload;
  const modifier = payload.charAt(2);
  if (payload.charAt(1).toUpperCase() !== 'L' || modifier < '0' || modifier > '9') return payload;
  repairs.add('aim_prefix');
  const text = payload.slice(3);
  return modifier === '1' ? text.replaceAll('\\\\', '\\') : text;
}

function isContinuation(c: number): boolean {
  return c >= 0x80 && c <= 0xbf;
}

/** The first character that no ISO 8859-1 card contains, or that starts a UTF-8 pair; -1 for none. */
function firstForeign(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 0x7f && (c < 0xa0 || ((c === 0xc2 || c === 0xc3) && isContinuation(text.charCodeAt(i + 1))))) return i;
  }
  return -1;
}

/** Whether `repairEncoding` would change the text. */
export function hasWrongEncoding(text: string): boolean {
  return firstForeign(text) >= 0;
}

/**
 * Restores ISO 8859-1, the cards' encoding, where UTF-8 bytes were read as such; drops the characters 80 to 9F, which no card
 * contains and some scanners add around subfiles.
 */
export function repairEncoding(text: string, repairs: Repairs): string {
  const first = firstForeign(text);
  if (first < 0) return text;
  const repaired: string[] = [text.slice(0, first)];
  for (let i = first; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    const isPair = (c === 0xc2 || c === 0xc3) && isContinuation(next);
    if (isPair) i++;
    const code = isPair ? (c - 0xc2) * 64 + next : c;
    if (isPair && code >= 0xa0) repairs.add('utf8');
    if (code > 0x7f && code < 0xa0) repairs.add('noise');
    else repaired.push(isPair ? String.fromCharCode(code) : text.charAt(i));
  }
  return repaired.join('');
}

/** The payload without a scanner's prefix and without trailing NULs, tabs, spaces and surplus line ends. */
export function unwrap(payload: string, repairs: Repairs): string {
  let start = 0;
  while (start < payload.length && payload.charCodeAt(start) <= 32) start++;
  const text = stripAimPrefix(start === 0 ? payload : payload.slice(start), repairs);
  if (start > 0) repairs.add('leading_rubbish');
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  let kept = end;
  if (text.charCodeAt(kept) === 10) kept++;
  if (text.charCodeAt(kept) === 13) kept++;
  if (kept < text.length && text.length > end) repairs.add('trailing_rubbish');
  return kept === text.length ? text : text.slice(0, kept);
}
