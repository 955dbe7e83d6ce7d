// Runs lanes on several terminals concurrently, and prints the results.
import { runLane } from './lane/lane-run';
import type { ChaosOptions } from './plan/options';
import { planLane, type LanePlan } from './plan/plan';
import { Station } from './lane/station';
import { tableOf, type LaneResult } from './tally';

/** Prints the table at the end. Gives the numbers of lanes passed and failed. */
export async function runLanes(options: ChaosOptions): Promise<{ passed: number; failed: number }> {
  const { tell } = options;
  const seeds = [...new Set(options.lanes.map(({ seed }) => seed))];
  print(`chaos: ${options.lanes.length} lanes, seed ${seeds.join(' and ')}`);
  const started = performance.now();
  const left = options.lanes.map(({ seed, number }) => planLane(seed, number));
  const results: LaneResult[] = [];

  /** Preferably one for the same station. */
  function takePlan(isSecure: boolean): LanePlan | undefined {
    const at = left.findIndex(({ secure }) => secure === isSecure);
    return left.splice(Math.max(at, 0), 1)[0];
  }

  async function work(): Promise<void> {
    let station: Station | null = null;
    let isSecure = false;
    for (let plan = takePlan(isSecure); plan !== undefined; plan = takePlan(isSecure)) {
      if (plan.secure !== isSecure) {
        await station?.close();
        station = null;
      }
      isSecure = plan.secure;
      station ??= await Station.open(plan);
      const name = `lane ${plan.number} of ${plan.runSeed}`;
      const log: string[] = [];
      const result = await runLane(station, plan, (line) => {
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
