// A store's window stays out of screenshots and shared screens where the system can keep it out; a trainer may share it.
import { expect, test } from '@playwright/test';
import { launch, type LaunchOptions } from '../support/launch';

async function askedFor(options: LaunchOptions): Promise<unknown> {
  const terminal = await launch({ ...options, hooks: ['record-content-protection'] });
  try {
    return await terminal.app.evaluate(() => (globalThis as { contentProtection?: boolean }).contentProtection);
  } finally {
    await terminal.close();
  }
}

test('is asked for in a store', async () => {
  const api = { baseUrl: 'https://pos.example.com', clientId: 'example-client', clientSecret: 'example-secret' };
  expect(await askedFor({ config: { api } })).toBe(true);
});

test('is not asked for in training', async () => {
  expect(await askedFor({})).toBe(false);
});
