// A live window is kept out of screenshots and shared screens where the system can; a training window is not.
import { expect, test } from '@playwright/test';
import { launch, type LaunchOptions } from '../support/launch';

async function protectionOf(options: LaunchOptions): Promise<unknown> {
  const terminal = await launch({ ...options, hooks: ['record-content-protection'] });
  try {
    return await terminal.app.evaluate(() => (globalThis as { contentProtection?: boolean }).contentProtection);
  } finally {
    await terminal.close();
  }
}

test('is set in a store', async () => {
  const api = { baseUrl: 'https://pos.example.com', clientId: 'example-client', clientSecret: 'example-secret' };
  expect(await protectionOf({ config: { api } })).toBe(true);
});

test('is not set in training', async () => {
  expect(await protectionOf({})).toBe(false);
});
