// What was left behind: in files, in processes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The ways in which a program may have written a text down: bytes, in lower case. */
function formsOf(text: string): string[] {
  const plain = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) => {
    // The characters that only these bytes decide, wherever the text stood in what was encoded.
    const encoded = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(shift === 0 ? 0 : shift + 1, (plain.length + shift) % 3 === 0 ? undefined : -1);
  });
  return [
    plain.toString('latin1'),
    Buffer.from(text, 'latin1').toString('latin1'),
    Buffer.from(text, 'utf16le').toString('latin1'),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    ...base64,
  ].map((form) => form.toLowerCase());
}

/** `file: mark` for each file under a folder that holds a marked text: plain, UTF-16, base64, escaped, in any case. */
export function tracesIn(folder: string, marks: Record<string, string>): string[] {
  const wanted = Object.entries(marks).flatMap(([name, text]) => formsOf(text).map((form) => ({ name, form })));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = contentOf(path).toLowerCase();
      const found = wanted.filter(({ form }) => bytes.includes(form)).map(({ name }) => name);
      return [...new Set(found)].map((name) => `${relative(folder, path)}: ${name}`);
    });
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

export interface RunningProcess {
  pid: number;
  arguments: string[];
  environment: string[];
}

/** A process and all that it started, as Linux shows them to any program of the same user. */
export function familyOf(pid: number): RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  const family = [pid];
  for (const one of family) family.push(...all.filter(({ parent }) => parent === one).map((child) => child.pid));
  return family.map((one) => ({
    pid: one,
    arguments: contentOf(`/proc/${one}/cmdline`).split('\0'),
    environment: contentOf(`/proc/${one}/environ`).split('\0'),
  }));
}

function parentOf(pid: string): number {
  // After the name, which may hold anything: state, then the parent.
  const [, after] = /\) \S+ (\d+)/.exec(contentOf(`/proc/${pid}/stat`)) ?? [];
  return Number(after);
}
