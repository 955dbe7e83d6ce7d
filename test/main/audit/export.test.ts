import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAudit, exportTrail, parseExportArguments } from '../../../main/audit';

let scratch: string;
let folder: string;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'audit-'));
  folder = join(scratch, 'audit');
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

describe('the arguments', () => {
  it.each<[string[], ReturnType<typeof parseExportArguments>]>([
    [['electron', '.', '--user-data-dir=x', '--no-sandbox'], { kind: 'none' }],
    [['terminal', '--export-audit=a.jsonl'], { kind: 'export', file: 'a.jsonl', since: null }],
    [['--export-audit=-', '--since=2024-02-29'], { kind: 'export', file: '-', since: '2024-02-29' }],
    [['--since=2026-11-21', '--export-audit=a=b'], { kind: 'export', file: 'a=b', since: '2026-11-21' }],
    [['--export-audit', 'a.jsonl'], { kind: 'wrong', code: 'export_arguments' }],
    [['--export-audit='], { kind: 'wrong', code: 'export_arguments' }],
    [['--export-audit=a', '--export-audit=b'], { kind: 'wrong', code: 'export_arguments' }],
    [['--export-audits=a'], { kind: 'wrong', code: 'export_arguments' }],
    [['-export-audit=a'], { kind: 'wrong', code: 'export_arguments' }],
    [['--export-audit=a', '--since'], { kind: 'wrong', code: 'export_arguments' }],
    [['--since=2026-11-21'], { kind: 'wrong', code: 'export_since_alone' }],
    [['--export-audit=a', '--since=2026-11-31'], { kind: 'wrong', code: 'export_since_invalid' }],
    [['--export-audit=a', '--since=21.11.2026'], { kind: 'wrong', code: 'export_since_invalid' }],
    [['--export-audit=a', '--since='], { kind: 'wrong', code: 'export_since_invalid' }],
  ])('%j', (args, parsed) => {
    expect(parseExportArguments(args)).toEqual(parsed);
  });
});

describe('an export', () => {
  const days: Record<string, string> = {
    '2026-11-20': '{"event":"one"}\n{"event":"two"}\n',
    '2026-11-21': '{"event":"thr\n{"event":"three"}\n',
    '2026-11-22': '{"event":"four"}\n{"event":"fi',
  };
  async function writeDays(): Promise<void> {
    await mkdir(folder);
    for (const [day, text] of Object.entries(days)) await writeFile(join(folder, `${day}.jsonl`), text);
    await writeFile(join(folder, 'notes.txt'), 'not ours\n');
  }
  const standard = (): { said: () => string; standardOutput: (text: string) => Promise<void> } => {
    let said = '';
    return { said: () => said, standardOutput: (text) => Promise.resolve(void (said += text)) };
  };

  it('has all whole lines in order, and counts the damaged ones', async () => {
    await writeDays();
    const file = join(scratch, 'out.jsonl');
    await writeFile(file, 'of an earlier export');
    expect(await exportTrail({ folder, file, since: null })).toEqual({
      complete: true,
      problems: [{ code: 'export_damaged', params: { count: 2 } }],
    });
    const four = ['one', 'two', 'three', 'four'].map((event) => `{"event":"${event}"}\n`).join('');
    expect(await readFile(file, 'utf8')).toBe(four);
  });

  it('begins with the given day, on standard output too', async () => {
    await writeDays();
    const { said, standardOutput } = standard();
    await exportTrail({ folder, file: '-', since: '2026-11-21', standardOutput });
    expect(said()).toBe('{"event":"three"}\n{"event":"four"}\n');
  });

  it('gives the entries byte for byte', async () => {
    const at = new Date(2026, 10, 21, 12).getTime();
    const place = { store: '118', lane: 'Caisse 3 « été »', mode: 'live' } as const;
    const audit = createAudit({ folder, place, days: 90, now: () => at, onProblem: () => undefined });
    for (const event of ['lane_started', 'lane_stopped']) audit.write({ at, event });
    await audit.flush();
    const { said, standardOutput } = standard();
    expect(await exportTrail({ folder, file: '-', since: null, standardOutput })).toEqual({
      complete: true,
      problems: [],
    });
    expect(said()).toBe(await readFile(join(folder, '2026-11-21.jsonl'), 'utf8'));
  });

  it('is empty where there is no trail', async () => {
    const file = join(scratch, 'out.jsonl');
    expect(await exportTrail({ folder, file, since: null })).toEqual({ complete: true, problems: [] });
    expect(await readFile(file, 'utf8')).toBe('');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('continues past an unreadable day, and reports it', async () => {
    await writeDays();
    await mkdir(join(folder, '2026-11-19.jsonl'));
    const { said, standardOutput } = standard();
    const path = join(folder, '2026-11-19.jsonl');
    expect(await exportTrail({ folder, file: '-', since: null, standardOutput })).toEqual({
      complete: false,
      problems: [
        { code: 'export_not_read', params: { file: path, reason: 'EISDIR' } },
        { code: 'export_damaged', params: { count: 2 } },
      ],
    });
    expect(said()).toContain('"four"');
  });

  it('never overwrites the trail', async () => {
    await writeDays();
    const file = join(folder, '..', 'audit', '2026-11-20.jsonl');
    expect(await exportTrail({ folder, file, since: null })).toEqual({
      complete: false,
      problems: [{ code: 'export_into_trail', params: { file } }],
    });
    expect(await readFile(file, 'utf8')).toBe(days['2026-11-20']);
  });

  it('reports a target that cannot be written', async () => {
    await writeDays();
    const file = join(scratch, 'nowhere', 'out.jsonl');
    expect(await exportTrail({ folder, file, since: null })).toEqual({
      complete: false,
      problems: [{ code: 'export_not_written', params: { file, reason: 'ENOENT' } }],
    });
    const standardOutput = (): Promise<void> => Promise.reject(Object.assign(new Error('no'), { code: 'EPIPE' }));
    expect(await exportTrail({ folder, file: '-', since: null, standardOutput })).toEqual({
      complete: false,
      problems: [{ code: 'export_not_written', params: { file: '-', reason: 'EPIPE' } }],
    });
  });
});
