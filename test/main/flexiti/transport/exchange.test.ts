// Broken answers and failed connections, on real sockets.
import type { ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange } from '../../../../main/flexiti/transport/exchange';
import { networkFailure } from '../../../../main/flexiti/transport/network-failure';
import { clientFor, json, page, startScriptedApi, type Answer, type ScriptedApi } from '../scripted-api';

let api: ScriptedApi;

beforeEach(async () => {
  api = await startScriptedApi();
});
afterEach(() => api.close());

const call = { referenceId: '0'.repeat(32) };
const once = { timing: { repeats: 0 } };

async function errorFor(answer: Answer) {
  api.answers.push(answer);
  const result = await clientFor(api.baseUrl, once).lookup(call, { customerId: '7' }, 'en-CA');
  return result.ok ? undefined : result.error;
}

const length = (bytes: number) => ({ 'content-type': 'application/json', 'content-length': String(bytes) });

describe('an answer', () => {
  it('that is a page', async () => {
    expect(await errorFor(page(200))).toEqual({ code: 'not_json', status: 200, mayHaveArrived: true });
  });

  it('without a body', async () => {
    expect(await errorFor((response) => response.writeHead(204).end())).toMatchObject({ code: 'answer_cut' });
  });

  it('that is cut', async () => {
    const cut: Answer = (response) => {
      response.writeHead(200, length(1000)).write('{"customer_id": 7', () => response.destroy());
    };
    expect(await errorFor(cut)).toEqual({ code: 'answer_cut', status: 200, mayHaveArrived: true });
  });

  it('that is shorter than its content-length, on a network stack that does not check', async () => {
    const lenient = () => Promise.resolve(new Response('{}', { headers: length(1000) }));
    const request = { method: 'GET' as const, url: api.baseUrl, headers: {}, body: null };
    const answer = await exchange(lenient, request, { token: null, limitMs: 1000 });
    expect(answer).toMatchObject({ ok: true, value: { reading: 'cut' } });
  });

  it('that ends in the middle, on a connection that ends with it', async () => {
    const cut: Answer = (response) => {
      response.socket?.end('HTTP/1.0 200 OK\r\n\r\n{"customer_id": 7');
    };
    expect(await errorFor(cut)).toEqual({ code: 'answer_cut', status: 200, mayHaveArrived: true });
  });

  it('that is compressed is not measured by its compressed length', async () => {
    const packed = (response: ServerResponse) => {
      const body = gzipSync(JSON.stringify({ customer_id: 7, account_number: 2, filler: 'x'.repeat(5000) }));
      response.writeHead(200, { ...length(body.length), 'content-encoding': 'gzip' }).end(body);
    };
    expect(await errorFor(packed)).toBeUndefined();
  });

  it('that is cut between two chunks', async () => {
    const cut: Answer = (response) => {
      response.writeHead(200).write('{"customer_id": 7', () => response.destroy());
    };
    expect(await errorFor(cut)).toMatchObject({ code: 'answer_cut' });
  });

  it('of 20 MB is not read to its end', async () => {
    let written = 0;
    const endless: Answer = (response) => {
      response.writeHead(200, length(20_000_000));
      const more = () => {
        while (written < 20_000_000 && !response.destroyed) {
          written += 50_000;
          if (!response.write('x'.repeat(50_000))) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    };
    expect(await errorFor(endless)).toEqual({ code: 'answer_too_large', status: 200, mayHaveArrived: true });
    expect(written).toBeLessThan(20_000_000);
  });

  it('of 20 MB with a status of its own is that status', async () => {
    const answer: Answer = (response) => response.writeHead(502).end('x'.repeat(2_000_000));
    expect(await errorFor(answer)).toMatchObject({ code: 'gateway_error', status: 502 });
  });

  it('of just under 1 MiB is read', async () => {
    const answer = { customer_id: 7, account_number: 2, filler: 'é'.repeat(500_000) };
    expect(await errorFor(json(answer))).toBeUndefined();
  });

  it('that redirects is not followed', async () => {
    const answer: Answer = (response) => response.writeHead(302, { location: `${api.baseUrl}/elsewhere` }).end();
    expect(await errorFor(answer)).toEqual({ code: 'redirected', mayHaveArrived: true });
    expect(api.calls).toHaveLength(1);
  });

  it('that comes too late', async () => {
    api.answers.push(() => undefined);
    const client = clientFor(api.baseUrl, { timing: { repeats: 0, callMs: 50 } });
    expect(await client.lookup(call, { customerId: '7' }, 'en-CA')).toEqual({
      ok: false,
      error: { code: 'timed_out', mayHaveArrived: true },
    });
  });

  it('whose body never ends', async () => {
    api.answers.push((response) => response.writeHead(200).write('{'));
    const client = clientFor(api.baseUrl, { timing: { repeats: 0, callMs: 100 } });
    expect(await client.lookup(call, { customerId: '7' }, 'en-CA')).toMatchObject({ error: { code: 'timed_out' } });
  });
});

describe('no connection', () => {
  const search = (baseUrl: string) => clientFor(baseUrl, once).lookup(call, { customerId: '7' }, 'en-CA');

  it('where no server listens', async () => {
    const port = new URL(api.baseUrl).port;
    await api.close();
    expect(await search(`http://127.0.0.1:${port}`)).toEqual({
      ok: false,
      error: { code: 'no_network', mayHaveArrived: false },
    });
  });

  it('that is secure', async () => {
    const result = await search(api.baseUrl.replace('http:', 'https:'));
    expect(result).toEqual({ ok: false, error: { code: 'tls_failure', mayHaveArrived: false } });
  });

  it('that speaks HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('220 mail.example.com ready\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const thrown: unknown = await fetch(`http://127.0.0.1:${String(port)}/`).catch((error: unknown) => error);
    expect(networkFailure(thrown)).toEqual({ code: 'not_json', mayHaveArrived: true });
    server.close();
  });
});
