import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../../../main/shell/network/open-connection';
import { createProxyLogins } from '../../../../main/shell/network/proxy-login';
import { createTrust, type Trust } from '../../../../main/shell/network/trust';
import { authority, startWireServer, type WireServer } from '../../../support/wire/wire-server';

const leaf = readFileSync(join(import.meta.dirname, '../../../fixtures/tls/localhost.pem'), 'utf8');
const chain = { data: leaf, issuerCert: { data: authority } };

let server: WireServer;
beforeEach(async () => {
  server = await startWireServer({ certificate: 'localhost', play: () => undefined });
});
afterEach(() => server.close());

async function isTrusted(trust: Trust): Promise<boolean> {
  const logins = createProxyLogins(null, () => 0);
  const options = { trusted: trust.contextFor, logins, userAgent: 'wire test', signal: AbortSignal.timeout(5000) };
  try {
    (await openConnection(new URL(server.url), [{ kind: 'direct' }], options)).destroy();
    return true;
  } catch (problem) {
    expect(problem).toHaveProperty('code', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
    return false;
  }
}

describe('Node trusts for a host', () => {
  it('nobody but the authorities of all the world, at first', async () => {
    expect(await isTrusted(createTrust([], () => []))).toBe(false);
  });

  it('the authorities of the settings', async () => {
    expect(await isTrusted(createTrust([authority], () => []))).toBe(true);
  });

  it("the system's", async () => {
    expect(await isTrusted(createTrust([], () => [authority]))).toBe(true);
  });

  it('the root by which Chromium trusted it, from then on', async () => {
    const trust = createTrust([], () => []);
    expect(await isTrusted(trust)).toBe(false);
    trust.learn('localhost', chain);
    expect(await isTrusted(trust)).toBe(true);
  });

  it('a chain that Chromium trusts from its middle on', async () => {
    const trust = createTrust([], () => []);
    trust.learn('localhost', { data: leaf });
    expect(await isTrusted(trust)).toBe(true);
  });

  it('not the root by which Chromium trusted another one', async () => {
    const trust = createTrust([], () => []);
    trust.learn('elsewhere.example', chain);
    expect(await isTrusted(trust)).toBe(false);
  });

  it('nothing by what cannot be read', async () => {
    const trust = createTrust([], () => []);
    for (const data of ['', 'nonsense']) trust.learn('localhost', { data });
    expect(await isTrusted(trust)).toBe(false);
  });
});
