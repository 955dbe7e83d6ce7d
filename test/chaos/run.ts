// `npm run chaos -- --lanes N --seed N --workers N`: random lanes in the real program with injected faults, after which
// every customer must be served or parked, none mixed up, and none verified twice. `--lane K` runs a single lane, `--tell`
// prints every action.
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
    // Loaded here: the build compiles its messages.
    const { runLanes } = await import('./run-lanes');
    const tally = await runLanes(options);
    if (options.report !== null) await writeFile(options.report, JSON.stringify(tally));
    process.exitCode = tally.failed === 0 ? 0 : 1;
  };
  await (hasDisplay() ? run(env) : withVirtualDisplay(run, env));
  // Handles of killed terminals must not keep this process running.
  process.exit();
}
