// Puts a program before others on a busy machine, where that is allowed (on most, to root alone), or behind them.
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Linux weighs sessions against each other before it looks at the priorities within one (autogroup), so the program is to
 * be the first of a session of its own: `detached`.
 * @param {number | undefined} pid Undefined for a program that did not start.
 * @param {number} [priority] As `nice` counts: -20 is the highest.
 */
export function hurry(pid, priority = constants.priority.PRIORITY_HIGHEST) {
  if (pid === undefined) return;
  for (const step of [
    () => {
      setPriority(pid, priority);
    },
    () => {
      if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, String(priority));
    },
  ]) {
    try {
      step();
    } catch {
      // Then it goes as it would.
    }
  }
}
