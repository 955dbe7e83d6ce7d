// Whatever a server answers, one verify reaches it: counted on the wire, over TLS, in every format.
import { afterEach, describe, expect, it } from 'vitest';
import { constants } from 'node:http2';
import {
  answerText,
  authorityOfDates,
  startHttp2Server,
  startWireServer,
  type Play,
  type WireServer,
} from '../../../support/wire/wire-server';
import { decisions, verify } from './once';

let server: WireServer;
afterEach(() => server.close());

async function serve(play: Play, protocols?: string[]): Promise<void> {
  server = await startWireServer({ certificate: 'localhost', play, ...(protocols === undefined ? {} : { protocols }) });
}

/** A repetition comes within milliseconds. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

const answers: [string, string, object][] = [
  ['421', answerText(421), { code: 'unknown_error', status: 421, mayHaveArrived: false }],
  ['421 without a body', answerText(421, null), { code: 'not_json', status: 421, mayHaveArrived: false }],
  ['408', answerText(408), { code: 'timed_out', status: 408, mayHaveArrived: true }],
  ['408 that closes', answerText(408, {}, ['Connection: close']), { code: 'timed_out', mayHaveArrived: true }],
  ['425', answerText(425), { code: 'unknown_error', status: 425, mayHaveArrived: false }],
  ['425 with Retry-After', answerText(425, {}, ['Retry-After: 0']), { status: 425, mayHaveArrived: false }],
  ['426', answerText(426, {}, ['Upgrade: h2c']), { status: 426, mayHaveArrived: false }],
  ['429', answerText(429, {}, ['Retry-After: 1']), { code: 'rate_limited', retryAfterSeconds: 1 }],
  ['401', answerText(401, {}, ['WWW-Authenticate: Basic realm="x"']), { code: 'unauthorized', mayHaveArrived: false }],
  ['401 with Negotiate', answerText(401, {}, ['WWW-Authenticate: Negotiate']), { code: 'unauthorized' }],
  ['407', answerText(407, {}, ['Proxy-Authenticate: Basic realm="x"']), { code: 'proxy_login', status: 407 }],
  ['417', answerText(417), { status: 417, mayHaveArrived: false }],
  ['500', answerText(500), { code: 'server_error', status: 500, mayHaveArrived: true }],
  ['503', answerText(503), { code: 'gateway_error', status: 503, mayHaveArrived: true }],
  ['503 with Retry-After', answerText(503, {}, ['Retry-After: 7']), { code: 'gateway_error', retryAfterSeconds: 7 }],
  ['502', answerText(502), { code: 'gateway_error', status: 502, mayHaveArrived: true }],
  ['504', answerText(504), { code: 'gateway_error', status: 504, mayHaveArrived: true }],
  ['301', answerText(301, {}, ['Location: /elsewhere']), { code: 'redirected', mayHaveArrived: true }],
  ['302', answerText(302, {}, ['Location: /elsewhere']), { code: 'redirected', mayHaveArrived: true }],
  ['303', answerText(303, {}, ['Location: /elsewhere']), { code: 'redirected', mayHaveArrived: true }],
  ['307', answerText(307, {}, ['Location: https://elsewhere.example/']), { code: 'redirected', mayHaveArrived: true }],
  ['308', answerText(308, {}, ['Location: /elsewhere']), { code: 'redirected', mayHaveArrived: true }],
  ['304', answerText(304, null), { code: 'redirected', status: 304, mayHaveArrived: true }],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', { code: 'answer_cut', status: 204, mayHaveArrived: true }],
  ['a status of no kind', answerText(799), { code: 'not_json', mayHaveArrived: true }],
  [
    'an unasked upgrade',
    'HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
    { mayHaveArrived: true },
  ],
  ['HTTP/2 unasked', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', { code: 'not_json', mayHaveArrived: true }],
  ['no HTTP', '220 mail.example ESMTP\r\n', { code: 'not_json', mayHaveArrived: true }],
  ['two lengths', answerText(200, {}, ['Content-Length: 7']), { code: 'not_json', mayHaveArrived: true }],
  [
    'a head without an end',
    `HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(1000)}\r\n`.repeat(300)}`,
    { code: 'not_json', mayHaveArrived: true },
  ],
];

describe.each(decisions.map((decision) => [decision.format, decision] as const))(
  'one verify by %s arrives',
  (_, decision) => {
    it.each(answers)('answered by %s', async (_name, text, error) => {
      await serve((socket) => socket.write(text));
      expect(await verify(server.url, { decision })).toMatchObject({ ok: false, error });
      await later();
      expect(server.requests).toMatchObject([{ method: 'POST', protocol: 'http/1.1' }]);
      expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({ format: decision.format });
      expect(server.connections()).toBe(1);
    });
  },
);

describe('one verify arrives', () => {
  // Time for a handshake on a busy machine.
  const limitMs = 900;
  const fine = answerText(200, { verification_code: 'verification_sent_to_sms' });
  const sent = { ok: true, value: { kind: 'sent', to: 'sms' } };

  it('on a connection of its own each time, which is closed after the answer', async () => {
    const closed: unknown[] = [];
    await serve((socket) => {
      socket.once('close', () => closed.push(1));
      socket.write(fine);
    });
    for (let times = 1; times <= 3; times += 1) {
      expect(await verify(server.url)).toEqual(sent);
      expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2, 3].slice(0, times));
      await expect.poll(() => closed.length).toBe(times);
    }
  });

  it('where Alt-Svc names another server', async () => {
    await serve((socket) =>
      socket.write(
        answerText(200, { verification_code: 'verification_sent_to_sms' }, ['Alt-Svc: h2=":1"; ma=3600, h3=":1"']),
      ),
    );
    for (let times = 1; times <= 2; times += 1) expect(await verify(server.url)).toEqual(sent);
    expect(server.requests).toHaveLength(2);
  });

  it('after interim answers', async () => {
    await serve((socket) =>
      socket.write(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${fine}`),
    );
    expect(await verify(server.url)).toEqual(sent);
    expect(server.requests).toHaveLength(1);
  });

  it('and is cancelled at its limit where nothing comes', async () => {
    const closed: unknown[] = [];
    await serve((socket) => socket.once('close', () => closed.push(1)));
    const outcome = await verify(server.url, { limitMs });
    expect(outcome).toEqual({ ok: false, error: { code: 'timed_out', mayHaveArrived: true } });
    await expect.poll(() => closed).toHaveLength(1);
    await later();
    expect(server.requests).toHaveLength(1);
  });

  it.each([5, 40, fine.length - 1])('and is cancelled at its limit where %d bytes come', async (length) => {
    await serve((socket) => socket.write(fine.slice(0, length)));
    const outcome = await verify(server.url, { limitMs });
    expect(outcome).toEqual({ ok: false, error: { code: 'timed_out', mayHaveArrived: true } });
    await later();
    expect(server.requests).toHaveLength(1);
  });

  it('where the answer comes byte by byte', async () => {
    await serve((socket) => {
      const writeFrom = (at: number): void => {
        socket.write(fine.charAt(at));
        if (at + 1 < fine.length) setImmediate(writeFrom, at + 1);
      };
      writeFrom(0);
    });
    expect(await verify(server.url)).toEqual(sent);
    expect(server.requests).toHaveLength(1);
  });

  it('where the answer comes before the request, as a server that gives up waiting sends it', async () => {
    await serve(() => undefined);
    await server.close();
    server = await startWireServer({
      certificate: 'localhost',
      play: () => undefined,
      greeting: answerText(408, {}, ['Connection: close']),
    });
    expect(await verify(server.url)).toMatchObject({ ok: false, error: { mayHaveArrived: true } });
    await later();
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  it('where the server offers HTTP/2: it is asked over HTTP/1.1', async () => {
    const streams: unknown[] = [];
    server = await startHttp2Server({ alsoHttp1: true, onStream: (stream) => streams.push(stream) });
    expect(await verify(server.url)).toMatchObject({ ok: false, error: { code: 'answer_not_understood' } });
    expect(streams).toEqual([]);
    expect(server.requests).toMatchObject([{ protocol: 'http/1.1' }]);
  });
});

describe('none arrives', () => {
  // What these would have done to Chromium is in test/e2e/network/network.test.ts.
  it.each([
    ['REFUSED_STREAM', constants.NGHTTP2_REFUSED_STREAM],
    ['HTTP_1_1_REQUIRED', constants.NGHTTP2_HTTP_1_1_REQUIRED],
  ])('at a server of HTTP/2 alone, which would answer %s', async (_, code) => {
    server = await startHttp2Server({ alsoHttp1: false, onStream: (stream) => stream.close(code) });
    const outcome = await verify(server.url);
    expect(outcome).toEqual({ ok: false, error: { code: 'tls_failure', mayHaveArrived: false } });
    expect(server.requests).toEqual([]);
  });

  it('at a server of HTTP/2 alone, which would send GOAWAY', async () => {
    server = await startHttp2Server({ alsoHttp1: false, onStream: (_stream, session) => session.goaway(0, 0) });
    const outcome = await verify(server.url);
    expect(outcome).toEqual({ ok: false, error: { code: 'tls_failure', mayHaveArrived: false } });
    expect(server.requests).toEqual([]);
  });

  it('where the certificate is of nobody known', async () => {
    await serve(() => undefined);
    const outcome = await verify(server.url, { certificates: [] });
    expect(outcome).toEqual({ ok: false, error: { code: 'tls_failure', mayHaveArrived: false } });
    expect(server.requests).toEqual([]);
  });

  it('where the certificate is of another host', async () => {
    server = await startWireServer({ certificate: 'elsewhere', play: () => undefined });
    const outcome = await verify(server.url);
    expect(outcome).toEqual({ ok: false, error: { code: 'tls_failure', mayHaveArrived: false } });
    expect(server.requests).toEqual([]);
  });

  it.each(['expired', 'future'] as const)('where the certificate is %s, of a known authority', async (certificate) => {
    server = await startWireServer({ certificate, play: () => undefined });
    const outcome = await verify(server.url, { certificates: [authorityOfDates] });
    expect(outcome).toEqual({ ok: false, error: { code: 'tls_failure', mayHaveArrived: false } });
    expect(server.requests).toEqual([]);
  });

  it('where nobody listens', async () => {
    await serve(() => undefined);
    await server.close();
    const outcome = await verify(server.url);
    expect(outcome).toEqual({ ok: false, error: { code: 'no_network', mayHaveArrived: false } });
  });
});
