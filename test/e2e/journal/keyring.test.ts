// With a keyring the provisioning file is needed once: the secret is stored encrypted. Without one: configuration.test.ts.
import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cashierAt } from '../../support/cashier';
import { startExternalSandbox, type ExternalSandbox } from '../support/external-sandbox';
import { startKeyring, type Keyring } from '../support/keyring';
import { launch, type Launched, type LaunchOptions } from '../support/launch';
import { start } from '../support/start';
import { tracesIn } from '../traces/traces';
import { words } from '../support/words';

test.skip(process.platform !== 'linux', 'other systems have a keyring of their own');

const store = 'store-4711-marked';
let userDataDir: string;
let flexiti: ExternalSandbox;
let keyring: Keyring;

test.beforeAll(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  flexiti = await startExternalSandbox();
  keyring = await startKeyring();
});
test.afterAll(async () => {
  await keyring.close();
  await flexiti.stop();
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** `before` is the number of requests before the start. */
async function withTerminal(
  options: LaunchOptions,
  check: (terminal: Launched, before: number) => Promise<void>,
): Promise<void> {
  const before = (await flexiti.control.requests()).length;
  const terminal = await launch({ userDataDir, keyring, ...options });
  try {
    await check(terminal, before);
  } finally {
    await terminal.close();
  }
}

/** Only the right secret gives a token, without which no account is found. */
async function expectLive({ page }: Launched, before: number): Promise<void> {
  const cashier = cashierAt(page);
  // The customer of the last run is restored.
  await cashier.newCustomer();
  await expect(cashier.at('training')).toHaveCount(0);
  await cashier.byHand('number');
  await cashier.at('lookup-by-account').check();
  await cashier.at('lookup-number').fill('117000121');
  await cashier.at('primary').click();
  await expect
    .poll(async () =>
      (await flexiti.control.requests()).slice(before).map(({ endpoint, status }) => [endpoint, status]),
    )
    .toContainEqual(['token', 200]);
}

test('a provisioned terminal starts again without its file, and still has its secret', async () => {
  const { clientSecret } = flexiti.api;
  await withTerminal({ config: { api: flexiti.api, store, language: 'en-CA' } }, async (terminal, before) => {
    const backend = await terminal.app.evaluate(({ safeStorage }) => [
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is not in every Electron that we run in
      safeStorage.isEncryptionAvailable(),
      safeStorage.getSelectedStorageBackend(),
    ]);
    expect(backend).toEqual([true, 'gnome_libsecret']);
    await expectLive(terminal, before);
  });
  await withTerminal({}, async (terminal, before) => {
    expect(await terminal.app.evaluate(() => process.env['FLEXITI_POS_CONFIG'])).toBe(undefined);
    await expectLive(terminal, before);
  });
  // Shows that the search works: this is stored on purpose.
  expect(tracesIn(userDataDir, { store })).toContain('settings.json: store');
  expect(tracesIn(userDataDir, { clientSecret })).toEqual([]);
});

test('another keyring does not decrypt the secret: the start stops with a message', async () => {
  const other = await startKeyring();
  const terminal = start(userDataDir, other.args, other.env);
  try {
    await expect.poll(terminal.stderrText, { timeout: 20_000 }).toContain(words('settings_secret_unreadable', 'en-CA'));
    expect(terminal.stderrText()).not.toContain(flexiti.api.clientSecret);
  } finally {
    await terminal.stop();
    await other.close();
  }
  // The first one still does.
  await withTerminal({}, expectLive);
});
