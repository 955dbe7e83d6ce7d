// A provisioned, live terminal: Flexiti is another process, and no trace of a customer or of the secret is left behind.
import { expect, test, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxCustomers, type SandboxCustomer } from '../../../main/sandbox';
import { openPty, type Pty } from '../../support/pty';
import { cashierAt, type Cashier } from '../../support/cashier';
import { startExternalSandbox, type ExternalSandbox } from '../support/external-sandbox';
import { launch, type Launched } from '../support/launch';
import { familyOf, tracesIn } from '../traces/traces';

test.describe.configure({ mode: 'serial' });

const amountCents = 23445;
/** What the customer reads out; long enough not to occur by chance. */
const pin = '73951846';
const store = 'store-4711-marked';

let folder: string;
let flexiti: ExternalSandbox;
let pty: Pty;
let terminal: Launched;
let cashier: Cashier;
let customer: SandboxCustomer;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  flexiti = await startExternalSandbox();
  pty = await openPty();
  const config = { api: flexiti.api, store, lane: '7', language: 'en-CA', serial: { path: pty.terminalPath } };
  terminal = await launch({ config, userDataDir: join(folder, 'user-data') });
  cashier = cashierAt(terminal.page);
  const found = sandboxCustomers.find(({ id }) => id === 'on-ordinary');
  if (found === undefined) throw new Error('the sandbox has no ordinary customer');
  customer = found;
});

test.afterAll(async () => {
  await terminal.close();
  await pty.close();
  expect(await flexiti.stop()).toBe(0);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

function marks(): Record<string, string> {
  return {
    secret: flexiti.api.clientSecret,
    'account number': customer.accountNumber,
    'last name': customer.lastName,
    address: customer.address1,
    PIN: pin,
    payload: customer.payload().slice(0, 60),
    token: '"access_token"',
    answer: 'available_credit',
  };
}

/** The secret is nowhere in the page: not in its view, its document or its heap. */
async function expectNoSecret(page: Page): Promise<void> {
  const { clientSecret } = flexiti.api;
  expect(JSON.stringify(await page.evaluate(() => window.terminal.getView()))).not.toContain(clientSecret);
  expect(await page.content()).not.toContain(clientSecret);
  const debuggerOf = await page.context().newCDPSession(page);
  const memory: string[] = [];
  debuggerOf.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => memory.push(chunk));
  await debuggerOf.send('HeapProfiler.takeHeapSnapshot');
  await debuggerOf.detach();
  expect(memory.join('')).not.toContain(clientSecret);
  // Shows that the search works.
  expect(memory.join('')).toContain(store);
}

test('scan, quote and hand-over, with a secret that never reaches the page', async () => {
  await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'good');
  await expect(cashier.at('training')).toHaveCount(0);
  await expectNoSecret(terminal.page);

  await pty.write(customer.payload(), { chunks: [3, 50, 17] });
  await cashier.expectStep('verify');
  await cashier.amount(amountCents);
  await cashier.at('method-sms').click();
  await cashier.at('pin').fill(pin);
  await terminal.page.keyboard.press('Enter');
  await cashier.expectStep('quote');
  await expect(cashier.at('offers')).toHaveAttribute('data-amount', String(amountCents));
  await expect(cashier.at('training')).toHaveCount(0);
  await cashier.choose('regular');
  await cashier.primary();
  await cashier.expectStep('handOver');
  await expect(cashier.at('handover-account')).toHaveAttribute('data-value', customer.accountNumber);
  await expect(cashier.at('handover-code')).toHaveAttribute('data-value', pin);
  await expectNoSecret(terminal.page);
});

test('every request of the run is as the API pages document it, under one reference id', async () => {
  const referenceId = await cashier.at('handover-reference-id').getAttribute('data-value');
  const requestId = await cashier.at('handover-request-id').getAttribute('data-value');
  // Flexiti's reading of the licence may be answered last: nothing waits for it.
  const statuses = async () => (await flexiti.control.requests()).map(({ status }) => status);
  await expect.poll(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  const requests = await flexiti.control.requests();

  const [token, ...calls] = requests;
  expect(token?.endpoint).toBe('token');
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toMatchObject({
    grant_type: 'client_credentials',
    client_id: flexiti.api.clientId,
    client_secret: flexiti.api.clientSecret,
    scope: 'merchant',
  });
  expect(token?.headers['x-reference-id']).toMatch(/^[0-9a-f]{32}$/);
  expect(token?.headers['x-reference-id']).not.toBe(referenceId);

  expect(calls.map(({ endpoint }) => endpoint).sort()).toEqual([
    'calculate-interest',
    'driverslicense',
    'lookup',
    'search',
    'verify',
  ]);
  const { clientId } = flexiti.api;
  for (const { endpoint, path, headers, body, query } of calls) {
    expect(headers['x-reference-id'], endpoint ?? '').toBe(referenceId);
    expect(headers['authorization']).toMatch(/^Bearer \S+$/);
    expect(headers['cookie']).toBeUndefined();
    expect(`${path}?${query}${body}`).not.toContain(flexiti.api.clientSecret);
    const base = `/flexiti/pos-api/${endpoint === 'calculate-interest' ? 'v2.5.1' : 'v2.5'}`;
    expect(path.startsWith(`${base}/`), path).toBe(true);
    expect(path).toContain(clientId);
  }
  const call = (name: string): { query: URLSearchParams; body: unknown } => {
    const one = calls.find(({ endpoint }) => endpoint === name);
    return { query: new URLSearchParams(one?.query), body: one?.body ? (JSON.parse(one.body) as unknown) : null };
  };
  expect(call('driverslicense').body).toEqual({ code: customer.payload() });
  expect(Object.fromEntries(call('search').query)).toEqual({
    first_name: customer.firstName,
    last_name: customer.lastName,
    dob: customer.birthDate,
    postal_code: customer.postalCode,
  });
  expect(Object.fromEntries(call('lookup').query)).toEqual({ account_number: customer.accountNumber, lang: 'en' });
  expect(call('calculate-interest').body).toEqual({ amount: amountCents / 100 });
  expect(call('verify').body).toEqual({ format: 'sms', request_id: requestId });
});

test('no process of the terminal shows the secret in its arguments or environment', () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const { pid } = terminal.app.process();
  const family = familyOf(pid ?? 0);
  expect(family.length).toBeGreaterThan(2);
  for (const { arguments: given, environment } of family) {
    expect([...given, ...environment].join('\n')).not.toContain(flexiti.api.clientSecret);
  }
  expect(family[0]?.environment.find((line) => line.startsWith('FLEXITI_POS_CONFIG='))).toMatch(/config\.json$/);
});

test('nothing of the secret, the customer or the answers is in the user-data folder', async () => {
  // Shows that the search works: this is stored on purpose.
  const today = expect.stringMatching(/^audit.[\d-]{10}\.jsonl: store$/) as unknown;
  expect(tracesIn(terminal.userDataDir, { store }).sort()).toEqual([today, 'settings.json: store']);
  expect(tracesIn(terminal.userDataDir, marks())).toEqual([]);
  await cashier.at('done').click();
  await cashier.expectStep('customer');
  await terminal.close();
  expect(tracesIn(terminal.userDataDir, marks())).toEqual([]);
});
