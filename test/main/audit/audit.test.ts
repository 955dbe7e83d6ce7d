// The audit trail in real folders.
import { appendFile, chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAudit } from '../../../main/audit';
import type { Audit, AuditOptions } from '../../../main/audit';
import { maxBytesOfDay, maxWaiting } from '../../../main/audit/audit';

let scratch: string;
let folder: string;
let at: number;
let problems: string[];

const noon = new Date(2026, 10, 21, 12).getTime();
const day = 86_400_000;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'audit-'));
  folder = join(scratch, 'audit');
  at = noon;
  problems = [];
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await chmod(scratch, 0o700);
  await rm(scratch, { recursive: true, force: true });
});

const open = (more: Partial<AuditOptions> = {}): Audit =>
  createAudit({
    folder,
    place: { store: '118', lane: '3', mode: 'live' },
    days: 90,
    now: () => at,
    onProblem: (reason) => problems.push(reason),
    // Generous, for a busy machine.
    flushMs: 50_000,
    ...more,
  });

async function linesOf(name = '2026-11-21.jsonl'): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(folder, name), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
const eventsOf = async (name?: string): Promise<unknown[]> => (await linesOf(name)).map(({ event }) => event);

async function writeDay(name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
}

/** Appends to the disk unless it fails, with `part` of the text written. */
function disk(): { append: (path: string, text: string) => Promise<void>; fails: string | null; part: number } {
  const self = {
    fails: null as string | null,
    part: 0,
    async append(path: string, text: string): Promise<void> {
      await appendFile(path, self.fails === null ? text : text.slice(0, self.part));
      if (self.fails !== null) throw Object.assign(new Error('no'), { code: self.fails });
    },
  };
  return self;
}

describe('a line', () => {
  it('has time, place and event, and no other field', async () => {
    vi.stubEnv('TZ', 'America/St_Johns');
    at = Date.UTC(2026, 6, 1, 2, 29, 59, 7);
    const audit = open();
    const entry = { at, event: 'search', step: 'customer', referenceId: 'b'.repeat(32), outcome: 'ok', ms: 12 };
    const more = { ...entry, lastName: 'TESTWELL' };
    audit.write(more);
    await audit.flush();
    expect(await readFile(join(folder, '2026-06-30.jsonl'), 'utf8')).toBe(
      '{"time":"2026-06-30T23:59:59.007-02:30","store":"118","lane":"3","mode":"live","event":"search",' +
        `"step":"customer","referenceId":"${'b'.repeat(32)}","outcome":"ok","ms":12}\n`,
    );
  });

  it('has an offset east of Greenwich, and nulls for missing settings', async () => {
    vi.stubEnv('TZ', 'Asia/Kolkata');
    const audit = open({ place: { store: null, lane: null, mode: 'training' } });
    audit.write({ at: Date.UTC(2026, 10, 21, 0, 0), event: 'lane_started', version: '0.1.0' });
    await audit.flush();
    const where = { store: null, lane: null, mode: 'training' };
    expect(await linesOf()).toEqual([
      { time: '2026-11-21T05:30:00.000+05:30', ...where, event: 'lane_started', version: '0.1.0' },
    ]);
  });

  it.skipIf(process.platform === 'win32')('is for this user alone', async () => {
    const audit = open();
    audit.write({ at, event: 'lane_started' });
    await audit.flush();
    expect((await stat(join(folder, '2026-11-21.jsonl'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });
});

describe('the order', () => {
  it('is that of writing, also under load', async () => {
    const audit = open();
    const batch = (from: number): void => {
      for (let count = from; count < from + 100; count += 1) audit.write({ at, event: 'search', count });
    };
    batch(0);
    batch(100);
    await vi.waitFor(async () => {
      expect((await linesOf()).length).toBeGreaterThan(0);
    });
    batch(200);
    await vi.waitFor(
      async () => {
        expect((await linesOf()).map(({ count }) => count)).toEqual(Array.from({ length: 300 }, (_, count) => count));
      },
      { timeout: 50_000, interval: 200 },
    );
  });

  it('continues in the file of an earlier start', async () => {
    const first = open();
    first.write({ at, event: 'lane_started' });
    await first.flush();
    const second = open();
    second.write({ at, event: 'lane_stopped' });
    await second.flush();
    expect(await eventsOf()).toEqual(['lane_started', 'lane_stopped']);
  });
});

describe('the days', () => {
  it('have a file each by local time, even when the clock jumps', async () => {
    const audit = open();
    const events = ['one', 'two', 'three', 'four'];
    for (const [index, ahead] of [0, day, -day, 0].entries()) {
      audit.write({ at: noon + ahead, event: events[index] ?? '' });
    }
    await audit.flush();
    expect((await readdir(folder)).sort()).toEqual(['2026-11-20.jsonl', '2026-11-21.jsonl', '2026-11-22.jsonl']);
    expect(await eventsOf()).toEqual(['one', 'four']);
    expect(await eventsOf('2026-11-22.jsonl')).toEqual(['two']);
    expect(await eventsOf('2026-11-20.jsonl')).toEqual(['three']);
    expect(problems).toEqual([]);
  });

  it('are removed past their retention, at the start and at midnight, and nothing else is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    at = new Date(2026, 10, 21, 23, 30).getTime();
    for (const name of ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-21', '2026-11-23']) {
      await writeDay(`${name}.jsonl`, '{}\n');
    }
    await writeDay('2020-01-01.txt', '');
    await writeDay('notes.jsonl', '');
    const others = ['2020-01-01.txt', 'notes.jsonl'];
    const kept = async (): Promise<string[]> => (await readdir(folder)).filter((name) => !others.includes(name)).sort();
    const until = (names: string[]): Promise<void> =>
      vi.waitFor(
        async () => {
          expect(await kept()).toEqual(names.map((name) => `${name}.jsonl`));
        },
        { timeout: 50_000 },
      );
    open({ days: 3 });
    await until(['2026-11-18', '2026-11-19', '2026-11-21', '2026-11-23']);
    at += 30 * 60_000 + 1;
    await vi.advanceTimersByTimeAsync(30 * 60_000 + 1);
    await until(['2026-11-19', '2026-11-21', '2026-11-23']);
    at += day;
    await vi.advanceTimersByTimeAsync(day);
    await until(['2026-11-21', '2026-11-23']);
    expect((await readdir(folder)).filter((name) => others.includes(name))).toEqual(others);
  });

  it('are bounded: a full day says so, and the next one continues', async () => {
    await writeDay('2026-11-21.jsonl', `${'x'.repeat(maxBytesOfDay - 10)}\n`);
    const audit = open();
    for (const event of ['one', 'two', 'three']) audit.write({ at, event });
    audit.write({ at: at + day, event: 'four' });
    await audit.flush();
    const text = await readFile(join(folder, '2026-11-21.jsonl'), 'utf8');
    const events = text
      .slice(maxBytesOfDay - 9)
      .split('\n')
      .slice(0, -1);
    expect(events.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['one', 'day_full']);
    expect(await eventsOf('2026-11-22.jsonl')).toEqual(['four']);
    const again = open();
    again.write({ at, event: 'five' });
    await again.flush();
    expect(await readFile(join(folder, '2026-11-21.jsonl'), 'utf8')).toBe(text);
  });
});

describe('a line that a power cut has torn', () => {
  it('is closed before the next one', async () => {
    await writeDay('2026-11-21.jsonl', '{"event":"one"}\n{"event":"tw');
    const audit = open();
    audit.write({ at, event: 'three' });
    audit.write({ at, event: 'four' });
    await audit.flush();
    const lines = (await readFile(join(folder, '2026-11-21.jsonl'), 'utf8')).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.slice(0, 2)).toEqual(['{"event":"one"}', '{"event":"tw']);
    expect(lines.slice(2, 4).map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['three', 'four']);
  });
});

describe('a disk that fails', () => {
  it('is reported once; the queued lines are written in order when it works again', async () => {
    const full = disk();
    full.fails = 'ENOSPC';
    full.part = 20;
    const audit = open({ append: full.append });
    audit.write({ at, event: 'one' });
    await audit.flush();
    audit.write({ at, event: 'two' });
    await audit.flush();
    expect(problems).toEqual(['ENOSPC']);
    full.fails = null;
    audit.write({ at, event: 'three' });
    await audit.flush();
    const lines = (await readFile(join(folder, '2026-11-21.jsonl'), 'utf8')).split('\n').slice(0, -1);
    const whole = lines.flatMap((line) => (line.endsWith('}') ? [(JSON.parse(line) as { event: string }).event] : []));
    expect(whole).toEqual(['one', 'two', 'three']);
    full.fails = 'ENOSPC';
    audit.write({ at, event: 'four' });
    await audit.flush();
    expect(problems).toEqual(['ENOSPC']);
  });

  it('is retried automatically', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const full = disk();
    full.fails = 'ENOSPC';
    const audit = open({ append: full.append });
    audit.write({ at, event: 'one' });
    await audit.flush();
    full.fails = null;
    await vi.advanceTimersByTimeAsync(30_000);
    vi.useRealTimers();
    await vi.waitFor(async () => {
      expect(await eventsOf()).toEqual(['one']);
    });
  });

  it('drops the oldest entries of a full queue, and logs how many', async () => {
    const full = disk();
    full.fails = 'EROFS';
    const audit = open({ append: full.append });
    for (let count = 0; count < maxWaiting + 7; count += 1) audit.write({ at, event: 'search', count });
    await audit.flush();
    full.fails = null;
    audit.write({ at, event: 'search', count: maxWaiting + 7 });
    await vi.waitFor(
      async () => {
        const lines = await linesOf();
        expect(lines.at(-1)).toMatchObject({ event: 'entries_lost', count: 7 });
        expect(lines[0]).toMatchObject({ count: 7 });
        expect(lines).toHaveLength(maxWaiting + 2);
      },
      { timeout: 50_000, interval: 500 },
    );
  });

  it('delays quitting by a second at most', async () => {
    const audit = open({ append: () => new Promise(() => undefined), flushMs: 1_000 });
    audit.write({ at, event: 'one' });
    const before = performance.now();
    await audit.flush();
    expect(performance.now() - before).toBeGreaterThan(900);
  });

  it('does not stop the other days where one day’s path is not a file', async () => {
    await mkdir(join(folder, '2026-11-21.jsonl'), { recursive: true });
    const audit = open();
    audit.write({ at, event: 'one' });
    audit.write({ at: at + day, event: 'two' });
    await audit.flush();
    expect(problems).toEqual(['ENOTFILE']);
    expect(await eventsOf('2026-11-22.jsonl')).toEqual(['two']);
    await rm(join(folder, '2026-11-21.jsonl'), { recursive: true });
    audit.write({ at: at + day, event: 'three' });
    await audit.flush();
    expect(await eventsOf()).toEqual(['one']);
    expect(await eventsOf('2026-11-22.jsonl')).toEqual(['two', 'three']);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is reported where its folder is read-only',
    async () => {
      await chmod(scratch, 0o500);
      const audit = open();
      audit.write({ at, event: 'one' });
      await audit.flush();
      expect(problems).toEqual(['EACCES']);
      await chmod(scratch, 0o700);
      audit.write({ at, event: 'two' });
      await audit.flush();
      expect(await eventsOf()).toEqual(['one', 'two']);
    },
  );

  it('is reported where the folder’s path is a file', async () => {
    await writeFile(folder, '');
    const audit = open();
    audit.write({ at, event: 'one' });
    await audit.flush();
    expect(problems).toEqual(['EEXIST']);
    await rm(folder);
    audit.write({ at, event: 'two' });
    await audit.flush();
    expect(await eventsOf()).toEqual(['one', 'two']);
  });
});
