// `npm test`: sets up, then every check and every test, each step also where one before it failed. The last line is
// `N passed, N failed`, the sum of all test runners.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChaos } from './launch/chaos.mjs';
import { runEndToEnd } from './launch/end-to-end.mjs';
import { runInForeground } from './launch/foreground.mjs';
import { runHardware } from './launch/hardware.mjs';
import { pack } from './launch/pack.mjs';
import { readTally, withExitCode } from './launch/tally.mjs';
import { toolScript } from './launch/tool.mjs';
import { runScript, setUpForElectron } from './setup.mjs';
import { SetupProblem } from './setup/announce.mjs';
import { root } from './setup/folders.mjs';
import { runCommand } from './setup/run-command.mjs';

/** @typedef {import('./launch/tally.mjs').Tally} Tally */

const reports = mkdtempSync(join(tmpdir(), 'flexiti-test-'));
process.once('exit', () => {
  rmSync(reports, { recursive: true, force: true });
});

/** @type {(Tally & { name: string })[]} */
const steps = [];

await runScript(async () => {
  const runtime = await setUpForElectron({ display: true, tests: true });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  const env = runtimeEnvironment(runtime);

  const check = await runCommand('npm', ['run', '--silent', 'check'], { cwd: root });
  steps.push({ name: 'check', ...withExitCode({ passed: 0, failed: 0 }, check.code) });
  await vitest('unit');
  await vitest('component');
  if (await endToEnd(env)) steps.push({ name: 'chaos', ...(await runChaos(join(reports, 'chaos.json'))) });
  steps.push({ name: 'hardware', ...(await runHardware(join(reports, 'hardware.json'))) });

  const width = Math.max(...steps.map(({ name }) => name.length));
  const lines = steps.map((step) => `${step.name.padEnd(width)}  ${describe(step)}`);
  const passed = steps.reduce((sum, step) => sum + step.passed, 0);
  const failed = steps.reduce((sum, step) => sum + step.failed, 0);
  process.stdout.write(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});

/** @param {'unit' | 'component'} project */
async function vitest(project) {
  const report = join(reports, `${project}.json`);
  const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  const code = await runInForeground(process.execPath, [toolScript('vitest'), ...args, `--outputFile.json=${report}`], {
    cwd: root,
    env: process.env,
  });
  steps.push({ name: project, ...withExitCode(readTally(report), code) });
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} Whether there is a program to be tried.
 */
async function endToEnd(env) {
  const report = join(reports, 'end-to-end.json');
  try {
    await pack(env);
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    steps.push({ name: 'build', passed: 0, failed: 1 });
    return false;
  }
  const code = await runEndToEnd({ ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, ['--reporter=list,json']);
  steps.push({ name: 'end-to-end', ...withExitCode(readTally(report), code) });
  return true;
}

/** @param {Tally} tally */
function describe({ passed, failed, skipped }) {
  if (failed > 0) return `${passed} passed, ${failed} FAILED`;
  if (skipped !== undefined) return `skipped: ${skipped}`;
  return passed > 0 ? `${passed} passed` : 'good';
}
