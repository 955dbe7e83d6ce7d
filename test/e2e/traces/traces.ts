// Searches for marks in files, processes and output.
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync, statSync, type Dirent } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, inflateRawSync } from 'node:zlib';
import { formsOf, inLowerCase, type Form, type Marks } from './marks';

export interface Finder {
  /** The names of the marks in these bytes or this text, in any form, also within gzip and zlib streams. */
  in(content: Uint8Array | string): string[];
  /** `file: mark` for each file under a folder with a mark in its content or name. */
  inFolder(folder: string): string[];
  /** `file: mark` for one file. */
  inFile(path: string, calledAs?: string): string[];
}

/** Files are read in pieces of this size. */
export const pieceBytes = 1024 * 1024;
/** Consecutive pieces overlap, so that a mark across their border is found. */
const overlapBytes = 64 * 1024;

/** Throws for a mark that may occur by chance. */
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

/** `file: mark` for each file under a folder with a mark, in any form. */
export function tracesIn(folder: string, marks: Marks): string[] {
  return finderOf(marks).inFolder(folder);
}

/** All entries under a folder, which may change meanwhile. */
export function entriesUnder(folder: string): Dirent[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) =>
    entry.isDirectory() ? [entry, ...entriesUnder(join(folder, entry.name))] : [entry],
  );
}

/** One pass over the bytes for all forms: a hash of the first four bytes rules most places out. */
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

/** The content of gzip and zlib streams that begin in these bytes, as far as they are complete. */
function unpacked(bytes: Buffer): Buffer[] {
  const bodies = [
    ...placesOf(gzipStart, bytes).map((at) => afterGzipHeader(bytes, at)),
    ...zlibStarts.flatMap((start) => placesOf(start, bytes)).map((at) => at + 2),
  ];
  return bodies.flatMap((at) => {
    try {
      // Raw, because a checksum at the end may be missing.
      return inflateRawSync(bytes.subarray(at), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: 64 * pieceBytes,
      });
    } catch {
      // Not the start of a stream after all.
      return [];
    }
  });
}

function placesOf(start: Buffer, bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) places.push(at);
  return places;
}

/** Where the compressed data begins (RFC 1952, section 2.3). */
function afterGzipHeader(bytes: Buffer, start: number): number {
  const flags = bytes[start + 3] ?? 0;
  let at = start + 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const text of [8, 16]) if ((flags & text) !== 0) at = bytes.indexOf(0, at) + 1;
  return (flags & 2) === 0 ? at : at + 2;
}

/** Reused; pieces are copies. */
const scratch = Buffer.allocUnsafe(pieceBytes);

function* piecesOf(path: string): Generator<Buffer> {
  const file = unlessGone(() => openSync(path, 'r'));
  if (file === null) return;
  try {
    let tail = Buffer.alloc(0);
    for (;;) {
      const length = readSync(file, scratch, 0, pieceBytes, null);
      if (length === 0) return;
      const piece = Buffer.concat([tail, scratch.subarray(0, length)]);
      yield piece;
      tail = piece.subarray(Math.max(0, piece.length - overlapBytes));
    }
  } finally {
    closeSync(file);
  }
}

/** Null for a file that has gone meanwhile; any other error is thrown. */
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

/** Its texts have one character per byte (ISO 8859-1). */
export interface RunningProcess {
  pid: number;
  arguments: string[];
  environment: string[];
}

/** A process and its descendants, as Linux shows them to any program of the same user. */
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
  // After the name, which may contain anything: the state, then the parent.
  const [, after] = /\) \S+ (\d+)/.exec(textOf(`/proc/${pid}/stat`)) ?? [];
  return Number(after);
}

function textOf(path: string): string {
  return unlessGone(() => readFileSync(path, 'latin1')) ?? '';
}

/**
 * Paths to the files that a process has open for writing, deleted ones included. Not shared memory, which is never on a
 * disk.
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
