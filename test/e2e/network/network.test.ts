// The terminal's two fetch functions on real connections: at most once where required, and nothing stored.
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { programArguments, programEnvironment } from '../support/launch';
import { runtimeFolder } from '../support/runtime';

type Way = 'often' | 'once';
type Outcome = { status: number; body: string } | { problem: string };

let scratch: string;
let app: ElectronApplication;
let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let arrived: IncomingMessage[];

test.beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  const program = join(scratch, 'program');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'programs', 'network.ts'),
      outDir: program,
      target: 'node20',
      rolldownOptions: { external: ['electron'] },
    },
  });
  await writeFile(
    join(program, 'package.json'),
    JSON.stringify({ name: 'network', type: 'module', main: 'network.js' }),
  );
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtimeFolder();
  const [, ...args] = programArguments(join(scratch, 'user-data'));
  app = await _electron.launch({ args: [program, ...args], env: programEnvironment() });
  await expect.poll(() => app.evaluate(() => 'once' in globalThis)).toBe(true);
});
test.afterAll(async () => {
  await app.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});
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
function call(way: Way, path: string, init: RequestInit = {}): Promise<Outcome> {
  return app.evaluate(
    async (_electronModule, [name, url, options]): Promise<Outcome> => {
      const ways = globalThis as unknown as Record<Way, (url: string, init: RequestInit) => Promise<Response>>;
      try {
        const response = await ways[name](url, options);
        return { status: response.status, body: await response.text() };
      } catch (problem) {
        return { problem: String(problem) };
      }
    },
    [way, `${origin}${path}`, init] as const,
  );
}

/** Cuts the connection of /verify, and answers everything else. */
function cutVerify(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/verify') request.socket.destroy();
  else response.end('fine');
}

const verify = { method: 'POST', body: '{"format":"sms"}', headers: { 'content-type': 'application/json' } };

test('a POST whose warm connection is cut reaches the server once, from a session of its own', async () => {
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
    await app.evaluate(({ session }) => {
      session.defaultSession.flushStorageData();
    });
    expect(filesWith(join(scratch, 'user-data'), mark)).toEqual([]);
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
