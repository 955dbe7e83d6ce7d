// A terminal that stops at its start fails its test with the reason, not with a timeout.
import { expect, test } from '@playwright/test';
import { createServer, type AddressInfo } from 'node:net';
import { launch } from '../support/launch';
import { words } from '../support/words';

test('a launch that ends in a stop message fails at once, with that message', async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  try {
    const launching = launch({ config: { sandbox: { port } }, env: { LANGUAGE: 'en_CA' } });
    await expect(launching).rejects.toThrow(words('shell_sandbox_port_busy', 'en-CA'));
    await expect(launching).rejects.toHaveProperty('cause', new Error('the terminal stopped at its start'));
  } finally {
    await new Promise((closed) => taken.close(closed));
  }
});
