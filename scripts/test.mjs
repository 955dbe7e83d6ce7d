// `npm test`: sets up, then every check and every test, each step also where one before it failed. Two steps that leave
// each other's cores free run side by side: the output of the one in the background follows when the other has ended. The last line is
// `N passed, N failed`, the sum of all test runners. `npm run test:quick` runs what catches most in two minutes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackground } from './launch/background.mjs';
import { build } from './launch/build.mjs';
import { runChaos } from './launch/chaos.mjs';
import { runEndToEnd } from './launch/end-to-end.mjs';
import { runInForeground } from './launch/foreground.mjs';
import { runHardware } from './launch/hardware.mjs';
import { pack } from './launch/pack.mjs';
import { quickPattern, typedPattern } from './launch/chosen.mjs';
import { readTally, withExitCode } from './launch/tally.mjs';
import { toolScript } from './launch/tool.mjs';
import { runScript, setUpForElectron } from './setup.mjs';
import { SetupProblem } from './setup/announce.mjs';
import { root } from './setup/folders.mjs';

/** @typedef {import('./launch/tally.mjs').Tally} Tally */
/** @typedef {typeof runInForeground} Run */

const reports = mkdtempSync(join(tmpdir(), 'flexiti-test-'));
process.once('exit', () => {
  rmSync(reports, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // After the steps that run have been told; no other is begun.
  process.once(signal, () => setImmediate(() => process.exit(1)));
}

/** Background steps give way to the one in the foreground, and to tests in which time counts. */
const behindNice = 19;

/** @type {(Tally & { name: string })[]} */
const steps = [];

await runScript(async () => {
  const runtime = await setUpForElectron({ display: true, tests: true });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  const env = runtimeEnvironment(runtime);
  await (process.argv.includes('--quick') ? quick(env) : everything(env));

  const width = Math.max(...steps.map(({ name }) => name.length));
  const lines = steps.map((step) => `${step.name.padEnd(width)}  ${describe(step)}`);
  const passed = steps.reduce((sum, step) => sum + step.passed, 0);
  const failed = steps.reduce((sum, step) => sum + step.failed, 0);
  process.stdout.write(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});

/** @param {NodeJS.ProcessEnv} env */
async function everything(env) {
  // First and alone: it compiles the messages, which all that follows reads.
  const isPacked = await isMade(() => pack(env));
  await sideBySide(vitest('unit'), check('check:all'));
  await sideBySide(vitest('component'));
  if (!isPacked) {
    await sideBySide(hardware);
    return;
  }
  // Two at once leave no core free; where a rhythm of keys counts, nothing runs beside it.
  await sideBySide(endToEnd('end-to-end', env, [`--grep-invert=${typedPattern}`]));
  await sideBySide(endToEnd('keyboard', env, ['--workers=1', `--grep=${typedPattern}`]));
  await sideBySide(chaos);
  await sideBySide(hardware);
}

/** @param {NodeJS.ProcessEnv} env */
async function quick(env) {
  const isBuilt = await isMade(() => build(env));
  await sideBySide(vitest('unit'), check('check:types'));
  if (isBuilt) await sideBySide(endToEnd('end-to-end', env, [`--grep=${quickPattern()}`]));
}

/** @typedef {(run: Run) => Promise<Tally & { name: string }>} Step */

/**
 * Runs a step with the terminal, and others behind it, one after the other.
 * @param {Step} ahead
 * @param {Step[]} behind
 */
async function sideBySide(ahead, ...behind) {
  const background = createBackground(behindNice);
  const others = (async () => {
    const done = [];
    for (const step of behind) done.push(await step(background.run));
    return done;
  })();
  // A failure of one does not end the other early.
  const [first, rest] = await Promise.allSettled([ahead(runInForeground), others]);
  process.stdout.write(background.said());
  for (const result of [rest, first]) if (result.status === 'rejected') throw result.reason;
  if (first.status === 'fulfilled') steps.push(first.value);
  if (rest.status === 'fulfilled') steps.push(...rest.value);
}

/**
 * @param {() => Promise<void>} make
 * @returns {Promise<boolean>} Whether there is a program to be tried.
 */
async function isMade(make) {
  try {
    await make();
    return true;
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    steps.push({ name: 'build', passed: 0, failed: 1 });
    return false;
  }
}

/** @type {Step} */
async function hardware(run) {
  return { name: 'hardware', ...(await runHardware(join(reports, 'hardware.json'), process.env, run)) };
}

/** @type {Step} */
async function chaos(run) {
  return { name: 'chaos', ...(await runChaos(join(reports, 'chaos.json'), process.env, run)) };
}

/**
 * @param {string} script
 * @returns {Step}
 */
function check(script) {
  return async (run) => {
    const code = await run('npm', ['run', '--silent', script], { cwd: root, env: process.env });
    return { name: script.replace(':all', ''), ...withExitCode({ passed: 0, failed: 0 }, code) };
  };
}

/**
 * @param {'unit' | 'component'} project
 * @returns {Step}
 */
function vitest(project) {
  return async (run) => {
    const report = join(reports, `${project}.json`);
    const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
    const code = await run(process.execPath, [toolScript('vitest'), ...args, `--outputFile.json=${report}`], {
      cwd: root,
      env: process.env,
    });
    return { name: project, ...withExitCode(readTally(report), code) };
  };
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} chosen What tells Playwright which.
 * @returns {Step}
 */
function endToEnd(name, env, chosen) {
  return async (run) => {
    const report = join(reports, `${name}.json`);
    const code = await runEndToEnd(
      { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      ['--reporter=list,json', ...chosen],
      run,
    );
    return { name, ...withExitCode(readTally(report), code) };
  };
}

/** @param {Tally} tally */
function describe({ passed, failed, skipped }) {
  if (failed > 0) return `${passed} passed, ${failed} FAILED`;
  if (skipped !== undefined) return `skipped: ${skipped}`;
  return passed > 0 ? `${passed} passed` : 'good';
}
