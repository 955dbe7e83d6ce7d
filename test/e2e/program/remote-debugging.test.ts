// Any user of the machine can attach to Chromium's debugging port: in a store it stays closed, whoever asks for it.
import { expect, test } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port';
import { portState } from '../support/port-state';
import { launch } from '../support/launch';
import { start } from '../support/start';

/** A terminal that was provisioned for a live store. */
const config = {
  api: { baseUrl: 'https://pos.example.com', clientId: 'example-client', clientSecret: 'example-secret' },
  store: '0001',
  lane: '01',
};

let scratch: string;
test.beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
});
test.afterEach(async () => {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});

test('the port that was asked for is open in training', async () => {
  expect(await portWhileRunning({})).toBe('open');
});

test('the port that was asked for is closed in a store', async () => {
  const file = join(scratch, 'config.json');
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  expect(await portWhileRunning({ FLEXITI_POS_CONFIG: file })).toBe('closed');
});

test('the tests of a provisioned terminal can still drive its page', async () => {
  const terminal = await launch({ config });
  try {
    expect(await terminal.page.title()).toBe('Flexiti POS Terminal');
  } finally {
    await terminal.close();
  }
});

/** Starts the terminal with the switch, waits until its page has loaded, and looks whether the port is open. */
async function portWhileRunning(env: Record<string, string>): Promise<'open' | 'closed'> {
  const port = await freePort();
  const terminal = start(join(scratch, 'user-data'), [`--remote-debugging-port=${port}`], env);
  try {
    await terminal.loaded;
    return await portState(port);
  } finally {
    await terminal.stop();
  }
}
