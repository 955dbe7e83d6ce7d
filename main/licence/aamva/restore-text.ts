// Restores what a scanner or a keyboard wedge put in the place of a payload's separators and letters.
import type { AamvaHeader } from './aamva-header';
import { isSeparator } from './cut-by-separators';
import { slotAt } from './element-slots';
import { found, type Found } from './elements';
import type { Repairs } from '../model';

export interface RestoredText {
  text: string;
  /** Where CRs stand that were typed as letters. */
  terminators: readonly number[];
  /** How surely all of it is as the card has it. */
  state: Found;
}

const none: readonly number[] = [];

/** Restores the CRs that a keyboard wedge typed as letters: at the end, and before each further subfile. */
function restoreTerminators(restored: RestoredText, header: AamvaHeader): void {
  const letters = header.typed.segment;
  const terminators: number[] = [];
  let { text } = restored;
  for (const { type } of header.designators.slice(1, 5)) {
    const at = text.indexOf(letters + type + type, header.bodyStart);
    if (at < 0) continue;
    terminators.push(at);
    text = `${text.slice(0, at)}\r${text.slice(at + letters.length)}`;
  }
  if (text.endsWith(letters)) {
    text = `${text.slice(0, text.length - letters.length)}\r`;
    terminators.push(text.length - 1);
  }
  restored.text = text;
  restored.terminators = terminators;
}

/**
 * Removes the letters that a wedge typed for one half of each CR LF, where most lines end with them.
 *
 * @returns how surely: `uncertain` where some lines lack them; null where most do
 */
function withoutTypedHalf(text: string, header: AamvaHeader, letters: string): { text: string; state: Found } | null {
  const kept: string[] = [];
  let from = 0;
  let lines = 0;
  for (let i = header.bodyStart; i < text.length; i++) {
    if (!isSeparator(text.charCodeAt(i)) || isSeparator(text.charCodeAt(i - 1))) continue;
    lines++;
    if (!text.startsWith(letters, i - letters.length)) continue;
    kept.push(text.slice(from, i - letters.length));
    from = i;
  }
  if (kept.length * 2 <= lines) return null;
  return { text: kept.join('') + text.slice(from), state: kept.length === lines ? found.repaired : found.uncertain };
}

/** What a wedge that types CR alone puts before each LF. */
const typedCr = 'M';

/** Characters that some scanners or file formats have instead of LF. */
const standIns = ['|', '\t', '\v', '\f', '\u2028'];

/** How many elements must follow a character for it to be a separator. */
const elementsBehindStandIn = 5;

/** The text with LF for the character that precedes its elements instead; null when there is none. */
function withoutStandIn(text: string, bodyStart: number): string | null {
  const standIn = standIns.find((character) => {
    let elements = 0;
    for (let at = text.indexOf(character, bodyStart); at >= 0; at = text.indexOf(character, at + 1)) {
      if (slotAt(text, at + 1) >= 0 && ++elements === elementsBehindStandIn) return true;
    }
    return false;
  });
  return standIn === undefined ? null : text.replaceAll(standIn, '\n');
}

/** ISO 8859-1 letters in upper case, character by character: sharp s and y with diaeresis have no capital there. */
function toUpperCase(text: string): string {
  return text.replace(/[a-z\xe0-\xf6\xf8-\xfe]+/g, (letters) => letters.toUpperCase());
}

/** Whether the element ids came in lower case, and not just some values. */
function isLowerCase(text: string, at: number): boolean {
  const start = text.slice(at, at + 8);
  return /[a-z]/.test(start) && !/[A-Z]/.test(start.slice(0, 5));
}

/** The worse of two. */
function worse(one: Found, other: Found): Found {
  return one > other ? one : other;
}

/** The text as the card has it, as far as the text itself shows what was put in its place. */
export function restoreText(payload: string, header: AamvaHeader, repairs: Repairs): RestoredText {
  const { typed, bodyStart } = header;
  const restored: RestoredText = { text: payload, terminators: none, state: found.plain };
  if (typed.beforeLineEnd !== '') restored.state = found.repaired;
  const c = payload.charCodeAt(bodyStart);
  if (c >= 97 && c <= 122 && isLowerCase(payload, bodyStart)) {
    repairs.add('lower_case');
    restored.text = toUpperCase(payload);
    restored.state = found.repaired;
  }
  const withLineEnds = payload.includes('\n', bodyStart) ? null : withoutStandIn(restored.text, bodyStart);
  if (withLineEnds !== null) {
    repairs.add('separators_replaced');
    restored.text = withLineEnds;
    restored.state = found.repaired;
  }
  if (repairs.names.length === 0) return restored;
  // Where the header's own separators are damaged, the lines alone show what was typed.
  const isFrontDamaged = repairs.names.includes('header_start') || repairs.names.includes('header_separators');
  const half = isFrontDamaged ? withoutTypedHalf(restored.text, header, typed.beforeLineEnd || typedCr) : null;
  if (half !== null) {
    repairs.add('separators_typed');
    restored.text = half.text;
    restored.state = worse(restored.state, half.state);
  }
  if (typed.segment !== '' && typed.element === '') restoreTerminators(restored, header);
  return restored;
}
