// How busy this process is.
import { setTimeout as delay } from 'node:timers/promises';

/** What a program uses at most that has little to do. */
export const quiet = 0.5;
const measuredMs = 1000;

/** The part of the processor that this process uses, measured over a second: near 1 where a loop spins. */
export async function load(): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  await delay(measuredMs);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - start);
}
