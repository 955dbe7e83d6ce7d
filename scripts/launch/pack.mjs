// Builds and packs the program in a process of its own: the packer ends its process with an exit code of its own choosing,
// and a test run that has failed must not come out well by that.
import { SetupProblem } from '../setup/announce.mjs';
import { root } from '../setup/folders.mjs';
import { runInForeground } from './foreground.mjs';

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {typeof runInForeground} [run]
 * @returns {Promise<void>}
 * @throws {SetupProblem} where the program could not be built or packed
 */
export async function pack(env, run = runInForeground) {
  const code = await run(process.execPath, ['scripts/dist-dir.mjs'], { cwd: root, env });
  if (code !== 0) throw new SetupProblem('the program could not be packed. Its messages above say why.');
}
