// Runs lanes on several terminals side by side, and says how it went.
import { runLane } from './lane/lane-run';
import type { ChaosOptions } from './plan/options';
import { planLane } from './plan/plan';
import { Post } from './lane/post';
import { tableOf, type LaneResult } from './tally';

/** Ends with the table. A lane is one that passed or failed. */
export async function runLanes(options: ChaosOptions): Promise<{ passed: number; failed: number }> {
  const { tell } = options;
  const seeds = [...new Set(options.lanes.map(({ seed }) => seed))];
  say(`chaos: ${options.lanes.length} lanes, seed ${seeds.join(' and ')}`);
  const started = performance.now();
  const left = [...options.lanes];
  const results: LaneResult[] = [];

  async function work(): Promise<void> {
    let post: Post | null = null;
    for (let lane = left.shift(); lane !== undefined; lane = left.shift()) {
      post ??= await Post.open();
      const name = `lane ${lane.number} of ${lane.seed}`;
      const said: string[] = [];
      const result = await runLane(post, planLane(lane.seed, lane.number), (line) => {
        said.push(`    ${line}`);
        if (tell) say(`${name}: ${line}`);
      });
      results.push(result);
      const isGood = result.wrong.length === 0;
      say(`${isGood ? 'ok' : 'not ok'} ${name} (${Math.round(result.seconds)} s)`);
      if (isGood) continue;
      if (!tell) for (const line of said) say(line);
      for (const line of result.wrong) say(`    ${line}`);
      // The next lane begins with nothing of this one.
      await post.close();
      post = null;
    }
    await post?.close();
  }

  const workers = Math.min(options.workers, options.lanes.length);
  await Promise.all(Array.from({ length: workers }, work));
  say('');
  for (const line of tableOf(results)) say(line);
  say(`(${Math.round((performance.now() - started) / 1000)} s)`);
  const failed = results.filter(({ wrong }) => wrong.length > 0).length;
  return { passed: results.length - failed, failed };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
