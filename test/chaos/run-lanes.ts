// Runs lanes on several terminals concurrently, and prints the results.
import { runLane } from './lane/lane-run';
import type { ChaosOptions } from './plan/options';
import { planLane } from './plan/plan';
import { Station } from './lane/station';
import { tableOf, type LaneResult } from './tally';

/** Prints the table at the end. Gives the numbers of lanes passed and failed. */
export async function runLanes(options: ChaosOptions): Promise<{ passed: number; failed: number }> {
  const { tell } = options;
  const seeds = [...new Set(options.lanes.map(({ seed }) => seed))];
  print(`chaos: ${options.lanes.length} lanes, seed ${seeds.join(' and ')}`);
  const started = performance.now();
  const left = [...options.lanes];
  const results: LaneResult[] = [];

  async function work(): Promise<void> {
    let station: Station | null = null;
    for (let lane = left.shift(); lane !== undefined; lane = left.shift()) {
      station ??= await Station.open();
      const name = `lane ${lane.number} of ${lane.seed}`;
      const log: string[] = [];
      const result = await runLane(station, planLane(lane.seed, lane.number), (line) => {
        log.push(`    ${line}`);
        if (tell) print(`${name}: ${line}`);
      });
      results.push(result);
      const isGood = result.wrong.length === 0;
      print(`${isGood ? 'ok' : 'not ok'} ${name} (${Math.round(result.seconds)} s)`);
      if (isGood) continue;
      if (!tell) for (const line of log) print(line);
      for (const line of result.wrong) print(`    ${line}`);
      // The next lane starts from scratch.
      await station.close();
      station = null;
    }
    await station?.close();
  }

  const workers = Math.min(options.workers, options.lanes.length);
  await Promise.all(Array.from({ length: workers }, work));
  print('');
  for (const line of tableOf(results)) print(line);
  print(`(${Math.round((performance.now() - started) / 1000)} s)`);
  const failed = results.filter(({ wrong }) => wrong.length > 0).length;
  return { passed: results.length - failed, failed };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
