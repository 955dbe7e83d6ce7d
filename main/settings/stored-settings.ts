// The stored settings, written through electron-store, and the mark that this terminal was provisioned once.
import { access, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';
import type { SettingsProblem, Stored } from './schema';
import { storedSchema } from './schema';
import { errorCode } from './provisioning-file';

export const storedName = 'settings.json';
export const markName = 'provisioned';

export type StoredReading =
  | { ok: true; stored: Stored; damaged: SettingsProblem | null }
  /** The file exists but cannot be read or moved: it may hold anything. */
  | { ok: false; problem: SettingsProblem };

/**
 * Reads the stored settings. A file that is not JSON or does not fit the schema is renamed to
 * `settings.damaged-{n}.json`, reported in `damaged`, and read as empty.
 */
export async function readStored(folder: string): Promise<StoredReading> {
  const path = join(folder, storedName);
  try {
    const stored = parse(await readFile(path, 'utf8'));
    if (stored !== null) return { ok: true, stored, damaged: null };
    const file = join(folder, await freeName(folder));
    await rename(path, file);
    return { ok: true, stored: {}, damaged: { code: 'stored_damaged', params: { file } } };
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'ENOENT') return { ok: true, stored: {}, damaged: null };
    return { ok: false, problem: { code: 'stored_unreadable', params: { file: path, reason } } };
  }
}

/** Replaces the stored settings, atomically. Rejects where the file cannot be written. */
export async function writeStored(folder: string, stored: Stored): Promise<void> {
  // Loaded when something is to be written, which few starts do: it is 438 kB.
  const { default: Store } = await import('electron-store');
  const store = new Store<Record<string, unknown>>({ cwd: folder, name: 'settings', configFileMode: 0o600 });
  store.store = { ...stored };
}

/** Whether this terminal was provisioned once, even where its settings are gone. */
export async function isMarkedProvisioned(folder: string): Promise<boolean> {
  try {
    await access(join(folder, markName));
    return true;
  } catch (error) {
    // In doubt yes: a live till never falls back to training.
    return errorCode(error) !== 'ENOENT';
  }
}

/**
 * Marks this terminal as provisioned, for good; to be called before anything else is written. Rejects where it cannot
 * be.
 */
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
