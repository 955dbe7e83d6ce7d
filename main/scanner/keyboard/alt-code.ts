// Characters that a scanner types by their number: Alt down, digits of the number pad, Alt up (Alt 0 3 0 for RS).
import type { Keystroke } from '../../base';

export interface AltCode {
  /** Whether the key is a digit of a number; it is then taken. */
  take(stroke: Keystroke): boolean;
  /** The digits that have come, as one character, which is then over; null where there are none. */
  end(): string | null;
  /** Whether there are digits. */
  readonly pending: boolean;
  /** Whether the digits may become one of these characters. */
  mayBecome(characters: string): boolean;
}

/** More digits than this are no character. */
const maxDigits = 4;

export function createAltCode(): AltCode {
  let digits = '';
  return {
    get pending() {
      return digits !== '';
    },
    take({ code, alt, control, meta }) {
      // By its place: without Num Lock the key has another name.
      const digit = /^Numpad(\d)$/.exec(code)?.[1];
      if (digit === undefined || !alt || control || meta) return false;
      digits += digit;
      return true;
    },
    end() {
      const number = Number(digits);
      const valid = digits !== '' && digits.length <= maxDigits && number <= 255;
      digits = '';
      return valid ? String.fromCharCode(number) : null;
    },
    mayBecome(characters) {
      return Array.from(characters).some((character) => {
        const number = String(character.charCodeAt(0));
        return [0, 1, 2].some((zeros) => ('0'.repeat(zeros) + number).startsWith(digits));
      });
    },
  };
}
