// What the terminal keeps of its settings, through electron-store, and the mark that it was provisioned once.
import { access, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';
import type { SettingsProblem } from './problems';
import { errorCode } from './provisioning-file';
import type { Stored } from './schema';
import { storedSchema } from './schema';

/** The file that settings are kept in. */
export const storedName = 'settings.json';
/** The file that marks a terminal as provisioned. */
export const markName = 'provisioned';

export type StoredReading =
  | { ok: true; stored: Stored; damaged: SettingsProblem | null }
  /** The file is there but cannot be read or moved: nothing may be concluded from it. */
  | { ok: false; problem: SettingsProblem };

/**
 * What is kept. A file that is not JSON, was written by half or does not fit the schema is renamed to
 * `settings.damaged-{n}.json`, told, and read as empty.
 */
export async function readStored(folder: string): Promise<StoredReading> {
  const path = join(folder, storedName);
  try {
    const stored = parse(await readFile(path, 'utf8'));
    if (stored !== null) return { ok: true, stored, damaged: null };
    const keptAs = await freeName(folder);
    await rename(path, join(folder, keptAs));
    return { ok: true, stored: {}, damaged: { code: 'stored_damaged', params: { file: join(folder, keptAs) } } };
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'ENOENT') return { ok: true, stored: {}, damaged: null };
    return { ok: false, problem: { code: 'stored_unreadable', params: { file: path, reason } } };
  }
}

/** Keeps settings in place of those before; the file is written as a whole or not at all. Throws where it cannot be. */
export async function writeStored(folder: string, stored: Stored): Promise<void> {
  // Loaded late: its own import of Electron is not wanted where nothing is written.
  const { default: Store } = await import('electron-store');
  const store = new Store<Record<string, unknown>>({ cwd: folder, name: 'settings', configFileMode: 0o600 });
  store.store = { ...stored };
}

/** Whether this terminal was provisioned once, whatever became of its settings. */
export async function isMarkedProvisioned(folder: string): Promise<boolean> {
  try {
    await access(join(folder, markName));
    return true;
  } catch (error) {
    // Doubt counts as yes: a live till never turns into a demo.
    return errorCode(error) !== 'ENOENT';
  }
}

/** Marks this terminal as provisioned, for good. To be written before anything else is. Throws where it cannot be. */
export async function markProvisioned(folder: string): Promise<void> {
  if (await isMarkedProvisioned(folder)) return;
  await writeFile(
    join(folder, markName),
    'This terminal was provisioned. It never goes back to training mode by itself.\n',
  );
}

function parse(text: string): Stored | null {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return null;
  }
  const read = z.record(z.string(), z.unknown()).pipe(storedSchema).safeParse(input);
  return read.success ? read.data : null;
}

async function freeName(folder: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = `settings.damaged-${number}.json`;
    try {
      await access(join(folder, name));
    } catch {
      return name;
    }
  }
}
