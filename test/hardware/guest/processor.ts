// How busy this process is.
import { setTimeout as delay } from 'node:timers/promises';

const measuredMs = 1000;

/** The part of one processor that this process uses, measured over a second: 1 where a loop spins. */
export async function load(): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  await delay(measuredMs);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - start);
}
