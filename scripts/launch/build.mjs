// Compiles the messages and builds main, preload and page into out/.
import { SetupProblem } from '../setup/announce.mjs';
import { root } from '../setup/folders.mjs';
import { runCommand } from '../setup/run-command.mjs';

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 * @throws {SetupProblem} where something does not compile
 */
export async function build(env) {
  const { code } = await runCommand('npm', ['run', '--silent', 'build'], { cwd: root, env });
  if (code !== 0) throw new SetupProblem('the build failed. Its messages above say where.');
}
