// `npm run chaos -- --lanes N --seed N --workers N`: random lanes in the real program, in which everything goes wrong that
// a day at a counter can bring, and after which every customer must be served or parked, nobody mixed up with another, and
// nothing verified twice. `--lane K` runs one lane alone, `--tell` says what happens in each.
import { writeFile } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import { build } from '../../scripts/launch/build.mjs';
import { hasDisplay, withVirtualDisplay } from '../../scripts/launch/display.mjs';
import { setUpForElectron } from '../../scripts/setup.mjs';
import { readOptions } from './plan/options';

const options = readOptions(process.argv.slice(2), () => randomInt(1_000_000));
if (typeof options === 'string') {
  process.stderr.write(`${options}\n`);
  process.exitCode = 2;
} else {
  const runtime = await setUpForElectron({ display: true, tests: true });
  const { runtimeEnvironment } = await import('../../scripts/electron-runtime/index.mjs');
  const env = runtimeEnvironment(runtime);
  if (!options.built) await build(env);
  const run = async (own: NodeJS.ProcessEnv): Promise<void> => {
    Object.assign(process.env, own);
    // Loaded here: its messages are made by the build.
    const { runLanes } = await import('./run-lanes');
    const tally = await runLanes(options);
    if (options.report !== null) await writeFile(options.report, JSON.stringify(tally));
    process.exitCode = tally.failed === 0 ? 0 : 1;
  };
  await (hasDisplay() ? run(env) : withVirtualDisplay(run, env));
  // What a killed terminal has left behind must not keep this process.
  process.exit();
}
