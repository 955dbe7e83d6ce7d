// Drops repeated reads of a code: it stays in front of the scanner, or one scanner sends it in two ways at once.
import { createHash } from 'node:crypto';

export interface Repeats {
  /**
   * Whether a payload repeats the scanner's last one, or is another's that came a moment ago. `now` is milliseconds of a
   * monotonic clock.
   */
  isRepeat(scannerId: string, payload: string, now: number): boolean;
  /** The next payload of each scanner is no repetition. */
  forget(): void;
}

/**
 * How soon the same code from another way in is the same scan, in milliseconds: a keyboard types a card in about one second.
 */
const otherWayMs = 1500;

/** @param withinMs how soon a scanner's same payload counts as a repetition, in milliseconds; 0 for never */
export function createRepeats(withinMs: number): Repeats {
  // A digest: the payload is personal data.
  const last = new Map<string, { digest: string; at: number }>();
  return {
    isRepeat(scannerId, payload, now) {
      const digest = createHash('sha256').update(coreOf(payload), 'latin1').digest('base64');
      const before = last.get(scannerId);
      const isOtherWay = [...last].some(
        ([id, other]) => id !== scannerId && other.digest === digest && now - other.at < otherWayMs,
      );
      last.set(scannerId, { digest, at: now });
      return isOtherWay || (before?.digest === digest && now - before.at < withinMs);
    },
    forget() {
      last.clear();
    },
  };
}

/** Without what ways in differ in: the AIM identifier, and line ends. */
function coreOf(payload: string): string {
  // eslint-disable-next-line no-control-regex -- matched on purpose
  return payload.replace(/^\][A-Za-z][0-9A-Za-z]/, '').replace(/[\0-\x1f]/g, '');
}
