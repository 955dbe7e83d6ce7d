// The keys of a US keyboard: QEMU's names, Linux's codes, and a browser's key events.
import type { Keystroke } from '../../../../main/base';

interface Key {
  /** QEMU's name (`QKeyCode`). */
  qcode: string;
  /** Linux's code (`input-event-codes.h`). */
  number: number;
  code: string;
  /** What it types without and with Shift; the name for modifiers and Enter. */
  plain: string;
  shifted: string;
}

const row = (first: number, keys: string): Key[] =>
  Array.from(keys, (letter, index) => ({
    qcode: letter,
    number: first + index,
    code: `Key${letter.toUpperCase()}`,
    plain: letter,
    shifted: letter.toUpperCase(),
  }));

const digits: Key[] = Array.from('1234567890', (digit, index) => ({
  qcode: digit,
  number: 2 + index,
  code: `Digit${digit}`,
  plain: digit,
  shifted: '!@#$%^&*()'.charAt(index),
}));

const named = (qcode: string, number: number, code: string, plain: string, shifted = plain): Key => ({
  qcode,
  number,
  code,
  plain,
  shifted,
});

const keys: readonly Key[] = [
  ...digits,
  ...row(16, 'qwertyuiop'),
  ...row(30, 'asdfghjkl'),
  ...row(44, 'zxcvbnm'),
  named('minus', 12, 'Minus', '-', '_'),
  named('equal', 13, 'Equal', '=', '+'),
  named('semicolon', 39, 'Semicolon', ';', ':'),
  named('apostrophe', 40, 'Quote', "'", '"'),
  named('comma', 51, 'Comma', ',', '<'),
  named('dot', 52, 'Period', '.', '>'),
  named('slash', 53, 'Slash', '/', '?'),
  named('spc', 57, 'Space', ' '),
  named('ret', 28, 'Enter', 'Enter'),
  named('shift', 42, 'ShiftLeft', 'Shift'),
  named('ctrl', 29, 'ControlLeft', 'Control'),
];

const byNumber = new Map(keys.map((key) => [key.number, key]));
const byCharacter = new Map<string, { key: Key; shift: boolean }>();
for (const key of keys) byCharacter.set(key.shifted, { key, shift: true });
for (const key of keys) byCharacter.set(key.plain, { key, shift: false });

/**
 * QEMU's names of the keys for a character: the modifiers, then the key. Control characters are typed as scanners do: CR as
 * Enter, others with Ctrl.
 */
export function keysFor(character: string): string[] {
  if (character === '\r') return ['ret'];
  const isControl = character < ' ';
  const wanted = isControl ? String.fromCharCode(character.charCodeAt(0) + 64).toLowerCase() : character;
  const found = byCharacter.get(wanted);
  if (found === undefined) throw new Error(`There is no key for character ${character.charCodeAt(0)}`);
  return [...(isControl ? ['ctrl'] : []), ...(found.shift ? ['shift'] : []), found.key.qcode];
}

/** Translates Linux's key events into a browser's. */
export class KeyDecoder {
  private readonly down = new Set<string>();

  /** @param value 0 for up, 1 for down, 2 for a repetition */
  decode(number: number, value: number): Keystroke | null {
    const key = byNumber.get(number);
    if (key === undefined) return null;
    if (value === 0) this.down.delete(key.plain);
    else this.down.add(key.plain);
    const shift = this.down.has('Shift');
    return {
      kind: value === 0 ? 'up' : 'down',
      key: shift ? key.shifted : key.plain,
      code: key.code,
      control: this.down.has('Control'),
      shift,
      alt: false,
      meta: false,
      repeat: value === 2,
      composing: false,
    };
  }
}
