// Bundles the guest's programs with the project's drivers; packages with native parts stay separate.
import { readFile, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'vite';
import { root } from '../../../scripts/setup/folders.mjs';

const native = ['serialport', 'node-hid'];

/** Bundles each program in `guest/programs/` to `NAME.mjs`. */
export async function bundlePrograms(folder: string): Promise<void> {
  const programs = join(import.meta.dirname, '..', 'guest', 'programs');
  const names = (await readdir(programs)).map((file) => file.replace(/\.ts$/, ''));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: native },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(programs, `${name}.ts`)])),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}

/** The files of the native packages and their dependencies, relative to the project's root. */
export async function nativePackageFiles(): Promise<string[]> {
  const folders = new Set<string>();
  for (const name of native) await addPackage(name, root, folders);
  const files = await Promise.all([...folders].map(filesOf));
  return files.flat().map((file) => relative(root, file));
}

async function addPackage(name: string, from: string, folders: Set<string>): Promise<void> {
  const folder = resolvePackage(name, from);
  if (folders.has(folder)) return;
  folders.add(folder);
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const other of Object.keys(dependencies)) await addPackage(other, folder, folders);
}

/** As Node resolves packages: in node_modules of this folder, or of one above. */
function resolvePackage(name: string, from: string): string {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  if (from === root) throw new Error(`The package ${name} is not installed`);
  return resolvePackage(name, dirname(from));
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // Nested packages are resolved by their names.
    if (entry.isDirectory() && entry.name !== 'node_modules') files.push(...(await filesOf(path)));
    if (entry.isFile() && isNeeded(path)) files.push(path);
  }
  return files;
}

function isNeeded(path: string): boolean {
  if (path.endsWith('.node')) return path.includes('linux-x64') && !path.includes('musl');
  return /\.(?:js|cjs|mjs|json)$/.test(path);
}
