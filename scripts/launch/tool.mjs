// The tools of this project, started by their files: no shell and no npx, the same on every system.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';

/**
 * The script behind a tool of node_modules, for Node to run.
 * @param {string} name The package.
 * @param {string} [program] Its program, where that has another name.
 * @returns {string}
 */
export function toolScript(name, program = name) {
  const folder = join(root, 'node_modules', name);
  /** @type {unknown} */
  const file = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (file);
  const script = typeof bin === 'string' ? bin : bin[program];
  if (script === undefined) throw new Error(`${name} has no program ${program}`);
  return join(folder, script);
}
