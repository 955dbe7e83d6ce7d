// Installs what is missing, in plain Node: nothing needs to be installed to run it. A second run has nothing to do and
// is over at once. `node scripts/setup.mjs` sets everything up, tests included.
import { pathToFileURL } from 'node:url';
import { followNpm } from './launch/follow-npm.mjs';
import { announce, SetupProblem } from './setup/announce.mjs';
import { root } from './setup/folders.mjs';
import { nodeVersionProblem } from './setup/node-version.mjs';
import { setUpPackages } from './setup/packages.mjs';
import { setUpSystemLibraries } from './setup/system-libraries.mjs';
import { setUpTestBrowser } from './setup/test-browser.mjs';

/** @typedef {import('./electron-runtime/runtime.mjs').ElectronRuntime} ElectronRuntime */

/**
 * The npm packages alone: enough for programs that run in plain Node.
 * @returns {Promise<void>}
 */
export async function setUpForNode() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem !== null) throw new SetupProblem(problem);
  await setUpPackages(root, announce);
}

/**
 * Everything that opening the terminal needs.
 * @param {{ display: boolean, tests: boolean }} needs `display`: a virtual one is wanted; `tests`: their tools too.
 * @returns {Promise<ElectronRuntime>}
 */
export async function setUpForElectron(needs) {
  await setUpForNode();
  await setUpSystemLibraries(
    [
      'electron',
      ...(needs.display ? /** @type {const} */ (['display']) : []),
      ...(needs.tests ? /** @type {const} */ (['tests']) : []),
    ],
    announce,
  );
  if (needs.tests) await setUpTestBrowser(root, announce);
  // Loaded here: it uses packages that the line above may just have installed.
  const { resolveElectron } = await import('./electron-runtime/index.mjs');
  return resolveElectron(root, announce);
}

/**
 * Runs the main function of a script: a set-up problem is printed without a stack, with exit code 1. Stopping npm
 * stops the script.
 * @param {() => Promise<void>} main
 * @returns {Promise<void>}
 */
export async function runScript(main) {
  followNpm();
  try {
    await main();
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    announce(problem.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(async () => {
    await setUpForElectron({ display: true, tests: true });
    announce('everything is in place');
  });
}
