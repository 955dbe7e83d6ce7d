// Electron's own start-up application, which the fallback lacks: takes the path of a program from the command line and
// runs it, as `electron .` does, with -r for modules to load before. Electron becomes ready only after this module has
// been evaluated, so the program is awaited: what must happen before that (schemes, switches) still can.
import electron from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Two methods that Electron keeps for its own start-up application and leaves out of its types.
const app = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (
  electron.app
);
const args = process.argv.slice(1);
/** @type {string[]} */
const required = [];
let program = process.cwd();
for (let at = 0; at < args.length; at += 1) {
  const argument = args[at] ?? '';
  if (argument === '-r' || argument === '--require') {
    at += 1;
    required.push(args[at] ?? '');
  } else if (!argument.startsWith('-')) {
    program = argument;
    break;
  }
}

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const fromHere = createRequire(join(process.cwd(), 'any.js'));
for (const module of required) fromHere(module);

const folder = resolve(program);
const description = join(folder, 'package.json');
if (existsSync(description)) {
  /** @type {unknown} */
  const file = JSON.parse(readFileSync(description, 'utf8'));
  const { name, productName, version } = /** @type {Record<string, string | undefined>} */ (file);
  if (version !== undefined) app.setVersion(version);
  app.setName(productName ?? name ?? app.getName());
  app.setAppPath(folder);
}
try {
  await import(pathToFileURL(fromHere.resolve(folder)).href);
} catch (problem) {
  console.error(problem);
  app.exit(1);
}
