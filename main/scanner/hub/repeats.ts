// A scanner that reads the same code over and over while it is held in front of it has read it once.
import { createHash } from 'node:crypto';

export interface Repeats {
  /** Whether a payload is a repetition of the scanner's last one. Times are milliseconds of a clock that never goes back. */
  isRepeat(scannerId: string, payload: string, now: number): boolean;
  /** The next payload of each scanner is meant, whatever it is. */
  forget(): void;
}

/** @param withinMs how soon after the last time the same payload counts as the same scan; 0 for never */
export function createRepeats(withinMs: number): Repeats {
  // A digest, because what it is of is somebody's licence.
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
