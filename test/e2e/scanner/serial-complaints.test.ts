// Complaints of users of other scanner software about serial scanners, one test each. Those about keyboard wedges are in
// keyboard-wedge.test.ts.
import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cashierAt, type Cashier } from '../../support/cashier';
import { openPty, type Pty } from '../../support/pty';
import { freePort } from '../../support/free-port';
import { controlToken, sandboxAt, type TrainingSandbox } from '../../support/sandbox-control';
import { customerOf } from '../support/training-till';
import { launch, type Launched } from '../support/launch';
import { words } from '../support/words';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');

let folder: string;
let path: string;
let pty: Pty | null = null;
let terminal: Launched;
let cashier: Cashier;
let sandbox: TrainingSandbox;
let port: number;

const start = async (): Promise<void> => {
  const config = { language: 'en-CA', serial: { path }, sandbox: { port, controlToken } };
  terminal = await launch({ config, userDataDir: join(folder, 'user-data') });
  cashier = cashierAt(terminal.page);
};

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  path = join(folder, 'scanner');
  port = await freePort();
  sandbox = sandboxAt(port);
  await start();
});
test.afterAll(async () => {
  await terminal.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
test.beforeEach(async () => {
  await cashier.newCustomer();
  pty = await openPty(path);
  await scannerIs('good');
});
test.afterEach(async () => {
  await pty?.close();
  pty = null;
  await scannerIs('warning');
});

const scannerIs = (tone: 'good' | 'warning'): Promise<void> =>
  expect(cashier.at('scanner')).toHaveAttribute('data-tone', tone, { timeout: 10_000 });

function plugged(): Pty {
  if (pty === null) throw new Error('the scanner is not plugged in');
  return pty;
}

async function unplug(): Promise<void> {
  await plugged().close();
  pty = null;
}

/** The number of accepted scans: Flexiti reads each licence once. */
async function scansAccepted(): Promise<number> {
  return (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'driverslicense').length;
}

const expectName = (name: string): Promise<void> =>
  expect(cashier.at('customer-name')).toContainText(new RegExp(name, 'i'));

test('“The code is read twice”', async () => {
  const before = await scansAccepted();
  await plugged().write(rosalind.payload() + rosalind.payload());
  await plugged().write(rosalind.payload(), { chunks: [40] });
  await expectName(rosalind.firstName);
  await cashier.expectStep('verify');
  await plugged().write(harriet.payload());
  // The question comes after everything that was sent before.
  await expect(cashier.at('pending-scan')).toContainText(new RegExp(harriet.firstName, 'i'));
  expect(await scansAccepted()).toBe(before + 1);
});

test('“A scan is cut at the first CR”', async () => {
  const before = await scansAccepted();
  const payload = rosalind.payload().replaceAll('\n', '\r');
  const lines = payload.split(/(?<=\r)/);
  expect(lines.length).toBeGreaterThan(5);
  await plugged().write(payload, { chunks: lines.map(({ length }) => length), pauseMs: 20 });
  await expectName(rosalind.firstName);
  await cashier.expectStep('verify');
  await expect(cashier.at('notice')).toHaveCount(0);
  expect(await scansAccepted()).toBe(before + 1);
});

test('“Two quick scans run together”', async () => {
  await plugged().write(rosalind.payload());
  await plugged().write(harriet.payload());
  await expectName(rosalind.firstName);
  await expect(cashier.at('pending-scan')).toContainText(
    new RegExp(`${harriet.firstName} ${harriet.lastName.charAt(0)}\\.`, 'i'),
  );
  await expect(cashier.at('notice')).toHaveCount(0);
});

test('“Connected is shown after the cable was pulled”', async () => {
  await unplug();
  await scannerIs('warning');
  await expect(cashier.at('scanner')).toContainText(words('screens_scanner_absent', 'en-CA'));
  await expect(cashier.at('scanner-help')).toContainText(words('scanner_state_absent', 'en-CA', { name: path }));
});

test('“Nothing comes after it was plugged in again”', async () => {
  for (const customer of [rosalind, harriet]) {
    await unplug();
    await scannerIs('warning');
    pty = await openPty(path);
    await scannerIs('good');
    await plugged().write(customer.payload());
    await expectName(customer.firstName);
    // A key that was pressed for the screen before the accounts came is refused.
    await cashier.expectStep('verify');
    await cashier.newCustomer();
  }
});

test('“Access denied on the port after a restart”', async () => {
  // The terminal is killed with the port open, and another program opens it first.
  const { pid } = terminal.app.process();
  const gone = once(terminal.app.process(), 'exit');
  process.kill(pid ?? 0, 'SIGKILL');
  await gone;
  const other = await holdPort(path);
  await start();
  await expect(cashier.at('scanner-help')).toContainText(
    words('scanner_state_busy_elsewhere_told', 'en-CA', { name: path, because: 'node' }),
    { timeout: 10_000 },
  );
  other.kill('SIGKILL');
  await scannerIs('good');
  await plugged().write(harriet.payload());
  await expectName(harriet.firstName);
});

async function holdPort(held: string): Promise<ChildProcess> {
  const program = spawn(process.execPath, [join(import.meta.dirname, 'programs', 'hold-port.cjs'), held], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(program.stdout, 'data');
  return program;
}
