// The character of a key by the system's layout.
import type { Keystroke } from '../../../base';

const named: Record<string, string | undefined> = {
  // Scanners send Enter for CR, some for LF too. The decoder repairs swapped separators.
  Enter: '\r',
  Tab: '\t',
  Escape: '\x1b',
  Backspace: '\b',
};

/** Ctrl with a digit: on some layouts the character itself needs Shift, which some scanners leave out. */
const byControlDigit: Record<string, string | undefined> = { '2': '\0', '6': '\x1e', '-': '\x1f' };

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

export function isModifier({ key }: Keystroke): boolean {
  return modifiers.has(key);
}

/** Whether the key types a character and is no shortcut. */
export function isText({ key, control, alt, meta }: Keystroke): boolean {
  return key.length === 1 && control === alt && !meta;
}

/**
 * Whether the key may do something without typing text: a function key, an arrow, Enter, a browser's or a player's key, one
 * without a name, Ctrl or Alt with a character. Not a dead key: a letter is composed of it.
 */
export function isAction(stroke: Keystroke): boolean {
  const { key, control, alt, meta } = stroke;
  if (meta || key === 'Dead' || isModifier(stroke)) return false;
  return key.length > 1 || key === ' ' || control !== alt;
}

/** Keys of the number pad without Num Lock, by their place. */
const keypadCodes = /^Numpad(\d)$/;

/** The digit that a key of the number pad would type with Num Lock, where it moves the cursor without; null for others. */
function keypadDigit({ key, code, control, alt }: Keystroke): string | null {
  if (key.length === 1 || control || alt) return null;
  return keypadCodes.exec(code)?.[1] ?? null;
}

/** The character of a named key, which is the same on every layout; null for others. */
export function namedCharacter(stroke: Keystroke): string | null {
  return named[stroke.key] ?? keypadDigit(stroke);
}

/**
 * The character that a key stands for in a scan, control characters as Ctrl and the character 64 above them (ISO 646);
 * null for keys that type none (F2, dead keys) or one outside ISO 8859-1. The number pad types digits, also where
 * Num Lock is off: scanners use it for the digits of a card.
 */
export function characterOf(stroke: Keystroke): string | null {
  const { key, control, alt, meta } = stroke;
  if (meta) return null;
  const character = namedCharacter(stroke) ?? (key.length === 1 ? key : null);
  if (character === null || character > '\xff') return null;
  // Both together are AltGr: an ordinary character on layouts that have it there.
  if (alt !== control) return alt ? null : controlCharacter(character);
  return character;
}

/** The control character that Ctrl makes of a character (ISO 646); null for none. */
export function controlCharacter(character: string): string | null {
  if (character < ' ') return character;
  const digit = byControlDigit[character];
  if (digit !== undefined) return digit;
  const upper = character.toUpperCase();
  return upper >= '@' && upper <= '_' ? String.fromCharCode(upper.charCodeAt(0) - 64) : null;
}
