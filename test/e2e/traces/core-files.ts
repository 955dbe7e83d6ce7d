// Core dumps as files: whether this system writes them where a program was started, and how a program is allowed to.
import { readFileSync } from 'node:fs';

/** `folder` where a dump becomes a file in the working folder of whoever died; a program that takes them, or other, else. */
export function whereCoresGo(): 'folder' | 'elsewhere' {
  if (process.platform !== 'linux') return 'elsewhere';
  return /^[|/]/.test(readFileSync('/proc/sys/kernel/core_pattern', 'utf8')) ? 'elsewhere' : 'folder';
}

/** In a shell: dumps of its own and of its children may be as large as they like. */
export const raiseCoreLimit = 'ulimit -c unlimited';

/** An environment that holds these texts and nothing else. */
export function environmentWith(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, number) => [`MARK_${number}`, text]));
}
