// What the system keeps of a program that crashed: on Linux its whole memory, where somebody allowed core dumps.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Has the kernel leave all memory out of core dumps of this program and of every process it will start (core(5), "Controlling
 * which mappings are written"); what remains says where it crashed. Unlike a limit of their size it also holds where dumps
 * go to a program, such as systemd's or Ubuntu's. Must be called while the main program loads, before there is a page.
 */
export function keepMemoryOutOfCoreDumps(): void {
  if (process.platform !== 'linux') return;
  // Pages are not started by this process, but by those that Chromium started before the main program was loaded.
  for (const pid of [process.pid, ...descendantsOf(process.pid)])
    tryTo(() => {
      writeFileSync(`/proc/${pid}/coredump_filter`, '0');
    });
}

function descendantsOf(pid: number): number[] {
  const children = threadsOf(pid).flatMap((thread) => childrenOf(pid, thread));
  return [...children, ...children.flatMap(descendantsOf)];
}

function threadsOf(pid: number): string[] {
  return tryTo(() => readdirSync(`/proc/${pid}/task`)) ?? [];
}

function childrenOf(pid: number, thread: string): number[] {
  const text = tryTo(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')) ?? '';
  return text
    .split(' ')
    .filter((child) => child !== '')
    .map(Number);
}

/** A process that has ended meanwhile dumps nothing, nor does one that belongs to nobody: Chromium's sandbox makes such. */
function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
