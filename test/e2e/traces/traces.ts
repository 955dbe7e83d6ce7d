// What was left behind: in files, in processes, in anything said.
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync, statSync, type Dirent } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, inflateRawSync } from 'node:zlib';
import { formsOf, inLowerCase, type Form, type Marks } from './marks';

export interface Finder {
  /** The names of the marks that stand in these bytes or this text, in any form; within gzip and zlib streams too. */
  in(content: Uint8Array | string): string[];
  /** `file: mark` for each file under a folder that holds a mark, in it or in its name. */
  inFolder(folder: string): string[];
  /** `file: mark` likewise for one file. */
  inFile(path: string, calledAs?: string): string[];
}

/** Files are read in pieces of this many bytes, so that one of any size can be looked through. */
export const pieceBytes = 1024 * 1024;
/** What stands over the border of two pieces is in both. */
const overlapBytes = 64 * 1024;

/** Looks for marks. Throws for a mark that may stand somewhere by chance. */
export function finderOf(marks: Marks): Finder {
  const lookFor = searchFor(formsOf(marks));

  function namesIn(bytes: Buffer): string[] {
    const found = lookFor(bytes);
    for (const packed of unpacked(bytes)) for (const name of lookFor(packed)) found.add(name);
    return [...found];
  }

  function inFile(path: string, calledAs = path): string[] {
    const found = new Set<string>();
    for (const piece of piecesOf(path)) for (const name of namesIn(piece)) found.add(name);
    return [...found].map((name) => `${calledAs}: ${name}`);
  }

  return {
    in: (content) => namesIn(Buffer.from(content)),
    inFile,
    inFolder: (folder) =>
      entriesUnder(folder).flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        const called = relative(folder, path);
        const beside = entry.isSymbolicLink() ? `${entry.name}\n${targetOf(path)}` : entry.name;
        const inName = namesIn(Buffer.from(beside)).map((name) => `${called} (its name): ${name}`);
        return entry.isFile() ? [...inName, ...inFile(path, called)] : inName;
      }),
  };
}

/** `file: mark` for each file under a folder that holds a mark, in any form. */
export function tracesIn(folder: string, marks: Marks): string[] {
  return finderOf(marks).inFolder(folder);
}

/** All that lies under a folder, which may be written to meanwhile. */
export function entriesUnder(folder: string): Dirent[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) =>
    entry.isDirectory() ? [entry, ...entriesUnder(join(folder, entry.name))] : [entry],
  );
}

/** One pass over the bytes for all forms: most places are passed over by a look at their first four bytes. */
function searchFor(forms: readonly Form[]): (bytes: Buffer) => Set<string> {
  const byStart = new Map<number, Form[]>();
  const mayStart = new Uint8Array(0x10000);
  for (const form of forms) {
    const start = inLowerCase(form.bytes).readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), form]);
    mayStart[hashOf(start)] = 1;
  }
  return (bytes) => {
    const folded = inLowerCase(bytes);
    const found = new Set<string>();
    let start = 0;
    for (let at = 0; at < folded.length; at += 1) {
      start = (start >>> 8) | ((folded[at] ?? 0) << 24);
      if (at < 3 || mayStart[hashOf(start)] === 0) continue;
      for (const { name, bytes: form, exact } of byStart.get(start >>> 0) ?? []) {
        const from = at - 3;
        if ((exact ? bytes : folded).subarray(from, from + form.length).equals(form)) found.add(name);
      }
    }
    return found;
  };
}

const hashOf = (start: number): number => Math.imul(start, 0x9e3779b1) >>> 16;

const gzipStart = Buffer.from([0x1f, 0x8b, 0x08]);
const zlibStarts = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]));

/** What gzip and zlib streams hold that begin in these bytes, as far as they go. */
function unpacked(bytes: Buffer): Buffer[] {
  const bodies = [
    ...placesOf(gzipStart, bytes).map((at) => afterGzipHeader(bytes, at)),
    ...zlibStarts.flatMap((start) => placesOf(start, bytes)).map((at) => at + 2),
  ];
  return bodies.flatMap((at) => {
    try {
      // Without the checksum at its end: what follows a stream is no concern of it.
      return inflateRawSync(bytes.subarray(at), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: 64 * pieceBytes,
      });
    } catch {
      // These bytes only look like the start of a stream.
      return [];
    }
  });
}

function placesOf(start: Buffer, bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) places.push(at);
  return places;
}

/** Where the packed data begins (RFC 1952, section 2.3). */
function afterGzipHeader(bytes: Buffer, start: number): number {
  const flags = bytes[start + 3] ?? 0;
  let at = start + 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const text of [8, 16]) if ((flags & text) !== 0) at = bytes.indexOf(0, at) + 1;
  return (flags & 2) === 0 ? at : at + 2;
}

/** Read into again and again: what is given out is a copy. */
const scratch = Buffer.allocUnsafe(pieceBytes);

function* piecesOf(path: string): Generator<Buffer> {
  const file = unlessGone(() => openSync(path, 'r'));
  if (file === null) return;
  try {
    let kept = Buffer.alloc(0);
    for (;;) {
      const length = readSync(file, scratch, 0, pieceBytes, null);
      if (length === 0) return;
      const looked = Buffer.concat([kept, scratch.subarray(0, length)]);
      yield looked;
      kept = looked.subarray(Math.max(0, looked.length - overlapBytes));
    }
  } finally {
    closeSync(file);
  }
}

/** A file that has gone meanwhile holds nothing; one that cannot be read is no file without marks. */
function unlessGone<T>(read: () => T): T | null {
  try {
    return read();
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : null;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw problem;
  }
}

const targetOf = (path: string): string => unlessGone(() => readlinkSync(path)) ?? '';

/** Its texts have one character for each byte (ISO 8859-1), whatever they mean. */
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
    arguments: textOf(`/proc/${one}/cmdline`).split('\0'),
    environment: textOf(`/proc/${one}/environ`).split('\0'),
  }));
}

function parentOf(pid: string): number {
  // After the name, which may hold anything: state, then the parent.
  const [, after] = /\) \S+ (\d+)/.exec(textOf(`/proc/${pid}/stat`)) ?? [];
  return Number(after);
}

function textOf(path: string): string {
  return unlessGone(() => readFileSync(path, 'latin1')) ?? '';
}

/**
 * The files that a process has open for writing, wherever they are, those too that have no name any more; to be read by
 * these paths. Shared memory is none of them: it is never on a disk.
 */
export function filesWrittenBy(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return (unlessGone(() => readdirSync(folder)) ?? [])
    .filter((name) => {
      const target = targetOf(`${folder}/${name}`);
      if (!target.startsWith('/') || /^\/(dev|proc|sys|memfd:)/.test(target)) return false;
      if (unlessGone(() => statSync(`${folder}/${name}`).isFile()) !== true) return false;
      const flags = parseInt(/^flags:\s*(\d+)/m.exec(textOf(`/proc/${pid}/fdinfo/${name}`))?.[1] ?? '0', 8);
      return (flags & 3) !== 0;
    })
    .map((name) => `${folder}/${name}`);
}
