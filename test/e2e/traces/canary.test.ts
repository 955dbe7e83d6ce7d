// The canary: a whole day at a live lane, with customers and secrets marked in every field, every verification method,
// every error and every kind of crash; no mark is left that outlives the customer or that another program could read.
// That the search would find one is shown in traces.test.ts.
import { expect, test } from '@playwright/test';
import { canaries, secrets } from './canary-customers';
import { CanaryLane } from './canary-lane';
import { whereCoresGo } from './core-files';
import { crashPage } from '../support/crash-page';

test.skip(process.platform !== 'linux', 'looks at processes and keyring as Linux has them');
test.describe.configure({ mode: 'serial' });

const { scanned, striped, typed, carded } = canaries;
const regular = { type: 'choosePlan', planId: null, months: null } as const;
let lane: CanaryLane;

test.beforeAll(async () => {
  lane = await CanaryLane.open();
});
test.afterAll(() => lane.close());

const failed = (code: string): Record<string, unknown> => ({
  screen: { step: 'customer', phase: { kind: 'failed', problem: { code } } },
});
const attempt = (expected: Record<string, unknown>): Record<string, unknown> => ({
  screen: { step: 'verify', attempt: expected },
});
const quoted = (amountCents: number): Record<string, unknown> => ({
  screen: { step: 'quote', waiting: null, problem: null, offer: { amountCents } },
});
/** At the verify step, with the account loaded. */
const known = { screen: { step: 'verify', waiting: null, problem: null } };

async function answer(text: string): Promise<void> {
  const { screen } = await lane.view();
  const questionId = screen.step === 'verify' ? screen.questions[0]?.id : undefined;
  await lane.intend({ type: 'verify', format: 'security_question', questionId: questionId ?? -1, answer: text });
}

test('a locked lane, scans that fail', async () => {
  await lane.start({ wrongPin: secrets.wrongUnlockPin });
  const payload = scanned.customer.payload();
  await lane.scan(`${scanned.customer.lastName} ${scanned.customer.accountNumber} ${payload.slice(60, 120)}\r`);
  await lane.expectView({ notice: { code: 'scan_unknown' } });
  const torn = striped.customer.payload().slice(0, 100);
  await lane.scan(torn);
  await lane.expectView({ notice: { code: 'scan_broken_off' } });
  await lane.scan(torn.slice(0, 90));
  await lane.unplug();
  await expect(lane.at('scanner')).toHaveAttribute('data-tone', 'warning', { timeout: 10_000 });
  await lane.plugIn();
  await expect(lane.at('scanner')).toHaveAttribute('data-tone', 'good', { timeout: 10_000 });
});

test('licences that are recorded for support, and scans that cannot be', async () => {
  const saved = lane.page.locator('[data-testid="set-up-next"][data-tone="good"]');
  const recording = async (payload: string): Promise<void> => {
    await lane.at('record-key').click();
    await expect(lane.at('set-up-next')).toHaveAttribute('data-tone', 'info');
    await lane.scan(payload);
  };
  await lane.page.keyboard.press('F9');
  await lane.expectListening();
  for (const { customer } of [scanned, striped]) {
    await recording(customer.payload());
    await expect(saved).toBeVisible();
  }
  await recording(scanned.customer.payload().slice(0, 150));
  await expect(lane.at('set-up-next')).toHaveAttribute('data-tone', 'warning');
  expect(lane.recordings()).toHaveLength(2);
  await lane.expectNoTrace();
  await lane.page.keyboard.press('Escape');
  await expect(lane.at('scanner')).toHaveAttribute('data-tone', 'good', { timeout: 10_000 });
});

test('a licence, and a failure of every call of Flexiti', async () => {
  const { customer, pin } = scanned;
  // Flexiti's error codes might contain personal data.
  lane.fail('driverslicense', { kind: 'error', status: 409, code: `${customer.lastName} is not supported` });
  lane.fail('search', { kind: 'error', status: 403, code: `${customer.firstName} is forbidden` });
  await lane.scan(customer.payload());
  await lane.expectView(failed('forbidden'));
  await lane.expectOnScreen('scanned: last name', 'scanned: middle name', 'scanned: birth date', 'scanned: address');
  await lane.expectNoTrace();

  lane.clearFaults();
  lane.fail('lookup', { kind: 'html', status: 502 });
  lane.sandbox.control.fault({ kind: 'expired-token', endpoint: 'search' });
  await lane.intend({ type: 'retry' });
  await lane.expectView({ screen: { step: 'verify', problem: { code: 'gateway_error' } } });
  lane.clearFaults();
  await lane.intend({ type: 'retry' });
  await lane.expectView(known);
  lane.fail('calculate-interest', { kind: 'cut-body' });
  await lane.intend({ type: 'setAmount', amountCents: 23_445 });
  await lane.expectView({ screen: { step: 'verify', problem: { code: 'answer_cut' } } });
  lane.clearFaults();
  await lane.intend({ type: 'retry' });
  await lane.expectView(known);

  await answer(secrets.wrongAnswer);
  await lane.expectView(attempt({ kind: 'refused', problem: { code: 'secret_answer_mismatch' } }));
  for (const [fault, expected] of [
    [
      { kind: 'rate-limited', retryAfterSeconds: 0 },
      { kind: 'refused', problem: { code: 'rate_limited' } },
    ],
    [
      { kind: 'error', status: 500, code: customer.accountNumber },
      { kind: 'unclear', problem: { code: 'server_error' } },
    ],
    [{ kind: 'cut-body' }, { kind: 'unclear', problem: { code: 'answer_cut' } }],
  ] as const) {
    lane.fail('verify', fault);
    await lane.intend({ type: 'verify', format: 'email' });
    await lane.expectView(attempt(expected));
    lane.clearFaults();
  }
  lane.fail('verify', { kind: 'latency', ms: 600_000 });
  await lane.intend({ type: 'verify', format: 'sms' });
  await lane.expectView(attempt({ kind: 'sending', format: 'sms' }));
  await lane.pass(20_000);
  await lane.expectView(attempt({ kind: 'unclear', problem: { code: 'timed_out' } }));
  lane.clearFaults();
  await lane.intend({ type: 'pinArrived' });
  await lane.intend({ type: 'enterPin', pin: secrets.wrongPin });
  await lane.expectView({ screen: { step: 'verify', pinProblem: true } });
  await lane.at('pin').fill(pin);
  await lane.page.keyboard.press('Enter');
  await lane.expectView(quoted(23_445));
  await lane.intend({ type: 'park' });
  await lane.expectView({ parked: [{ number: 1, state: 'quote' }] });
});

test('a stripe with a health number, an outage, an override refused and one accepted', async () => {
  const { customer } = striped;
  await lane.expectView({ link: { state: 'online' } });
  // Of the sign-in too: with that alone working the link would be found again each time, and the retries used up.
  lane.fail('search', { kind: 'outage' });
  lane.fail('token', { kind: 'outage' });
  await lane.scan(customer.payload());
  await lane.expectOnScreen('striped: last name', 'striped: address');
  await lane.expectView(failed('connection_cut'));
  await lane.intend({ type: 'park' });
  lane.clearFaults();
  // Its search is retried automatically at the next background sign-in.
  await lane.pass(30_000);
  await lane.expectView({ parked: [{ number: 1 }, { number: 2, state: 'ready' }] });
  await lane.intend({ type: 'resume', number: 2 });
  await lane.expectView(known);
  lane.fail('verify', { kind: 'error', status: 409, code: 'wrong_inputs' });
  const override = { type: 'verify', format: 'merchant_override', operator: secrets.operatorName } as const;
  await lane.intend(override);
  await lane.expectView(attempt({ kind: 'refused', problem: { code: 'wrong_inputs' } }));
  lane.clearFaults();
  await lane.intend({ type: 'setAmount', amountCents: 80_000 });
  await lane.intend(override);
  await lane.expectView(quoted(80_000));
  await lane.intend({ type: 'park' });
  await lane.expectView({ parked: [{ number: 1 }, { number: 2, state: 'quote' }] });
});

test('a search by name, a server error, a bypass for a small amount', async () => {
  const { firstName, lastName, birthDate, postalCode } = typed.customer;
  lane.fail('search', { kind: 'error', status: 500, code: 'general_error' });
  await lane.at('by-hand-name').click();
  await lane.at('search-first-name').fill(firstName);
  await lane.at('search-last-name').fill(lastName);
  await lane.at('search-birth-date').fill(birthDate);
  await lane.at('search-postal-code').fill(postalCode);
  await lane.at('primary').click();
  await lane.expectView(failed('server_error'));
  lane.clearFaults();
  await lane.intend({ type: 'retry' });
  await lane.expectView(known);
  await lane.intend({ type: 'setAmount', amountCents: 15_000 });
  await lane.expectView({ amountCents: 15_000, ...known });
  await expect(lane.at('method-regular_purchase_bypass')).toBeEnabled();
  await lane.intend({ type: 'verify', format: 'regular_purchase_bypass' });
  await lane.expectView(quoted(15_000));
  await lane.intend({ type: 'park' });
  await lane.expectView({ parked: [{ number: 1 }, { number: 2 }, { number: 3, state: 'quote' }] });
});

test('a lookup by card, and a kill while a PIN is requested', async () => {
  await lane.intend({ type: 'lookup', by: 'card', number: carded.customer.vccNumber });
  await lane.expectView(known);
  await lane.intend({ type: 'setAmount', amountCents: 50_000 });
  lane.fail('verify', { kind: 'latency', ms: 600_000 });
  await lane.intend({ type: 'verify', format: 'sms' });
  await lane.expectView(attempt({ kind: 'sending' }));
  await lane.expectNoTrace();
  await lane.die('killed');
  lane.clearFaults();
  await lane.expectNoTrace();
});

test('restarted: the page, then the program crashes with the PIN on the screen', async () => {
  await lane.start();
  await lane.expectView({ ...attempt({ kind: 'unclear' }), parked: [{ number: 1 }, { number: 2 }, { number: 3 }] });
  await lane.intend({ type: 'pinArrived' });
  await lane.intend({ type: 'enterPin', pin: carded.pin });
  await lane.expectView(quoted(50_000));
  await lane.intend(regular);
  await lane.intend({ type: 'handOver' });
  await lane.expectView({ screen: { step: 'handOver', verificationCode: carded.pin } });
  await lane.intend({ type: 'copy', what: 'all' });
  await lane.expectOnScreen('carded: PIN', 'carded: account number');
  await lane.expectNoTrace();

  const areCoresHere = whereCoresGo() === 'folder';
  lane.allowCores();
  await crashPage(lane.app);
  await lane.expectOnScreen('carded: PIN', 'carded: account number');
  expect(lane.cores().length > 0).toBe(areCoresHere);
  await lane.expectNoTrace();
  await lane.removeCores();
  await lane.die('aborts');
  expect(lane.cores().length > 0).toBe(areCoresHere);
  await lane.expectNoTrace();
});

test('restarted once more: every customer is served to the end, with a lock in between, and the trail is exported', async () => {
  await lane.start();
  await lane.intend({ type: 'enterPin', pin: carded.pin });
  await lane.expectView(quoted(50_000));
  await lane.finish();
  for (const [number, { customer }] of [scanned, striped, typed].entries()) {
    await lane.intend({ type: 'resume', number: number + 1 });
    await lane.expectView(known);
    await answer(customer.question.answer);
    await lane.expectView({ screen: { step: 'quote', waiting: null, problem: null } });
    if (number === 0) await lane.lockAndUnlock();
    await lane.finish();
  }
  await lane.expectView({ parked: [] });
  await lane.failUnhandled('promise', scanned.customer.lastName);
  await expect.poll(() => lane.output()).toContain('unhandled rejection: ');
  const trail = await lane.exportTrail();
  for (const event of ['handed_over', 'withheld', 'timed_out', 'customer_parked', 'scan_refused']) {
    expect(trail).toContain(event);
  }
  await lane.expectNoTrace();
  await lane.failUnhandled('program', `${typed.customer.lastName} ${secrets.clientSecret}`);
  await expect.poll(() => lane.output()).toContain('stopped: ');
  await lane.expectNoTrace();
  // Its dialog waits to be closed.
  await lane.die('killed');
  await lane.expectNoTrace();
});
