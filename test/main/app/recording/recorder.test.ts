// The recorder, and its folder: what is recorded when, and what is left on the disk.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecorder, openRecordingFiles } from '../../../../main/app/recording';
import type { Recorder, RecordingFiles } from '../../../../main/app/recording';
import { decode } from '../../../../main/licence';
import type { HeardScan } from '../../../../main/scanner';
import type { RecordingView } from '../../../../preload/contract';
import { anyCard } from '../../../fixtures/licence/cards';
import { today } from '../../../fixtures/licence/compare';
import { runTypeScript } from '../../../scripts/run-typescript';
import { canMount, mountSmallDisk } from '../../../support/small-disk';
import { faultsOf } from '../../licence/anonymise/same-structure';

const { payload } = anyCard(5);
const card = '6363101170001234';
const mayMount = canMount();

let scratch: string;
let folder: string;
/** Of the steady clock, and milliseconds since 1970: 29 November 2026, 4:46:34 here. */
let steady: number;
let now: number;
let views: RecordingView[];

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'recordings-'));
  folder = join(scratch, 'user-data', 'recordings');
  steady = 1000;
  now = new Date(2026, 10, 29, 4, 46, 34).getTime();
  views = [];
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function open(files: RecordingFiles = openRecordingFiles(folder, () => now, '1.2.3')): Recorder {
  const recorder = createRecorder({
    files,
    today: () => today,
    steadyNow: () => steady,
    onChange: () => views.push(recorder.view()),
  });
  return recorder;
}

/** A scan that begins now. */
function scanOf(text: string, kind: HeardScan['kind'] = 'serial'): HeardScan {
  steady += 100;
  return { kind, texts: [text], pieces: [{ at: steady, length: text.length }], began: steady };
}

/** Inventing a person takes as long as a busy machine makes it. */
const outcome = (recorder: Recorder): Promise<RecordingView> =>
  vi.waitFor(
    () => {
      expect(recorder.view().state).toMatch(/saved|failed/);
      return recorder.view();
    },
    { timeout: 20_000 },
  );

async function record(recorder: Recorder, text = payload): Promise<RecordingView> {
  recorder.arm();
  recorder.hear(scanOf(text));
  return outcome(recorder);
}

const names = (): string[] => readdirSync(folder).sort();

describe('a recorded scan', () => {
  it(
    'is in a file of its own for this user alone, which `npm run replay -- --file` reads',
    { timeout: 60_000 },
    async () => {
      const recorder = open();
      const file = join(folder, 'scan-2026-11-29-044634.jsonl');
      expect(await record(recorder)).toEqual({ state: 'saved', file });
      expect(names()).toEqual(['scan-2026-11-29-044634.jsonl']);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(folder).mode & 0o777).toBe(0o700);

      const line = JSON.parse(readFileSync(file, 'utf8')) as { chunks: { hex: string }[] };
      expect(line).toMatchObject({ id: 'scan-2026-11-29-044634', way: 'serial', from: 'serial', version: '1.2.3' });
      const text = Buffer.from(line.chunks.map(({ hex }) => hex).join(''), 'hex').toString('latin1');
      expect(faultsOf(payload, text)).toEqual([]);
      const [real, invented] = [decode(payload, today), decode(text, today)];
      expect(invented).toMatchObject({ status: 'ok', repairs: real.status === 'ok' ? real.repairs : null });

      const { code, out, err } = await runTypeScript('scripts/replay.ts', ['--file', file, '--today', today]);
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toMatchObject({
        id: 'scan-2026-11-29-044634',
        scans: [{ at: 0, kind: 'licence', status: 'ok' }],
        reachedPage: [],
        notices: [],
      });
    },
  );

  it('is the next one alone, whichever scanner it comes from', async () => {
    const recorder = open();
    recorder.hear(scanOf(payload));
    recorder.arm();
    recorder.arm();
    recorder.hear(scanOf(payload, 'hid'));
    recorder.hear(scanOf(payload, 'serial'));
    expect(await outcome(recorder)).toMatchObject({ state: 'saved' });
    expect(views.map(({ state }) => state)).toEqual(['armed', 'saved']);
    expect(readFileSync(join(folder, names()[0] ?? ''), 'utf8')).toContain('"from":"hid"');
    // What was said of it goes with the next scan.
    recorder.hear(scanOf(card));
    expect(recorder.view()).toEqual({ state: 'off' });
    expect(names()).toHaveLength(1);
  });

  it('is none that was under way before it was asked for', async () => {
    const recorder = open();
    const early = scanOf(payload);
    steady += 100;
    recorder.arm();
    recorder.hear(early);
    expect(recorder.view()).toEqual({ state: 'armed' });
    recorder.hear(scanOf(payload));
    expect(await outcome(recorder)).toMatchObject({ state: 'saved' });
    expect(names()).toHaveLength(1);
  });

  it('is none after it was called off; one that is being stored then is removed', async () => {
    const recorder = open();
    recorder.arm();
    recorder.disarm();
    recorder.hear(scanOf(payload));
    expect(recorder.view()).toEqual({ state: 'off' });
    recorder.arm();
    recorder.hear(scanOf(payload));
    recorder.disarm();
    recorder.arm();
    expect(recorder.view()).toEqual({ state: 'armed' });
    await vi.waitFor(() => {
      expect(names()).toEqual([]);
    });
    expect(views.map(({ state }) => state)).toEqual(['armed', 'off', 'armed', 'off', 'armed']);
    recorder.hear(scanOf(payload));
    expect(await outcome(recorder)).toMatchObject({ state: 'saved' });
  });

  it('is waited for while a licence has begun and not ended', () => {
    const recorder = open();
    expect(recorder.isUnfinished(payload.slice(0, 120))).toBe(false);
    recorder.arm();
    expect(recorder.isUnfinished(payload.slice(0, 120))).toBe(true);
    expect(recorder.isUnfinished(payload)).toBe(false);
    expect(recorder.isUnfinished(card)).toBe(false);
  });
});

describe('the files', () => {
  it('are the newest twenty; others in the folder stay', async () => {
    mkdirSync(folder, { recursive: true });
    for (let day = 1; day <= 22; day++) {
      writeFileSync(join(folder, `scan-2026-10-${String(day).padStart(2, '0')}-120000.jsonl`), '{}\n');
    }
    writeFileSync(join(folder, 'notes.txt'), 'ours');
    const recorder = open();
    await record(recorder);
    await record(recorder);
    now += 1000;
    await record(recorder);
    const kept = names();
    expect(kept).toHaveLength(21);
    expect(kept).toContain('notes.txt');
    expect(kept).toContain('scan-2026-10-06-120000.jsonl');
    expect(kept).not.toContain('scan-2026-10-05-120000.jsonl');
    expect(kept.slice(-3)).toEqual([
      'scan-2026-11-29-044634-2.jsonl',
      'scan-2026-11-29-044634.jsonl',
      'scan-2026-11-29-044635.jsonl',
    ]);
  });

  it('are none of a scan that cannot be recorded, and it is said why', async () => {
    const recorder = open();
    expect(await record(recorder, card)).toEqual({ state: 'failed', because: 'not_licence' });
    expect(await record(recorder, payload.slice(0, 120))).toEqual({ state: 'failed', because: 'broken_off' });
    expect(() => names()).toThrow('ENOENT');
    // One press, one scan.
    recorder.hear(scanOf(payload));
    expect(recorder.view()).toEqual({ state: 'off' });
  });
});

describe('a folder that cannot be written', () => {
  it('is named where something else has its place', async () => {
    mkdirSync(join(scratch, 'user-data'));
    writeFileSync(folder, '');
    expect(await record(open())).toEqual({ state: 'failed', because: 'not_written', folder, reason: 'EEXIST' });
  });

  it.skipIf(!mayMount)('is named where the disk is full or locked, and the next recording works', async () => {
    mkdirSync(folder, { recursive: true });
    const disk = mountSmallDisk(folder);
    try {
      const recorder = open();
      disk.fill();
      expect(await record(recorder)).toMatchObject({ because: 'not_written', folder, reason: 'ENOSPC' });
      disk.makeRoom();
      expect(names()).toEqual([]);
      disk.remount('ro');
      expect(await record(recorder)).toMatchObject({ because: 'not_written', folder, reason: 'EROFS' });
      disk.remount('rw');
      expect(await record(recorder)).toMatchObject({ state: 'saved' });
    } finally {
      disk.unmount();
    }
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is named where it is not permitted',
    async () => {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o500);
      expect(await record(open())).toMatchObject({ because: 'not_written', folder, reason: 'EACCES' });
    },
  );
});
