// This process's processor load.
import { setTimeout as delay } from 'node:timers/promises';

/** The highest load of an idle program. */
export const quiet = 0.5;
const measuredMs = 1000;

/** The share of one processor that this process uses, measured over a second: near 1 for a busy loop. */
export async function load(): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  await delay(measuredMs);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - start);
}
