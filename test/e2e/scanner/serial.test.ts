// A serial scanner: plugged in late, unplugged during a scan, fast, and slow.
import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxCustomer } from '../../../main/sandbox';
import { openPty, type Pty } from '../../support/pty';
import { cashierAt, type Cashier } from '../../support/cashier';
import { customerOf } from '../support/training-till';
import { launch, type Launched } from '../support/launch';
import { words } from '../support/words';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');

let folder: string;
let path: string;
let pty: Pty | null;
let terminal: Launched;
let cashier: Cashier;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  path = join(folder, 'scanner');
  terminal = await launch({ config: { language: 'en-CA', serial: { path } } });
  cashier = cashierAt(terminal.page);
});
test.afterAll(async () => {
  await terminal.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
test.beforeEach(async () => {
  pty = null;
  await cashier.newCustomer();
});
test.afterEach(async () => {
  await pty?.close();
  await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'warning');
});

/** Resolves when the terminal has found it. */
async function plugIn(): Promise<Pty> {
  const opened = await openPty(path);
  pty = opened;
  await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'good', { timeout: 10_000 });
  return opened;
}

/** Exactly one scan was written so far: another licence is the only one that asks. */
async function expectOneScan(scanner: Pty, other: SandboxCustomer): Promise<void> {
  await scanner.write(other.payload());
  await expect(cashier.at('pending-scan')).toContainText(new RegExp(other.firstName, 'i'));
  await expect(cashier.at('notice')).toHaveCount(0);
}

async function expectServed({ firstName, lastName }: SandboxCustomer): Promise<void> {
  await cashier.expectStep('verify');
  await expect(cashier.at('customer-name')).toContainText(new RegExp(`${firstName}.*${lastName}`, 'i'));
}

test('a port that is missing at the start is reported, and found when it appears', async () => {
  await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'warning');
  await expect(cashier.at('scanner-help')).toContainText(words('scanner_state_absent', 'en-CA', { name: path }));
  const scanner = await plugIn();
  await expect(cashier.at('scanner-help')).toHaveCount(0);
  await scanner.write(rosalind.payload());
  await expectServed(rosalind);
});

test('a scan cut by unplugging is reported, and the next one works', async () => {
  const before = await plugIn();
  await before.write(rosalind.payload().slice(0, 60), { chunks: [1] });
  await before.close();
  await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'warning');
  await expect(cashier.at('notice')).toContainText(words('screens_note_scan_cut', 'en-CA'));
  await cashier.expectStep('customer');
  const again = await plugIn();
  await again.write(rosalind.payload());
  await expectServed(rosalind);
});

test('two quick scans are not merged: the second one asks', async () => {
  const scanner = await plugIn();
  await scanner.write(rosalind.payload() + harriet.payload());
  await expectServed(rosalind);
  await expect(cashier.at('pending-scan')).toContainText(
    new RegExp(`${harriet.firstName} ${harriet.lastName.charAt(0)}\\.`, 'i'),
  );
  await terminal.page.keyboard.press('Enter');
  await expectServed(harriet);
});

test('one byte at a time is one scan', async () => {
  const scanner = await plugIn();
  await scanner.write(harriet.payload(), { chunks: [1], pauseMs: 1 });
  await expectServed(harriet);
  await expect(cashier.at('pending-scan')).toHaveCount(0);
  await expectOneScan(scanner, rosalind);
});

test('a pause after each CR within a licence cuts nothing', async () => {
  const scanner = await plugIn();
  const payload = rosalind.payload().replaceAll('\n', '\r');
  const pieces = payload.split(/(?<=\r)/);
  expect(pieces.length).toBeGreaterThan(5);
  await scanner.write(payload, { chunks: pieces.map(({ length }) => length), pauseMs: 20 });
  await expectServed(rosalind);
  await expect(cashier.at('pending-scan')).toHaveCount(0);
  await expectOneScan(scanner, harriet);
});
