// The search for traces finds every mark, in every form, in every kind of place. The forms are encoded here independently
// of the search's own code.
import { expect, test } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { canaryMarks } from './canary-customers';
import { environmentWith, raiseCoreLimit, whereCoresGo } from './core-files';
import { familyOf, filesWrittenBy, finderOf, pieceBytes } from './traces';

/** Each text under its own name, so that each must be found. */
const marks = Object.fromEntries(
  Object.entries(canaryMarks()).flatMap(([name, texts]) =>
    [texts].flat().map((text, index) => [`${name} ${index}`, text] as const),
  ),
);
const finder = finderOf(marks);
const plainText = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
const hexOf = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0');

const inText: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'without accents': plainText,
  JSON: (text) => JSON.stringify({ name: text }),
  'JSON in ASCII': (text) => JSON.stringify(text).replace(/[\u0080-\uffff]/g, (letter) => `\\u${hexOf(letter)}`),
  'JSON in JSON': (text) =>
    JSON.stringify(JSON.stringify(text).replace(/[\u0080-\uffff]/g, (letter) => `\\u${hexOf(letter).toUpperCase()}`)),
  'URL-encoded': (text) => `?q=${encodeURIComponent(text)}&x=1`,
  'URL-encoded in small letters': (text) => encodeURIComponent(text).toLowerCase(),
  'as a form': (text) => new URLSearchParams({ q: text }).toString(),
  hexadecimal: (text) => Buffer.from(`xy${text}`).toString('hex').toUpperCase(),
  ...Object.fromEntries(
    ['', '.', '..'].flatMap((before) => [
      [`base64 behind ${before.length}`, (text: string) => Buffer.from(`${before}${text}`).toString('base64')],
      [`base64 behind ${before.length} and before more`, (text: string) => btoa(`${before}${plainText(text)}, more`)],
      [`base64url behind ${before.length}`, (text: string) => Buffer.from(`${before}${text}?>~`).toString('base64url')],
    ]),
  ),
};

const inBytes: Record<string, (text: string) => Buffer> = {
  ...Object.fromEntries(
    Object.entries(inText).map(([name, write]) => [name, (text: string) => Buffer.from(write(text))] as const),
  ),
  'ISO 8859-1': (text) => Buffer.from(`<${text}>`, 'latin1'),
  'UTF-16LE': (text) => Buffer.from(`<${text}>`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`<${text}>`, 'utf16le').swap16(),
  'UTF-16LE in base64': (text) => Buffer.from(Buffer.from(`<${text}>`, 'utf16le').toString('base64')),
  gzip: (text) => Buffer.concat([Buffer.from('before'), gzipSync(`the ${text} packed`), Buffer.from('after')]),
  zlib: (text) => Buffer.concat([Buffer.from('before'), deflateSync(`the ${text} packed`), Buffer.from('after')]),
};

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** The planted marks that were not found. */
function missing(found: readonly string[], planted: readonly string[]): string[] {
  const all = new Set(found);
  return planted.filter((one) => !all.has(one));
}

test('in files at any depth, in every form; and nothing where there is none', () => {
  const deep = join(folder, 'deep', 'Local Storage', 'leveldb');
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, 'nothing'), 'There is nobody here: 117000121, Rosalind Bennettsworth, 1984-03-12.');
  expect(finder.inFolder(folder)).toEqual([]);
  const planted = Object.keys(marks).flatMap((name, number) =>
    Object.entries(inBytes).map(([form, write]) => {
      const file = `${number} ${form}`;
      writeFileSync(join(deep, file), write(marks[name] ?? ''));
      return `${file}: ${name}`;
    }),
  );
  expect(planted.length).toBeGreaterThan(1500);
  expect(missing(finder.inFolder(deep), planted)).toEqual([]);
  rmSync(join(folder, 'deep'), { recursive: true });
});

test('across the border of two chunks of a large file', () => {
  const file = join(folder, 'large');
  const texts = Object.values(marks).map((text) => Buffer.from(text));
  const pieces = texts.map((text, number) => {
    const before = number === 0 ? 0 : Math.ceil((texts[number - 1]?.length ?? 0) / 2);
    return Buffer.concat([Buffer.alloc(pieceBytes - before - Math.floor(text.length / 2)), text]);
  });
  writeFileSync(file, Buffer.concat(pieces));
  expect(
    missing(
      finder.inFolder(folder),
      Object.keys(marks).map((name) => `large: ${name}`),
    ),
  ).toEqual([]);
  rmSync(file);
});

test('in a file’s name, and in a link’s target', () => {
  writeFileSync(join(folder, 'Journal of Ouistitière'), '');
  symlinkSync('/nowhere/Xanthippolos', join(folder, 'link'));
  expect(finder.inFolder(folder).sort()).toEqual([
    'Journal of Ouistitière (its name): scanned: last name 0',
    'link (its name): striped: last name 0',
  ]);
  rmSync(join(folder, 'Journal of Ouistitière'));
  rmSync(join(folder, 'link'));
});

test('in an open file that was deleted', () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const file = openSync(join(folder, 'gone'), 'w');
  try {
    writeFileSync(file, 'Ouistitière');
    rmSync(join(folder, 'gone'));
    const written = filesWrittenBy(process.pid).flatMap((path) => finder.inFile(path, 'gone'));
    expect(written).toEqual(['gone: scanned: last name 0']);
  } finally {
    closeSync(file);
  }
});

test('in a line on standard error, an argument and the environment of a child', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const texts = Object.entries(marks).flatMap(([name, text]) =>
    Object.values(inText).map((write) => ({ name, text: write(text) })),
  );
  const env = Object.fromEntries(texts.map(({ text }, number) => [`MARK_${number}`, text]));
  const script = `process.stderr.write(Object.keys(process.env).filter((name) => name.startsWith('MARK_'))
    .map((name) => name + '=' + process.env[name]).join('\\0') + '\\0end'); setInterval(() => undefined, 1e6);`;
  const child = spawn(process.execPath, ['-e', script, marks['scanned: last name 0'] ?? ''], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    let output = '';
    await new Promise<void>((done) => {
      child.stderr.setEncoding('latin1').on('data', (text: string) => {
        output += text;
        if (output.endsWith('\0end')) done();
      });
    });
    const me = familyOf(process.pid).find(({ pid }) => pid === child.pid);
    const environment = new Map(me?.environment.map((line) => [line.split('=')[0], line]));
    const lines = new Map(output.split('\0').map((line) => [line.split('=')[0], line]));
    for (const where of [environment, lines]) {
      const unseen = texts.filter(
        ({ name }, number) => !finder.in(Buffer.from(where.get(`MARK_${number}`) ?? '', 'latin1')).includes(name),
      );
      expect(unseen).toEqual([]);
    }
    expect(me?.arguments.flatMap((one) => finder.in(Buffer.from(one, 'latin1')))).toContain('scanned: last name 0');
  } finally {
    child.kill('SIGKILL');
  }
});

test('in a core dump', () => {
  test.skip(whereCoresGo() !== 'folder', 'this system does not dump cores into the folder of the program');
  const cwd = join(folder, 'cores');
  mkdirSync(cwd);
  const env = environmentWith(Object.values(marks));
  spawnSync('/bin/sh', ['-c', `${raiseCoreLimit} && kill -ABRT $$`], { cwd, env });
  const cores = readdirSync(cwd);
  expect(cores).toHaveLength(1);
  expect(readFileSync(join(cwd, cores[0] ?? '')).length).toBeGreaterThan(0);
  const planted = Object.keys(marks).map((name) => `${cores[0] ?? ''}: ${name}`);
  expect(missing(finder.inFolder(cwd), planted)).toEqual([]);
});

test('rejects a mark that may occur by chance', () => {
  expect(() => finderOf({ PIN: '4711' })).toThrow('PIN');
});
