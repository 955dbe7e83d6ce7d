// Takes a configured prefix off each code, once: it may begin with any character, and is no part of the code.
import type { Frame } from '../framing';
import { isRetailNumber } from './retail-number';

export interface Prefix {
  /** Takes the next character of a code's beginning. What is the code's own: nothing while it may be the prefix. */
  take(character: string): string;
  /** What was kept back, where nothing follows. */
  rest(): string;
  /** Ends a code. Its frames with what was taken off, where the whole is better known than what remains: then it was no prefix. */
  end(frames: Frame[]): Frame[];
}

/** What stands between codes. */
const between = /^[\r\n\t\0]$/;

/** @param prefix what the scanner is set to send before each scan; empty for none */
export function createPrefix(prefix: string): Prefix {
  let pending = '';
  let isTaken = false;
  let isDecided = prefix === '';
  const renew = (): void => {
    [pending, isTaken, isDecided] = ['', false, prefix === ''];
  };
  return {
    take(character) {
      if (isDecided && between.test(character)) renew();
      const text = pending + character;
      if (isDecided || !prefix.startsWith(text)) {
        isDecided = !between.test(character);
        pending = '';
        return text;
      }
      isTaken = isDecided = text === prefix;
      pending = isTaken ? '' : text;
      return '';
    },
    rest() {
      const text = pending;
      pending = '';
      return text;
    },
    end(frames) {
      const isWhole = isTaken;
      if (frames.length > 0) renew();
      return isWhole ? frames.map((frame) => asSent(frame, prefix)) : frames;
    },
  };
}

function asSent(frame: Frame, prefix: string): Frame {
  if (frame.type !== 'scan') return frame;
  const whole = prefix + frame.payload;
  const known = knownness(whole);
  return known > 0 && known >= knownness(frame.payload) ? { ...frame, payload: whole } : frame;
}

/** How well a text is known: a product's number by its check digit, a FlexitiCard's by its length. */
function knownness(text: string): 0 | 1 | 2 {
  const digits = text.trimEnd();
  if (isRetailNumber(digits)) return 2;
  return /^\d{16}$/.test(digits) ? 1 : 0;
}
