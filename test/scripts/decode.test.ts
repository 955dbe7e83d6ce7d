// The decoder's command line, run as a process of its own: one line out for each line in, whatever the line is.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bcCard } from '../fixtures/licence/bc-cards';
import { aamvaCard, anyCard } from '../fixtures/licence/cards';
import { documentedSample } from '../fixtures/licence/documented-sample';
import { jurisdictions } from '../fixtures/licence/jurisdictions';
import { runTypeScript } from './run-typescript';
import type { Run } from './run-typescript';

const decode = (args: readonly string[], input: string | Buffer): Promise<Run> =>
  runTypeScript('scripts/decode.ts', args, input);

function lines(out: string): Record<string, unknown>[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const request = (id: unknown, code: unknown): string => `${JSON.stringify({ id, code })}\n`;
const timeout = 60_000;

describe('decode --jsonl', () => {
  it('answers the documented sample with exactly the field names of driverslicense', { timeout }, async () => {
    const { code, out } = await decode(['--jsonl', '--today', '2026-11-21'], request('doc', documentedSample));
    expect(code).toBe(0);
    const [answer] = lines(out);
    expect(answer).toMatchObject({
      id: 'doc',
      status: 'ok',
      repairs: ['file_type', 'header_spaces', 'header_lengths'],
      country: 'CAN',
      sex: null,
      class: null,
      issue_date: '2014-05-16',
      truncated: { first_name: false, middle_name: false, last_name: false },
    });
    expect(answer?.['licence']).toEqual({
      first_name: 'ENSTREAM',
      middle_name: null,
      last_name: 'NUMBER1',
      dob: '1974-05-15',
      address_1: '55 UNIVERSITY AVE',
      city: 'TORONTO',
      province: 'ON',
      postal_code: 'M5J 2H7',
      govid_type: 'CADL',
      govid_issuedby: 'QC',
      govid_number: 'D61014070660905',
      govid_expiry: '2020-05-15',
    });
    // IIN, subfile and country are there: everything is certain.
    expect(answer?.['certain']).toEqual(Object.keys(answer?.['licence'] as object));
    expect(answer?.['elements']).toContainEqual({ subfile: 'DL', id: 'DAC', value: 'ENSTREAM ' });
    expect(answer?.['certainty']).toMatchObject({ first_name: 'certain', govid_number: 'certain', class: 'certain' });
  });

  it('answers every line, in order, and goes on after bad ones', { timeout }, async () => {
    const bad = 'not json\n[]\nnull\n{"id":7}\n{"id":8,"code":5}\n\n';
    const { payload } = anyCard(1);
    const input = bad + request(9, payload) + request(10, 'A0000002480001') + request(11, 'hello').trimEnd();
    const { code, out } = await decode(['--jsonl'], input);
    expect(code).toBe(0);
    expect(lines(out).map(({ id, status, reason }) => [id, status, reason])).toEqual([
      [null, 'unreadable', 'not_json'],
      [null, 'unreadable', 'no_code'],
      [null, 'unreadable', 'no_code'],
      [7, 'unreadable', 'no_code'],
      [8, 'unreadable', 'no_code'],
      [9, 'ok', undefined],
      [10, 'unsupported', 'compact_encoding'],
      [11, 'unreadable', 'no_header'],
    ]);
    for (const line of lines(out)) expect(line).toHaveProperty('licence');
  });

  it('reads a file that starts with a byte order mark and ends its lines as Windows does', { timeout }, async () => {
    const { out } = await decode(
      ['--jsonl'],
      `\ufeff${request(1, 'hello')}${request(2, 'hello')}`.replaceAll('\n', '\r\n'),
    );
    expect(lines(out).map(({ id, reason }) => [id, reason])).toEqual([
      [1, 'no_header'],
      [2, 'no_header'],
    ]);
  });

  it("reads every jurisdiction's card as written, by the thousand", { timeout }, async () => {
    const cards = Array.from({ length: 3000 }, (_, seed) => {
      const jurisdiction = jurisdictions[seed % jurisdictions.length];
      if (jurisdiction === undefined) throw new Error('no jurisdiction');
      return aamvaCard({ seed, version: seed % 12, jurisdiction, kind: 'DL', tricky: true });
    });
    const { out } = await decode(['--jsonl'], cards.map(({ payload }, id) => request(id, payload)).join(''));
    const answers = lines(out);
    expect(answers).toHaveLength(cards.length);
    answers.forEach(({ id, licence }, i) => {
      expect(id).toBe(i);
      expect(cards[i]?.expected).toMatchObject(licence as object);
    });
  });

  it('takes the date from --today', { timeout }, async () => {
    const { out } = await decode(['--jsonl', '--today', '2019-01-01'], request(1, documentedSample));
    expect(JSON.stringify(lines(out)[0]?.['warnings'])).not.toContain('expired');
  });

  it('ends quietly when nobody reads on', { timeout }, async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/decode.ts', '--jsonl']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.on('error', () => undefined).end(request(1, documentedSample).repeat(20_000));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });

  it("never lets British Columbia's health number out", { timeout }, async () => {
    const cards = Array.from({ length: 50 }, (_, seed) => bcCard(seed));
    const { out } = await decode(['--jsonl'], cards.map(({ payload }, id) => request(id, payload)).join(''));
    for (const { healthNumber } of cards) if (healthNumber.trim() !== '') expect(out).not.toContain(healthNumber);
  });
});

describe('decode --explain', () => {
  let folder = '';
  let file = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'decode-'));
    file = join(folder, 'payload.txt');
    writeFileSync(file, documentedSample, 'latin1');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const personal = [
    'ENSTREAM',
    'NUMBER1',
    '1974',
    '19740515',
    'UNIVERSITY',
    'TORONTO',
    'M5J',
    'D61014070660905',
    'PEJK368N4',
  ];

  it('prints a table that shows no personal value', { timeout }, async () => {
    const { code, out } = await decode(['--explain', file, '--today', '2026-11-21'], '');
    expect(code).toBe(0);
    for (const value of personal) expect(out).not.toContain(value);
    expect(out).toMatch(/^first_name +X{8} +certain$/m);
    expect(out).toMatch(/^DL +DAQ +X9{14}$/m);
    expect(out).toMatch(/^govid_issuedby +QC +certain$/m);
    expect(out).toContain('expired: This card expired on 2020-05-15.');
  });

  it('shows none where damage has put it in the place of what may be seen', { timeout }, async () => {
    const card =
      '@\n\x1e\rANSI 636012090001DL00310067DLDCSSAMPLE\nDAJORSON\nDBAWILHELMINA\nDCAQUENTIN\nEVERARD\nDCG MATHILDA\r';
    const { out } = await decode(['--explain'], card);
    expect(out).toContain('status: ok');
    expect(out).not.toMatch(/SAMPLE|ORSON|WILHEL|QUENT|EVE|MATH/);
  });

  it('shows them on request, from standard input too', { timeout }, async () => {
    const { out } = await decode(['--explain', '--show'], Buffer.from(documentedSample, 'latin1'));
    for (const value of personal.filter((text) => text !== 'M5J')) expect(out).toContain(value);
  });

  it('says why a payload is refused', { timeout }, async () => {
    const { out } = await decode(['--explain'], '%B610054123^X?');
    expect(out).toContain('unsupported (health_card)');
    expect(out).toContain('This is a health card.');
  });

  it('explains itself when it is called wrongly', { timeout }, async () => {
    for (const args of [
      [],
      ['--jsonl', '--explain'],
      ['--jsonl', '--today', 'tomorrow'],
      ['--jsonl', '--today', '2026-02-30'],
      ['--nonsense'],
    ]) {
      const { code, err } = await decode(args, '');
      expect(code).toBe(2);
      expect(err).toContain('usage:');
    }
  });
});
