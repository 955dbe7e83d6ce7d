// Characters that a scanner types by number: Alt down, digits of the number pad, Alt up (Alt 0 3 0 for RS).
import type { Keystroke } from '../../../base';

export interface AltCode {
  /** Takes the key if it is a digit of a number; whether it was. */
  take(stroke: Keystroke): boolean;
  /** Ends the number and gives its character; null where there is none. */
  end(): string | null;
  readonly pending: boolean;
  /** Whether the digits may become one of these characters. */
  mayBecome(characters: string): boolean;
}

const maxDigits = 4;

export function createAltCode(): AltCode {
  let digits = '';
  return {
    get pending() {
      return digits !== '';
    },
    take({ code, alt, control, meta }) {
      // By code: without Num Lock the key has another name.
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
