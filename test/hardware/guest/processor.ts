// How busy this process is.
import { setTimeout as delay } from 'node:timers/promises';

/** What a program uses that has little to do. */
export const quiet = 0.5;
const measuredMs = 1000;
/** On a busy computer the guest's own time runs out too, and looks like use: a loop that spins does so in every second. */
const most = 3;

/** The part of one processor that this process uses in a quiet second: 1 or more where a loop spins. */
export async function load(): Promise<number> {
  let least = Infinity;
  for (let second = 0; second < most && least > quiet; second += 1) least = Math.min(least, await measure());
  return least;
}

async function measure(): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  await delay(measuredMs);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - start);
}
