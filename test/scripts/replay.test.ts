// The replay's command line, run as a process of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, keyboard, keysOf, serial } from './replay/recordings';
import { runTypeScript } from './run-typescript';
import type { Run } from './run-typescript';

const replay = (args: readonly string[], input = ''): Promise<Run> => runTypeScript('scripts/replay.ts', args, input);

function lines(out: string): unknown[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

const scanned = serial([0, `${card}\r\n`]);
const expected = {
  id: 'serial',
  scans: [{ at: 0, kind: 'card', status: 'ok', licence: null, certain: [], number: card }],
  reachedPage: [],
  notices: [],
};
const timeout = 60_000;

describe('replay', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('plays lines from standard input with --jsonl', { timeout }, async () => {
    const typed = keyboard(keysOf('hi', 0, 200));
    const { code, out, err } = await replay(['--jsonl'], `${JSON.stringify(scanned)}\n\n${JSON.stringify(typed)}\n`);
    expect([code, err]).toEqual([0, '']);
    expect(lines(out)).toEqual([expected, { id: 'keyboard', scans: [], reachedPage: ['h', 'i'], notices: [] }]);
  });

  it('plays the lines of a file with --file', { timeout }, async () => {
    const file = join(folder, 'recordings.jsonl');
    writeFileSync(file, `${JSON.stringify(scanned)}\r\n`);
    const { code, out } = await replay(['--file', file]);
    expect([code, lines(out)]).toEqual([0, [expected]]);
  });

  it('says of each malformed line what is wrong, plays the others, and exits with 1', { timeout }, async () => {
    const malformed = [
      'no JSON',
      '[]',
      '{"id":3,"way":"pigeon"}',
      '{"id":4,"way":"serial","chunks":[{"at":0,"hex":"4"}]}',
      '{"id":5,"way":"serial","chunks":[{"at":9,"hex":"40"},{"at":8,"hex":"40"}]}',
      '{"id":6,"way":"keyboard","keys":[{"key":"A"}]}',
      '{"id":7,"way":"hid","vendorId":"Honeywell","reports":[]}',
      '{"id":8,"way":"serial","chunks":[{"at":0,"hex":"40"},{"at":1e12,"hex":"40"}]}',
    ];
    const { code, out } = await replay(['--jsonl'], [...malformed, JSON.stringify(scanned)].join('\n'));
    expect(code).toBe(1);
    expect(lines(out)).toEqual([
      { id: null, error: expect.stringMatching(/not JSON/) as string },
      { id: null, error: expect.stringMatching(/not a JSON object/) as string },
      { id: 3, error: expect.stringMatching(/^way: .*serial.*keyboard.*hid/) as string },
      { id: 4, error: expect.stringMatching(/^chunks\[0\]\.hex: /) as string },
      { id: 5, error: expect.stringMatching(/^chunks\[1\]\.at: /) as string },
      { id: 6, error: expect.stringMatching(/^keys\[0\]\.at: /) as string },
      { id: 7, error: expect.stringMatching(/^vendorId: /) as string },
      { id: 8, error: expect.stringMatching(/^chunks: .*day/) as string },
      expected,
    ]);
  });

  it('says what to do where the arguments or the file will not do', { timeout }, async () => {
    const none = join(folder, 'none');
    const [wrong, absent] = await Promise.all([replay([]), replay(['--file', none])]);
    expect([wrong.code, wrong.out, absent.code, absent.out]).toEqual([2, '', 2, '']);
    expect(wrong.err).toMatch(/^Say --jsonl or --file FILE\.\nusage: npm run --silent replay/);
    expect(absent.err).toMatch(/^The recordings cannot be read, name another file: ENOENT/);
  });
});
