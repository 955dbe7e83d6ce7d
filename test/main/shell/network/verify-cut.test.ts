// One verify arrives at most, wherever the connection breaks: after every byte of the request and of the answer, within
// TLS, within a proxy's tunnel.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCuttingProxy, type CuttingProxy } from '../../../support/cutting-proxy';
import { startStoreProxy, type ProxyBehaviour, type StoreProxy } from '../../../support/wire/store-proxy';
import { answerText, startWireServer, type WireServer } from '../../../support/wire/wire-server';
import { verify } from './once';

const fine = answerText(200, { verification_code: 'verification_sent_to_sms' });
const sent = { ok: true, value: { kind: 'sent', to: 'sms' } };
const unclear = { ok: false, error: { mayHaveArrived: true } };
const notSent = { ok: false, error: { mayHaveArrived: false } };

describe('cut at a byte', () => {
  let server: WireServer;
  let proxy: CuttingProxy;
  beforeEach(async () => {
    server = await startWireServer({ certificate: null, play: (socket) => socket.write(fine) });
    proxy = await startCuttingProxy(server.url);
  });
  afterEach(async () => {
    await proxy.close();
    await server.close();
  });

  // Longer than a second: some 800 connections, one after the other.
  it('of the request: closed or reset, each is unclear, and none comes twice', async () => {
    expect(await verify(proxy.url)).toEqual(sent);
    const { length } = proxy.requests[0] ?? { length: 0 };
    expect(length).toBeGreaterThan(200);
    for (let afterBytes = 0; afterBytes <= length; afterBytes += 1) {
      const [passed, arrived] = [proxy.requests.length, server.requests.length];
      proxy.cutNext({ when: 'in_request', afterBytes, reset: afterBytes % 2 === 1 });
      expect(await verify(proxy.url), String(afterBytes)).toMatchObject(unclear);
      expect(proxy.requests.length - passed).toBe(1);
      expect(server.requests.length - arrived).toBeLessThanOrEqual(afterBytes === length ? 1 : 0);
    }
    expect(proxy.requests.every(({ reused }) => !reused)).toBe(true);
  });

  it('of the answer: each is unclear, also within the words of the status, and none comes twice', async () => {
    for (let afterBytes = 0; afterBytes <= fine.length; afterBytes += 1) {
      const [passed, arrived] = [proxy.requests.length, server.requests.length];
      proxy.cutNext({ when: 'in_answer', afterBytes });
      const expected = afterBytes === fine.length ? sent : unclear;
      expect(await verify(proxy.url), fine.slice(0, afterBytes)).toMatchObject(expected);
      expect(proxy.requests.length - passed).toBe(1);
      expect(server.requests.length - arrived).toBe(1);
    }
  });
});

describe('cut within TLS', () => {
  let server: WireServer;
  afterEach(() => server.close());

  it.each(['end', 'destroy'] as const)('at a byte of the answer (%s)', async (how) => {
    let length = 0;
    server = await startWireServer({
      certificate: 'localhost',
      play: (socket) => socket.write(fine.slice(0, length), () => socket[how]()),
    });
    // Every third byte, and the last ones: a handshake each.
    for (length = 0; length < fine.length; length += length > fine.length - 5 ? 1 : 3) {
      const before = server.requests.length;
      expect(await verify(server.url), fine.slice(0, length)).toMatchObject(unclear);
      expect(server.requests.length - before).toBe(1);
    }
  });

  it('of an answer without a length, each is unclear', async () => {
    const open = fine.replace(/Content-Length: \d+\r\n/, '');
    let length = 0;
    server = await startWireServer({
      certificate: 'localhost',
      play: (socket) => socket.write(open.slice(0, length), () => socket.end()),
    });
    for (length = 0; length < open.length; length += length > open.length - 5 ? 1 : 5) {
      const before = server.requests.length;
      expect(await verify(server.url), open.slice(0, length)).toMatchObject(unclear);
      expect(server.requests.length - before).toBe(1);
    }
    expect(await verify(server.url)).toEqual(sent);
  });
});

describe('a proxy that cuts', () => {
  let server: WireServer;
  let proxy: StoreProxy;
  const behaviour: ProxyBehaviour = {};
  beforeEach(async () => {
    behaviour.cut = null;
    server = await startWireServer({ certificate: 'localhost', play: (socket) => socket.write(fine) });
    proxy = await startStoreProxy(behaviour);
  });
  afterEach(async () => {
    await proxy.close();
    await server.close();
  });

  // Longer than a second: a handshake through the proxy for each cut.
  it.each(['up', 'down'] as const)(
    'the tunnel, %s: one arrives at most, and it is known that none did',
    async (direction) => {
      const proxies = `PROXY localhost:${proxy.port}`;
      expect(await verify(server.url, { proxies })).toEqual(sent);
      const whole = proxy[direction]();
      const outcomes = new Set<string>();
      for (let afterBytes = 0; afterBytes < whole; afterBytes += 11) {
        const [asked, arrived] = [proxy.asked.length, server.requests.length];
        behaviour.cut = { direction, afterBytes };
        const outcome = await verify(server.url, { proxies });
        await new Promise(setImmediate);
        const came = server.requests.length - arrived;
        expect(proxy.asked.length - asked).toBe(1);
        expect(came).toBeLessThanOrEqual(1);
        if (came === 1 && !outcome.ok) expect(outcome).toMatchObject(unclear);
        outcomes.add(outcome.ok ? 'sent' : outcome.error.mayHaveArrived ? 'unclear' : 'not sent');
      }
      expect(outcomes).toContain('not sent');
      expect(outcomes).toContain('unclear');
    },
  );

  it('before the tunnel is open: nothing was sent', async () => {
    behaviour.hangUp = true;
    expect(await verify(server.url, { proxies: `PROXY localhost:${proxy.port}` })).toMatchObject(notSent);
    expect(server.connections()).toBe(0);
    behaviour.hangUp = false;
  });
});
