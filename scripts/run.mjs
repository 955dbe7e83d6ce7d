// `node scripts/run.mjs FILE ARGUMENTS…`: runs a TypeScript file in this very process, so that signals, standard input
// and standard output are its own, after making sure that the npm packages are there.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runScript, setUpForNode } from './setup.mjs';
import { SetupProblem } from './setup/announce.mjs';

await runScript(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new SetupProblem('say which file to run: node scripts/run.mjs FILE ARGUMENTS…');
  await setUpForNode();
  const path = resolve(file);
  process.argv = [process.execPath, path, ...args];
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(path).href);
});
