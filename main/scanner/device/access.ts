// Who has a port open, and who may open it: what a technician wants to know. Linux tells; elsewhere nobody does.
import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenFailure } from './open-failure';

/** What a status says of why a device could not be opened (`because`). */
export async function reasonFor(failure: OpenFailure, path: string): Promise<string | null> {
  if (failure === 'busy_elsewhere') return programThatHas(path);
  return failure === 'no_permission' ? groupThatMayOpen(path) : null;
}

/**
 * The name of the program that has a device open, as the system lists it; of several the one that was started last.
 *
 * @returns null where none is found: other users' programs are not shown to everybody
 */
export async function programThatHas(path: string, processes = '/proc'): Promise<string | null> {
  try {
    const device = await realpath(path);
    const others = (await readdir(processes)).map(Number).filter((id) => id > 0 && id !== process.pid);
    for (const id of others.toSorted((one, other) => other - one).map(String)) {
      if (await hasOpen(join(processes, id), device)) {
        return (await readFile(join(processes, id, 'comm'), 'utf8')).trim();
      }
    }
  } catch {
    // A program that ended meanwhile, or a system without such a list.
  }
  return null;
}

async function hasOpen(program: string, device: string): Promise<boolean> {
  const files = join(program, 'fd');
  const numbers = await readdir(files).catch(() => []);
  const links = await Promise.all(numbers.map((number) => readlink(join(files, number)).catch(() => '')));
  return links.includes(device);
}

/**
 * The group whose members may open a device.
 *
 * @returns null where the system has no such groups, or the device belongs to the administrator's alone
 */
export async function groupThatMayOpen(path: string, groups = '/etc/group'): Promise<string | null> {
  try {
    const { gid } = await stat(path);
    if (gid === 0) return null;
    const line = (await readFile(groups, 'utf8')).split('\n').find((one) => one.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? null;
  } catch {
    return null;
  }
}
