// Shared libraries of the unpacked packages, and those that a program needs.
import { join } from 'node:path';
import { SetupProblem } from '../../../scripts/setup/announce.mjs';
import { runCommand } from '../../../scripts/setup/run-command.mjs';

/** For LD_LIBRARY_PATH: the libraries of the unpacked packages. */
export function libraryPath(root: string): string {
  return ['lib', 'usr/lib'].map((folder) => join(root, folder, 'x86_64-linux-gnu')).join(':');
}

/** The files of all libraries that the programs need, including the loader. */
export async function librariesOf(programs: readonly string[], root: string): Promise<string[]> {
  const found = new Set<string>();
  for (const program of programs) {
    const { code, output } = await runCommand('ldd', [program], {
      capture: true,
      env: { ...process.env, LD_LIBRARY_PATH: libraryPath(root) },
    });
    if (code !== 0) throw new SetupProblem(`ldd cannot tell what ${program} needs.`);
    for (const [, name = '', file = ''] of output.matchAll(/^\t(\S+)(?: => (\S.*?))? \(0x/gm)) {
      if (file !== '') found.add(file);
      else if (name.startsWith('/')) found.add(name);
    }
    const absent = /^\t(\S+) => not found/m.exec(output);
    if (absent !== null) throw new SetupProblem(`${program} needs ${absent[1] ?? ''}, which is not there.`);
  }
  return [...found];
}
