// Core dumps as files: where this system writes them, and how to allow them.
import { readFileSync } from 'node:fs';

/** `folder` where a dump becomes a file in the working folder of the process; else another folder or program gets it. */
export function whereCoresGo(): 'folder' | 'elsewhere' {
  if (process.platform !== 'linux') return 'elsewhere';
  return /^[|/]/.test(readFileSync('/proc/sys/kernel/core_pattern', 'utf8')) ? 'elsewhere' : 'folder';
}

/** A shell command that allows dumps of any size, for the shell and its children. */
export const raiseCoreLimit = 'ulimit -c unlimited';

/** An environment of only these texts. */
export function environmentWith(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, number) => [`MARK_${number}`, text]));
}
