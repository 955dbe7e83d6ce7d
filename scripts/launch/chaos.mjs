// Runs a few chaotic lanes as a step of `npm test`.
import { root } from '../setup/folders.mjs';
import { runInForeground } from './foreground.mjs';
import { readTally, withExitCode } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @param {string} report A file that the runner may write.
 * @param {NodeJS.ProcessEnv} [env] FLEXITI_SKIP_CHAOS, other than empty or 0, leaves them out.
 * @param {typeof runInForeground} [run]
 * @returns {Promise<Tally>} A lane is one. With the reason where nothing was run, which standard output has too.
 */
export async function runChaos(report, env = process.env, run = runInForeground) {
  const flag = env['FLEXITI_SKIP_CHAOS'] ?? '';
  if (flag !== '' && flag !== '0') {
    const skipped = 'FLEXITI_SKIP_CHAOS is set';
    process.stdout.write(`chaos skipped: ${skipped}\n`);
    return { passed: 0, failed: 0, skipped };
  }
  const args = ['scripts/run.mjs', 'test/chaos/run.ts', '--short', '--built', `--report=${report}`];
  const code = await run(process.execPath, args, { cwd: root, env });
  return withExitCode(readTally(report), code);
}
