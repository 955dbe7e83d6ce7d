// kill -9 in every step and phase, then a start: the same customer in the same step, or a notice why not. What is never
// stored has to be entered again, and no verify is sent twice.
import { expect, test } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import { customerOf } from '../support/training-till';
import { isAttempt, isAtVerify } from '../support/driven-terminal';
import { RestartedLane } from './restarted-lane';
import { killPoints, pin, unclear, type KillPoint } from './kill-points';
import { atOnce, leavesOf, snapshotOf, type LaneSnapshot } from './lane-snapshot';
import { start } from '../support/start';

test.skip(process.platform !== 'linux', 'other systems have a keyring of their own');

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');

let lane: RestartedLane;
test.beforeAll(async () => {
  lane = await RestartedLane.open();
});
test.afterAll(() => lane.close());

type Expected = Pick<KillPoint, 'notice' | 'verifies' | 'secrets'>;

/** Restarts, and compares the view with the expected one. */
async function expectRestored(expected: LaneSnapshot, { notice, verifies = 0, secrets = [] }: Expected): Promise<void> {
  const idsBefore = lane.referenceIds();
  await lane.start();
  const { first } = lane.terminal;
  expect(first.keeping).toBe('kept');
  expect(first.notice?.code ?? null).toBe(notice);
  expect(atOnce(snapshotOf(first))).toEqual(atOnce(expected));
  await expect
    .poll(async () => snapshotOf(await lane.terminal.view()), { timeout: 30_000, intervals: [100] })
    .toEqual(expected);
  const view = await lane.terminal.view();
  // Still: no key was pressed meanwhile.
  expect(view.notice?.code ?? null).toBe(notice);
  expect(lane.asked('verify')).toHaveLength(verifies);
  // All later calls are for the same flows.
  for (const id of lane.referenceIds()) expect(idsBefore).toContain(id);
  const leaves = leavesOf([first, view]);
  for (const secret of [...secrets, pin]) expect(leaves.filter((leaf) => leaf.includes(secret))).toEqual([]);
  for (const { pin: given } of lane.flexiti.pins()) expect(leaves).not.toContain(given);
}

for (const row of killPoints) {
  test(row.name, async () => {
    await lane.clear();
    const before = snapshotOf((await row.reach(lane)) ?? (await lane.terminal.view()));
    await lane.kill();
    await expectRestored({ ...before, ...row.becomes?.(before, lane) }, row);
  });
}

for (const by of ['name', 'account'] as const) {
  test(`a search by ${by} under way is repeated after the restart`, async () => {
    await lane.clear();
    lane.hang(by === 'name' ? 'search' : 'lookup');
    if (by === 'name') await lane.search(rosalind);
    else await lane.intend({ type: 'lookup', by: 'account', number: rosalind.accountNumber });
    await lane.untilAsked(by === 'name' ? 'search' : 'lookup', 1);
    const { flowId } = await lane.terminal.view();
    await lane.kill();
    lane.flexiti.clearFaults();
    await lane.start();
    const view = await lane.until('the account', isAtVerify);
    expect(view.flowId).toBe(flowId);
    expect(view.customer?.account?.number).toBe(`•••• ${rosalind.accountNumber.slice(-4)}`);
    // Still: no key was pressed meanwhile.
    expect(view.notice?.code).toBe('restored');
  });
}

test('a locked lane without a PIN', async () => {
  await lane.clear();
  await lane.serve(rosalind);
  const before = snapshotOf(await lane.terminal.view());
  await lane.terminal.page.evaluate(() => window.terminal.lock());
  await lane.until('the lock', ({ locked, customer }) => locked !== null && customer === null);
  await lane.kill();
  await expectRestored(before, { notice: 'restored' });
});

test('killed repeatedly during its start', async () => {
  const moments = [Math.random() * 1000, Math.random() * 1000, Math.random() * 1000];
  console.log(`killed ${moments.map(Math.round).join(', ')} ms after its page had loaded, its start, its start`);
  await lane.clear();
  await lane.serve(harriet, 4_500);
  await lane.park(1);
  await lane.serve(customerOf('mb-ordinary'));
  await lane.sendPin('email');
  await lane.park(2);
  await lane.serve(rosalind, 23_445);
  lane.hang('verify');
  await lane.intend({ type: 'verify', format: 'sms' });
  await lane.untilAsked('verify', 2);
  const before = snapshotOf(await lane.until('a verify under way', isAttempt('sending')));
  await lane.kill();
  for (const [index, ms] of moments.entries()) {
    const { userDataDir, keyring } = lane;
    const started = start(userDataDir, keyring.args, keyring.env);
    // The others count from the start of the process.
    if (index === 0) await started.loaded;
    await delay(ms);
    started.process.kill('SIGKILL');
    await started.ended;
    expect(started.process.signalCode).toBe('SIGKILL');
  }
  await expectRestored({ ...before, ...unclear(before) }, { notice: 'restored', verifies: 2 });
});

test('a lane with a PIN is locked from its start, and shows no customer without it', async () => {
  const unlockPin = '86420975';
  const unlock = (pin: string): Promise<unknown> =>
    lane.terminal.page.evaluate((typed) => window.terminal.unlock(typed), pin);
  await lane.clear();
  await lane.kill();
  await lane.start({ config: { unlockPin } });
  await unlock(unlockPin);
  expect((await lane.terminal.view()).locked).toBe(null);
  await lane.serve(harriet, 23_445);
  await lane.park(1);
  await lane.serve(rosalind);
  const before = snapshotOf(await lane.terminal.view());
  await lane.kill();
  await lane.start();
  const { first } = lane.terminal;
  expect(first.locked).toEqual({ needsPin: true, scanned: false });
  expect([first.customer, first.amountCents, first.parked]).toEqual([null, null, []]);
  expect(await unlock('1234')).toMatchObject({ unlocked: false });
  expect((await lane.terminal.view()).locked).not.toBe(null);
  await unlock(unlockPin);
  await expect.poll(async () => snapshotOf(await lane.terminal.view()), { timeout: 30_000 }).toEqual(before);
  expect((await lane.terminal.view()).notice?.code).toBe('restored');
});
