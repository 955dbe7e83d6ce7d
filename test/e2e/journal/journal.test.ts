// The journal of the real program: customers are stored encrypted, wiped when done, and a failing file never stops the lane.
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from '@playwright/test';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxCustomer } from '../../../main/sandbox';
import { canMount, mountSmallDisk, type SmallDisk } from '../../support/small-disk';
import { customerOf } from '../support/training-till';
import { isAtVerify } from '../support/driven-terminal';
import { RestartedLane } from './restarted-lane';
import { tracesIn } from '../traces/traces';
import { words } from '../support/words';

test.skip(process.platform !== 'linux', 'other systems have a keyring of their own');

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const geraldine = customerOf('on-several-normal');
const octavia = customerOf('mb-ordinary');
const amountCents = 23_445;
const hourMs = 3_600_000;

let lane: RestartedLane;
test.beforeEach(async () => {
  lane = await RestartedLane.open();
});
test.afterEach(() => lane.close());

const folder = (): string => join(lane.userDataDir, 'journal');
const file = (): string => join(folder(), 'live.sqlite');
/** Database and write-ahead log. */
const bytes = (): Buffer => Buffer.concat(readdirSync(folder()).map((name) => readFileSync(join(folder(), name))));

/** One current customer, two parked. */
async function serveThree(): Promise<void> {
  await lane.search(geraldine);
  await lane.until('accounts', ({ screen }) => screen.step === 'customer' && screen.phase.kind === 'choosing');
  await lane.park(1);
  await lane.serve(harriet, amountCents);
  await lane.park(2);
  await lane.serve(rosalind, amountCents);
}

function marksOf(customers: SandboxCustomer[]): Record<string, string> {
  return Object.fromEntries(
    customers.flatMap(({ id, firstName, lastName, birthDate, accountNumber, customerId }) =>
      Object.entries({ firstName, lastName, birthDate, accountNumber, customerId }).map(([name, text]) => [
        `${id} ${name}`,
        text,
      ]),
    ),
  );
}
const marks = { ...marksOf([rosalind, harriet, geraldine]), amount: `"amountCents":${amountCents}` };

/** From the search to the hand-over and a new flow. */
async function serveToTheEnd(customer: SandboxCustomer): Promise<void> {
  await lane.quoteByPin(customer, amountCents, '4711');
  await lane.choosePlan();
  await lane.intend({ type: 'handOver' });
  await lane.until('the hand-over', ({ screen }) => screen.step === 'handOver');
  await lane.intend({ type: 'done' });
  await lane.until('an empty counter', ({ canPark }) => !canPark);
}

/** Standard error has the message about a journal that cannot be used. */
async function expectReported(code: string, params: Record<string, string>): Promise<void> {
  const message = words(`shell_journal_${code}`, 'en-CA', { keptAside: '–', folder: folder(), ...params });
  expect(await lane.terminal.stderrText()).toContain(message);
}

test('without a keyring nothing personal is written, and the lost customers are reported', async () => {
  const provisioned = lane.config;
  await lane.kill();
  await lane.start({ keyring: false, config: provisioned });
  expect(lane.terminal.first.keeping).toBe('no_keyring');
  await serveThree();
  // The rows are there: the step is not personal.
  expect(tracesIn(folder(), { step: 'verify' })).not.toEqual([]);
  expect(tracesIn(folder(), marks)).toEqual([]);
  await lane.kill();
  expect(tracesIn(folder(), { step: 'verify' })).not.toEqual([]);
  expect(tracesIn(folder(), marks)).toEqual([]);
  await lane.start({ keyring: false, config: provisioned });
  const { notice, parked, canPark } = lane.terminal.first;
  expect(notice).toMatchObject({ code: 'not_restored_no_keyring', params: { counter: 1, parked: 2 } });
  expect([parked, canPark]).toEqual([[], false]);
  // Nobody has done anything about it: it is said again, also with the keyring back.
  await lane.kill();
  await lane.start({ config: provisioned });
  expect(lane.terminal.first).toMatchObject({ notice: { code: 'not_restored_no_keyring' }, keeping: 'kept' });
  await serveToTheEnd(rosalind);
});

test('with a keyring nothing is readable, and a served customer is wiped', async () => {
  await serveThree();
  expect(tracesIn(folder(), marks)).toEqual([]);
  const sealed = sealedRows();
  expect(sealed.size).toBe(3);
  const { flowId } = await lane.terminal.view();
  const current = sealed.get(flowId) ?? Buffer.alloc(0);
  expect(isIn(current)).toBe(true);

  await lane.sendPin('sms');
  await lane.intend({ type: 'enterPin', pin: '4711' });
  await lane.untilQuoted();
  await lane.choosePlan();
  await lane.intend({ type: 'handOver' });
  await lane.until('the hand-over', ({ screen }) => screen.step === 'handOver');
  const last = sealedRows().get(flowId) ?? Buffer.alloc(0);
  expect(isIn(last)).toBe(true);
  await lane.intend({ type: 'done' });
  const left = await lane.until('an empty counter', ({ canPark }) => !canPark);
  expect(left.keeping).toBe('kept');
  expect([isIn(current), isIn(last), bytes().includes(flowId)]).toEqual([false, false, false]);
  // The parked customers are still stored.
  expect([...sealedRows().keys()].sort()).toEqual([...sealed.keys()].filter((id) => id !== flowId).sort());

  await lane.kill();
  expect([isIn(current), isIn(last)]).toEqual([false, false]);
  expect(tracesIn(folder(), marks)).toEqual([]);
  await lane.start();
  // The terminal itself reads them.
  expect(lane.terminal.first.parked.map(({ number, name }) => [number, name])).toEqual([
    [1, `${geraldine.firstName} P.`],
    [2, `${harriet.firstName} ${harriet.lastName.charAt(0)}.`],
  ]);
});

test('customers that the keyring no longer decrypts are not restored, and reported as lost', async () => {
  await serveThree();
  await lane.kill();
  writeFileSync(join(lane.userDataDir, 'journal-key.bin'), 'v11 of another computer');
  await lane.start();
  const { notice, parked, canPark, keeping } = lane.terminal.first;
  expect(notice).toMatchObject({ code: 'not_restored_unreadable', params: { counter: 1, parked: 2 } });
  expect([parked, canPark, keeping]).toEqual([[], false, 'kept']);
  await lane.serve(rosalind, amountCents);
  await lane.kill();
  await lane.start();
  expect(lane.terminal.first).toMatchObject({ notice: { code: 'restored' }, parked: [] });
});

test('customers parked for too long are wiped at the next start, others are not', async () => {
  await serveThree();
  await lane.park(3);
  await lane.kill();
  await lane.start({ aheadMs: 11 * hourMs });
  expect(lane.terminal.first.notice).toBe(null);
  expect(lane.terminal.first.parked).toHaveLength(3);
  const sealed = [...sealedRows().values()];
  expect(sealed.map(isIn)).toEqual([true, true, true]);
  await lane.kill();
  await lane.start({ aheadMs: 13 * hourMs });
  const { notice, parked } = lane.terminal.first;
  expect(notice).toMatchObject({ code: 'parked_wiped', params: { count: 3 } });
  expect(parked).toEqual([]);
  expect(sealed.map(isIn)).toEqual([false, false, false]);
});

/** How a cleanly closed file is damaged, and how it is reported. */
const damages: { name: string; code: string; reason: string; damage: (whole: Buffer) => Buffer }[] = [
  { name: 'garbage', code: 'damaged', reason: 'SQLITE_NOTADB', damage: (whole) => Buffer.alloc(whole.length, 0x5a) },
  { name: 'a file cut off', code: 'damaged', reason: '', damage: (whole) => whole.subarray(0, whole.length / 2) },
  { name: 'an empty file', code: 'damaged', reason: 'empty', damage: () => Buffer.alloc(0) },
  { name: 'an older schema', code: 'older', reason: '0', damage: (whole) => withVersion(whole, 0) },
  { name: 'a newer schema', code: 'newer', reason: '7', damage: (whole) => withVersion(whole, 7) },
];

test('an unusable file is set aside and reported, and a new one created', async () => {
  test.setTimeout(120_000);
  for (const { name, code, reason, damage } of damages) {
    await test.step(name, async () => {
      await lane.serve(rosalind, amountCents);
      await lane.terminal.close();
      expect(readdirSync(folder()).filter((found) => !found.includes('.damaged-'))).toContain('live.sqlite');
      expect(existsSync(`${file()}-wal`) && readFileSync(`${file()}-wal`).length > 0).toBe(false);
      const damaged = damage(readFileSync(file()));
      writeFileSync(file(), damaged);
      const before = readdirSync(folder());
      await lane.start();
      const keptAside = readdirSync(folder()).find((found) => found.includes(`.${code}-`) && !before.includes(found));
      expect(readFileSync(join(folder(), keptAside ?? ''))).toEqual(damaged);
      const reported = /\((SQLITE_\w+|integrity_check)\)/.exec(await lane.terminal.stderrText())?.[1] ?? '';
      await expectReported(code, { reason: reason === '' ? reported : reason, keptAside: keptAside ?? '' });
      expect(lane.terminal.first).toMatchObject({ canPark: false, parked: [], keeping: 'kept' });
      await serveToTheEnd(rosalind);
      expect((await lane.terminal.view()).keeping).toBe('kept');
    });
  }
});

test.describe('on a small disk', () => {
  test.skip(!canMount(), 'mounting a file system needs root on Linux');
  let disk: string;
  let small: SmallDisk;
  test.beforeEach(async () => {
    disk = folder();
    await lane.terminal.close();
    rmSync(disk, { recursive: true, force: true });
    mkdirSync(disk, { mode: 0o700 });
    small = mountSmallDisk(disk);
  });
  test.afterEach(async () => {
    await lane.terminal.close();
    small.unmount();
  });

  /** The journal works again, and a customer is restored after a kill. */
  async function expectStoredAgain(): Promise<void> {
    // Retried with the cashier's next intention, once a second at most.
    await expect
      .poll(
        async () => {
          const { amountCents: before } = await lane.terminal.view();
          await lane.intend({ type: 'setAmount', amountCents: (before ?? 0) + 1 });
          return (await lane.terminal.view()).keeping;
        },
        { timeout: 30_000 },
      )
      .toBe('kept');
    await lane.serve(octavia, 12_345);
    await lane.kill();
    await lane.start();
    expect(lane.terminal.first.customer).toMatchObject({ lastName: octavia.lastName });
    expect(lane.terminal.first.keeping).toBe('kept');
    await lane.until('the account', isAtVerify);
  }

  test('a disk full at the start is reported, the lane works on, and the journal recovers when there is room', async () => {
    small.fill();
    await lane.start();
    await expectReported('full', { reason: await reportedReason('full') });
    expect(lane.terminal.first.keeping).toBe('failing');
    await serveToTheEnd(rosalind);
    expect((await lane.terminal.view()).keeping).toBe('failing');
    small.makeRoom();
    await expectStoredAgain();
  });

  test('a disk that fills up is shown, no stale customer is restored, and the lane works on', async () => {
    await lane.start();
    await lane.serve(harriet, amountCents);
    expect((await lane.terminal.view()).keeping).toBe('kept');
    // Filled again after a failure, which frees room for a new file.
    await expect
      .poll(
        async () => {
          small.fill();
          const { amountCents: before } = await lane.terminal.view();
          await lane.intend({ type: 'setAmount', amountCents: (before ?? 0) + 1 });
          small.fill();
          return (await lane.terminal.view()).keeping;
        },
        { timeout: 30_000 },
      )
      .toBe('failing');
    await lane.intend({ type: 'newCustomer' });
    await serveToTheEnd(rosalind);
    expect((await lane.terminal.view()).keeping).toBe('failing');
    await lane.kill();
    await lane.start();
    expect(lane.terminal.first).toMatchObject({ canPark: false, parked: [], notice: null });
    small.makeRoom();
    await expectStoredAgain();
  });

  test('a read-only disk is reported, the customer is restored, and the lane works on', async () => {
    await lane.start();
    await lane.serve(harriet, amountCents);
    await lane.kill();
    small.remount('ro');
    await lane.start();
    await expectReported('read_only', { reason: 'EROFS' });
    expect(lane.terminal.first.customer).toMatchObject({ lastName: harriet.lastName });
    expect(lane.terminal.first).toMatchObject({ keeping: 'failing', notice: { code: 'restored' } });
    await lane.intend({ type: 'newCustomer' });
    await serveToTheEnd(rosalind);
    expect((await lane.terminal.view()).keeping).toBe('failing');
    small.remount('rw');
    await expectStoredAgain();
  });
});

/** The reason in the message: SQLite's or Node's, whichever meets the full disk first. */
async function reportedReason(code: string): Promise<string> {
  const [before = ''] = words(`shell_journal_${code}`, 'en-CA', { reason: '\0', folder: '' }).split('\0');
  const output = await lane.terminal.stderrText();
  return /^\w+/.exec(output.slice(output.indexOf(before) + before.length))?.[0] ?? '';
}

/** `PRAGMA user_version`: four bytes in the file's header (https://sqlite.org/fileformat2.html#the_database_header). */
function withVersion(whole: Buffer, version: number): Buffer {
  const changed = Buffer.from(whole);
  changed.writeUInt32BE(version, 60);
  return changed;
}

/** The encrypted data of each row, by flow id; read from a copy, as a thief of the disk could. */
function sealedRows(): Map<string, Buffer> {
  const scratch = mkdtempSync(join(tmpdir(), 'flexiti-journal-'));
  try {
    const copy = join(scratch, 'copy.sqlite');
    copyFileSync(file(), copy);
    if (existsSync(`${file()}-wal`)) copyFileSync(`${file()}-wal`, `${copy}-wal`);
    const database = new DatabaseSync(copy);
    const rows = database.prepare('SELECT id, personal FROM customer').all() as { id: string; personal: Uint8Array }[];
    database.close();
    return new Map(rows.map(({ id, personal }) => [id, Buffer.from(personal)]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Whether any 16-byte piece of it is in the files. */
function isIn(sealed: Buffer): boolean {
  expect(sealed.length).toBeGreaterThan(100);
  const now = bytes();
  for (let at = 0; at + 16 <= sealed.length; at += 16) if (now.includes(sealed.subarray(at, at + 16))) return true;
  return false;
}
