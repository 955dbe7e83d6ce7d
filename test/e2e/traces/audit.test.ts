// The audit trail of the real program: a customer's entries, and the export for the store's log collector.
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cashierAt } from '../../support/cashier';
import { customerOf } from '../support/training-till';
import { launch, programArguments, programEnvironment, type Launched } from '../support/launch';
import { electronExecutable } from '../support/runtime';
import { words } from '../support/words';

type Line = Record<string, unknown>;

let scratch: string;
let userDataDir: string;

test.beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  userDataDir = join(scratch, 'user-data');
});
test.afterEach(async () => {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});

/** Runs the program with arguments until it ends. */
function run(args: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done, failed) => {
    const options = { env: { ...programEnvironment(), ...env }, timeout: 60_000 };
    execFile(electronExecutable(), programArguments(userDataDir, args), options, (problem, out, err) => {
      const code = problem === null ? 0 : problem.code;
      if (typeof code === 'number') done({ code, out, err });
      else failed(new Error('the program was ended, or did not start'));
    });
  });
}

async function trail(): Promise<string> {
  const folder = join(userDataDir, 'audit');
  const names = (await readdir(folder)).sort();
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('');
}

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
const reads = ['search', 'licence_read', 'lookup', 'quote'];

/** Serves a customer from the scan to the end; gives the PIN. */
async function serve({ page }: Launched): Promise<string> {
  const cashier = cashierAt(page);
  await expect(cashier.at('tour')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cashier.at('tour')).toHaveCount(0);
  await expect(cashier.at('training-key')).toBeVisible();
  await page.keyboard.press('F8');
  await cashier.at('training-licence-on-ordinary').click();
  await cashier.expectStep('verify');
  await cashier.amount(120_000);
  await cashier.at('method-sms').click();
  const pin = /\d{4}/.exec((await cashier.at('training-pin').textContent()) ?? '')?.[0] ?? '';
  await cashier.at('pin').fill(pin);
  await page.keyboard.press('Enter');
  await cashier.expectStep('quote');
  await cashier.choose('plan-4-12');
  await cashier.primary();
  await cashier.expectStep('handOver');
  await cashier.at('done').click();
  await cashier.expectStep('customer');
  return pin;
}

test('a customer leaves codes and durations, no personal data; the export works beside the running terminal', async () => {
  const terminal = await launch({ userDataDir, config: { store: '118', lane: '3', language: 'fr-CA' } });
  let pin: string;
  try {
    pin = await serve(terminal);
    // The customer's last entry is on the disk.
    await expect.poll(trail).toContain('"customer_left"');

    const file = join(scratch, 'export.jsonl');
    const exported = await run([`--export-audit=${file}`]);
    expect(exported.code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(await trail());
    expect(await terminal.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  } finally {
    await terminal.close();
  }

  // Without a display too, as a log collector runs it.
  const { code, out } = await run(['--export-audit=-'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
  expect(code).toBe(0);
  expect(out).toBe(await trail());
  const lines = linesOf(out);
  const { referenceId } = lines[1] ?? {};
  expect(referenceId).toMatch(/^[0-9a-f]{32}$/);
  const ms = expect.any(Number) as unknown;
  const [verify, ofCustomer] = [
    { step: 'verify', referenceId, format: 'sms' },
    { referenceId, ms, outcome: 'ok' },
  ];
  const where = {
    time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/) as unknown,
    ...{ store: '118', lane: '3', mode: 'training' },
  };
  const entries = [
    { event: 'lane_started', version: expect.any(String) as unknown },
    { event: 'customer_started', step: 'customer', referenceId, by: 'scan' },
    { event: 'verify_decided', ...verify },
    { event: 'verify_answered', ...verify, outcome: 'ok', ms },
    { event: 'pin_entered', step: 'verify', referenceId, outcome: 'ok' },
    { event: 'handed_over', step: 'hand_over', ...ofCustomer },
    { event: 'customer_left', step: 'hand_over', ...ofCustomer },
    { event: 'lane_stopped', outcome: 'ok' },
  ];
  expect(lines.filter(({ event }) => !reads.includes(String(event)))).toEqual(
    entries.map((line) => ({ ...where, ...line })),
  );
  // These run concurrently, so in any order.
  const answered = lines.filter(({ event }) => reads.includes(String(event)));
  expect(answered.map(({ event }) => event).sort()).toEqual(['licence_read', 'lookup', 'quote', 'search']);
  for (const line of answered) expect(line).toMatchObject(ofCustomer);

  const { firstName, lastName, birthDate, accountNumber, customerId } = customerOf('on-ordinary');
  // Without the fields that may hold any digits.
  const text = JSON.stringify(lines.map((line) => ({ ...line, time: '', ms: 0, referenceId: '' }))).toUpperCase();
  const personal = [firstName, lastName, birthDate, accountNumber, customerId, pin].map((value) => value.toUpperCase());
  expect(personal.filter((value) => value === '' || text.includes(value))).toEqual([]);

  const tomorrow = await run(['--export-audit=-', '--since=9999-12-31']);
  expect(tomorrow).toMatchObject({ code: 0, out: '' });
  const wrong = await run(['--export-audit=-', '--since=2026-11-31']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain(words('shell_export_since_invalid', 'fr-CA'));
});
