// The browser of the component tests: Debian's chromium, or Playwright's own where there is no such package.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './announce.mjs';
import { runCommand } from './run-command.mjs';

/**
 * @param {string} checkout
 * @param {import('./announce.mjs').Announce} announce
 * @returns {Promise<void>}
 * @throws {SetupProblem} where it could not be downloaded
 */
export async function setUpTestBrowser(checkout, announce) {
  if (existsSync('/usr/bin/chromium')) return;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return;
  announce("downloading Playwright's chromium");
  const cli = join(checkout, 'node_modules', 'playwright', 'cli.js');
  const { code } = await runCommand(process.execPath, [cli, 'install', 'chromium']);
  if (code !== 0)
    throw new SetupProblem('the browser of the component tests could not be downloaded. Check the network.');
}
