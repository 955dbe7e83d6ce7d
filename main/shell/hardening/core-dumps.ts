// Core dumps: where Linux allows them, they hold the whole memory of a program that crashed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Excludes all memory from core dumps of this process and its future children (core(5), "Controlling which mappings are
 * written"). Unlike a size limit it also holds where dumps are piped to a program, such as systemd's or Ubuntu's. Must
 * be called while the main program loads, before there is a page.
 */
export function keepMemoryOutOfCoreDumps(): void {
  if (process.platform !== 'linux') return;
  // Renderers are forked by processes that Chromium started before the main program was loaded.
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

/**
 * Ignores processes that have ended, and those of Chromium's sandbox that belong to no user: neither dumps anything.
 */
function tryTo<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
