// Packs what is built in out/ into a program of its own, on the Electron at hand: nothing is
// downloaded.
import { readFileSync } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wantedVersion } from '../electron-runtime/index.mjs';
import { announce, SetupProblem } from '../setup/announce.mjs';
import { root } from '../setup/folders.mjs';

/** @typedef {import('../electron-runtime/runtime.mjs').ElectronRuntime} ElectronRuntime */

const output = join(root, 'dist');
const testsOnly = 'FOR-TESTS-ONLY.txt';

/**
 * Makes `dist/…-unpacked` of out/. On another Electron than the one that package.json names (the fallback, above all) the
 * program's version ends in `-tests-only`, which its status bar shows, and a file beside it says so too.
 * @param {ElectronRuntime} runtime
 * @returns {Promise<string>} The folder.
 * @throws {SetupProblem} where it could not be packed
 */
export async function packFolder(runtime) {
  const wanted = wantedVersion(root);
  const inSupport = runtime.version === wanted;
  announce(`packing on Electron ${runtime.version} (${runtime.source}: ${runtime.path})`);
  await rm(output, { recursive: true, force: true });
  // Loaded here: it takes half a second.
  const { build } = await import('electron-builder');
  await build({
    projectDir: root,
    dir: true,
    publish: 'never',
    config: {
      extends: './electron-builder.yml',
      electronDist: runtime.path,
      electronVersion: runtime.version,
      ...(inSupport ? {} : { extraMetadata: { version: `${ownVersion()}-tests-only` } }),
    },
  }).catch((/** @type {unknown} */ problem) => {
    throw new SetupProblem(`electron-builder failed: ${problem instanceof Error ? problem.message : String(problem)}`);
  });
  const folder = await packedFolder();
  if (!inSupport) {
    const warning = `Packed on Electron ${runtime.version} instead of ${wanted}: for tests only, never for a store.`;
    await writeFile(join(folder, testsOnly), `${warning}\n`);
    announce(`WARNING: ${warning} Its version says so, and ${testsOnly} beside it`);
  }
  announce(`${folder}: ${megabytes(await sizeOf(folder))}, the program itself ${megabytes(await sizeOfOurs(folder))}`);
  return folder;
}

/** @returns {string} */
function ownVersion() {
  /** @type {unknown} */
  const file = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return String(/** @type {{ version: unknown }} */ (file).version);
}

/** The one folder that electron-builder makes: `linux-unpacked`, `win-unpacked`, `mac`, with the architecture if needed. */
async function packedFolder() {
  const entries = await readdir(output, { withFileTypes: true });
  const [folder, ...others] = entries.filter((entry) => entry.isDirectory());
  if (folder === undefined || others.length > 0)
    throw new SetupProblem(`electron-builder made no folder in ${output}.`);
  return join(output, folder.name);
}

/**
 * @param {string} folder
 * @returns {Promise<number>} Bytes of the archive and of what stands beside it.
 */
async function sizeOfOurs(folder) {
  const files = await readdir(folder, { recursive: true });
  const ours = files.filter((file) => /[\\/]app\.asar/.test(file));
  return sum(ours.map((file) => join(folder, file)));
}

/** @param {string} folder */
async function sizeOf(folder) {
  const files = await readdir(folder, { recursive: true });
  return sum(files.map((file) => join(folder, file)));
}

/** @param {readonly string[]} paths */
async function sum(paths) {
  const found = await Promise.all(paths.map((path) => stat(path)));
  return found.reduce((bytes, entry) => bytes + (entry.isFile() ? entry.size : 0), 0);
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
