// Drops repeated reads of a code that stays in front of the scanner.
import { createHash } from 'node:crypto';

export interface Repeats {
  /** Whether a payload repeats the scanner's last one. `now` is milliseconds of a monotonic clock. */
  isRepeat(scannerId: string, payload: string, now: number): boolean;
  /** The next payload of each scanner is no repetition. */
  forget(): void;
}

/** @param withinMs how soon the same payload counts as a repetition, in milliseconds; 0 for never */
export function createRepeats(withinMs: number): Repeats {
  // A digest: the payload is personal data.
  const last = new Map<string, { digest: string; at: number }>();
  return {
    isRepeat(scannerId, payload, now) {
      const digest = createHash('sha256').update(payload, 'latin1').digest('base64');
      const before = last.get(scannerId);
      last.set(scannerId, { digest, at: now });
      return before?.digest === digest && now - before.at < withinMs;
    },
    forget() {
      last.clear();
    },
  };
}
