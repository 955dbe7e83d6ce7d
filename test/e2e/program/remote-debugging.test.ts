// Any user of the machine could attach to Chromium's debugging port: a live terminal keeps it closed despite the switch.
import { expect, test } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port';
import { portState } from '../support/port-state';
import { launch } from '../support/launch';
import { start } from '../support/start';

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

test('the requested port is open in training', async () => {
  expect(await portWhileRunning({})).toBe('open');
});

test('the requested port is closed in a store', async () => {
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

/** The state of the port that was requested by the switch, once the page has loaded. */
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
