// Runs the tests on emulated hardware as a step of `npm test`.
import { root } from '../setup/folders.mjs';
import { runInForeground } from './foreground.mjs';
import { readTally, withExitCode } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @param {string} report A file that the runner may write.
 * @param {NodeJS.ProcessEnv} [env] FLEXITI_SKIP_HARDWARE, other than empty or 0, leaves them out.
 * @param {typeof runInForeground} [run]
 * @returns {Promise<Tally>} With the reason where nothing was run, which standard output has too.
 */
export async function runHardware(report, env = process.env, run = runInForeground) {
  const flag = env['FLEXITI_SKIP_HARDWARE'] ?? '';
  if (flag !== '' && flag !== '0') {
    const skipped = 'FLEXITI_SKIP_HARDWARE is set';
    process.stdout.write(`hardware tests skipped: ${skipped}\n`);
    return { passed: 0, failed: 0, skipped };
  }
  const args = ['scripts/run.mjs', 'test/hardware/run.ts', `--report=${report}`];
  const code = await run(process.execPath, args, { cwd: root, env });
  return withExitCode(readTally(report), code);
}
