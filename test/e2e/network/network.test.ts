// The terminal's two fetch functions on real connections: at most once where required, and nothing stored.
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startFetchProgram, type FetchProgram, type Outcome, type Way } from './fetch-program';

let program: FetchProgram;
let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let arrived: IncomingMessage[];

test.beforeAll(async () => {
  program = await startFetchProgram();
});
test.afterAll(() => program.close());
test.beforeEach(async () => {
  arrived = [];
  server = createServer((request, response) => {
    arrived.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterEach(async () => {
  await new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
});

/** Fetches in the program, with the body. */
function call(way: Way, path: string, init?: RequestInit): Promise<Outcome> {
  return program.call(way, `${origin}${path}`, init);
}

/** Cuts the connection of /verify, and answers everything else. */
function cutVerify(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/verify') request.socket.destroy();
  else response.end('fine');
}

const verify = { method: 'POST', body: '{"format":"sms"}', headers: { 'content-type': 'application/json' } };

test('a POST whose warm connection is cut reaches the server once, over a connection of its own', async () => {
  answer = cutVerify;
  expect(await call('often', '/warm')).toEqual({ status: 200, body: 'fine' });
  for (let times = 1; times <= 20; times += 1) {
    expect(await call('once', '/warm')).toEqual({ status: 200, body: 'fine' });
    expect(await call('once', '/verify', verify)).toHaveProperty('problem');
    expect(arrived.filter(({ url }) => url === '/verify')).toHaveLength(times);
  }
});

test('counterproof: Chromium repeats the same POST on a kept connection', async () => {
  answer = cutVerify;
  expect(await call('often', '/warm')).toEqual({ status: 200, body: 'fine' });
  expect(await call('often', '/verify', verify)).toHaveProperty('problem');
  expect(arrived.filter(({ url }) => url === '/verify').length).toBeGreaterThan(1);
});

for (const line of ['600 Words', '999 Words', '0 Words']) {
  test(`an answer of the status ${line} is one of a gateway, at once`, async () => {
    answer = (request) => request.socket.end(`HTTP/1.1 ${line}\r\nContent-Length: 4\r\n\r\nfine`);
    expect(await call('often', '/odd')).toEqual({ status: 502, body: 'fine' });
    expect(await call('once', '/odd')).toHaveProperty('problem');
  });
}

test('an answer that is cut within its status is one of a gateway, at once', async () => {
  answer = (request) => request.socket.end('HTTP/1.1 2');
  expect(await call('often', '/odd')).toEqual({ status: 502, body: '' });
});

for (const [name, head] of [
  ['in the words of its status', 'HTTP/1.1 200 \u00c3\u00a9\u0080\u007f'],
  ['in its head', 'HTTP/1.1 200 OK\r\nX-Odd: \u00ff\u0080\u0001\r\nX-\u00e9: 1\r\n: 2'],
] as const) {
  test(`odd bytes ${name} are no reason not to end`, async () => {
    answer = (request) => request.socket.end(Buffer.from(`${head}\r\nContent-Length: 4\r\n\r\nfine`, 'latin1'));
    expect(await call('often', '/odd')).toEqual({ status: 200, body: 'fine' });
  });
}

// Chromium repeats a POST after 421 on any connection, within milliseconds.
test('a POST answered by 421 reaches the server once', async () => {
  answer = (_request, response) => response.writeHead(421).end();
  expect(await call('once', '/verify', verify)).toEqual({ status: 421, body: '' });
  await new Promise((later) => setTimeout(later, 200));
  expect(arrived.map(({ url }) => url)).toEqual(['/verify']);
});

test('counterproof: Chromium repeats the same POST after 421', async () => {
  answer = (_request, response) => response.writeHead(421).end();
  expect(await call('often', '/verify', verify)).toEqual({ status: 421, body: '' });
  expect(arrived.map(({ url }) => url)).toEqual(['/verify', '/verify']);
});

for (const way of ['often', 'once'] as const) {
  test(`${way}: method, headers and body arrive unchanged`, async () => {
    let body = '';
    answer = (request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => response.writeHead(201, { 'x-answer': 'yes' }).end('é'));
    };
    const init = {
      ...verify,
      headers: { ...verify.headers, 'x-reference-id': '0'.repeat(32), authorization: 'Bearer t' },
    };
    expect(await call(way, '/verify', init)).toEqual({ status: 201, body: 'é' });
    expect(body).toBe('{"format":"sms"}');
    expect(arrived[0]?.method).toBe('POST');
    expect(arrived[0]?.headers).toMatchObject({ 'x-reference-id': '0'.repeat(32), authorization: 'Bearer t' });
  });

  test(`${way}: a redirect is an error, and not followed`, async () => {
    answer = (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end();
    expect(await call(way, '/start')).toHaveProperty('problem');
    expect(arrived.map(({ url }) => url)).toEqual(['/start']);
  });

  test(`${way}: cookies are not sent back`, async () => {
    answer = (_request, response) => response.writeHead(200, { 'set-cookie': 'a=b; Max-Age=1000' }).end();
    await call(way, '/first');
    await call(way, '/second');
    expect(arrived.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  test(`${way}: a truncated answer is an error`, async () => {
    answer = (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    };
    expect(await call(way, '/cut')).toHaveProperty('problem');
  });

  test(`${way}: no trace of an answer is left on the disk`, async () => {
    const mark = `mark-${way}-7f3a91c2`;
    answer = (_request, response) =>
      response.writeHead(200, { 'cache-control': 'max-age=1000', 'set-cookie': `c=${mark}; Max-Age=1000` }).end(mark);
    expect(await call(way, `/${mark}`)).toEqual({ status: 200, body: mark });
    await program.app.evaluate(({ session }) => {
      session.defaultSession.flushStorageData();
    });
    expect(filesWith(program.userDataDir, mark)).toEqual([]);
  });
}

function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      try {
        return readFileSync(path).includes(text);
      } catch (problem) {
        // Chromium removes files meanwhile.
        if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return false;
        throw problem;
      }
    });
}
