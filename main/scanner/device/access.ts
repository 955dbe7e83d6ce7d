// Which program holds a device, and which group may open it, for the technician. Linux only: other systems do not tell.
import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenFailure } from './open-failure';

/** The `because` of a scanner's status for a failed open. */
export async function reasonFor(failure: OpenFailure, path: string): Promise<string | null> {
  if (failure === 'busy_elsewhere') return holderOf(path);
  return failure === 'no_permission' ? groupOf(path) : null;
}

/**
 * The name of the program that has a device open; of several the one that was started last. Null where none is found: Linux
 * hides other users' open files.
 */
export async function holderOf(path: string, processes = '/proc'): Promise<string | null> {
  try {
    const device = await realpath(path);
    const others = (await readdir(processes)).map(Number).filter((id) => id > 0 && id !== process.pid);
    for (const id of others.toSorted((one, other) => other - one).map(String)) {
      if (await hasOpen(join(processes, id), device)) {
        return (await readFile(join(processes, id, 'comm'), 'utf8')).trim();
      }
    }
  } catch {
    // A program ended meanwhile, or the system has no /proc.
  }
  return null;
}

async function hasOpen(program: string, device: string): Promise<boolean> {
  const files = join(program, 'fd');
  const numbers = await readdir(files).catch(() => []);
  const links = await Promise.all(numbers.map((number) => readlink(join(files, number)).catch(() => '')));
  return links.includes(device);
}

/** The group whose members may open a device; null where the system has none, or the device is root's alone. */
export async function groupOf(path: string, groups = '/etc/group'): Promise<string | null> {
  try {
    const { gid } = await stat(path);
    if (gid === 0) return null;
    const line = (await readFile(groups, 'utf8')).split('\n').find((one) => one.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? null;
  } catch {
    return null;
  }
}
