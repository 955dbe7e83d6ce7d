// Runs the end-to-end tests against the built program, under virtual displays where there is no real one.
import { availableParallelism } from 'node:os';
import { root } from '../setup/folders.mjs';
import { hasDisplay, withVirtualDisplays } from './display.mjs';
import { runInForeground } from './foreground.mjs';
import { toolScript } from './tool.mjs';

/**
 * @param {NodeJS.ProcessEnv} env Of the runtime (`runtimeEnvironment`).
 * @param {readonly string[]} args For Playwright; `--workers=N` among them is honoured where the displays are ours.
 * @param {typeof runInForeground} [runIt]
 * @returns {Promise<number>} Playwright's exit code.
 */
export async function runEndToEnd(env, args, runIt = runInForeground) {
  const own = args.filter((argument) => !isWorkers(argument));
  const command = [toolScript('@playwright/test', 'playwright'), 'test', ...own];
  /** @param {NodeJS.ProcessEnv} withDisplay */
  const run = (withDisplay) => runIt(process.execPath, command, { cwd: root, env: withDisplay });
  if (hasDisplay()) return run(env);
  return withVirtualDisplays(
    workersFor(args),
    (displays, withDisplay) => run({ ...withDisplay, FLEXITI_TEST_DISPLAYS: displays.join(' ') }),
    env,
  );
}

/**
 * How many tests run at once: each has a display of its own, because what types for it types into the window that has the
 * focus, and the clipboard is the display's. A real display there is one of.
 * @param {readonly string[]} args
 * @param {number} [cores]
 * @returns {number}
 */
export function workersFor(args, cores = availableParallelism()) {
  const wanted = Number(args.findLast(isWorkers)?.slice(workersOption.length));
  return wanted >= 1 ? Math.trunc(wanted) : Math.min(2, cores);
}

const workersOption = '--workers=';

/** @param {string} argument */
function isWorkers(argument) {
  return argument.startsWith(workersOption);
}
