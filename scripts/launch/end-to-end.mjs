// Runs the end-to-end tests against the built program, under a virtual display where there is no real one.
import { root } from '../setup/folders.mjs';
import { hasDisplay, withVirtualDisplay } from './display.mjs';
import { runInForeground } from './foreground.mjs';
import { toolScript } from './tool.mjs';

/**
 * @param {NodeJS.ProcessEnv} env Of the runtime (`runtimeEnvironment`).
 * @param {readonly string[]} args For Playwright.
 * @returns {Promise<number>} Playwright's exit code.
 */
export async function runEndToEnd(env, args) {
  const command = [toolScript('@playwright/test', 'playwright'), 'test', ...args];
  /** @param {NodeJS.ProcessEnv} own */
  const run = (own) => runInForeground(process.execPath, command, { cwd: root, env: own });
  return hasDisplay() ? run(env) : withVirtualDisplay(run, env);
}
