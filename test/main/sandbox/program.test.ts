// `npm run sandbox`: the program as a process of its own.
import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { sandboxCustomers } from '../../../main/sandbox';
import type { Sandbox } from '../../../main/sandbox';
import { Till } from './sandbox-fixture';

// Each test starts a process of its own, which compiles TypeScript first.
vi.setConfig({ testTimeout: 60_000 });

type Program = ChildProcessByStdio<null, Readable, Readable>;
let running: Program[] = [];

function run(...args: string[]): Program {
  const program = spawn(process.execPath, ['--import', 'tsx', 'scripts/sandbox.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(program);
  return program;
}

afterEach(() => {
  for (const program of running) if (program.exitCode === null) program.kill('SIGKILL');
  running = [];
});

async function firstLine(program: Program): Promise<string> {
  const lines = createInterface({ input: program.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return line;
}

async function ended(program: Program): Promise<{ code: number | null; complaint: string }> {
  let complaint = '';
  program.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code] = (await once(program, 'close')) as [number | null];
  return { code, complaint };
}

test.each(['SIGTERM', 'SIGINT'] as const)('says where it is, answers, and stops on %s', async (signal) => {
  const program = run('--port', '0', '--override', '--control-token', 'c');
  const line = await firstLine(program);
  const output = JSON.parse(line) as Pick<Sandbox, 'baseUrl' | 'clientId' | 'clientSecret'>;
  const { baseUrl, clientId, clientSecret } = output;
  expect(line).toBe(JSON.stringify({ baseUrl, clientId, clientSecret }));
  expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const till = await Till.at(output as Sandbox);
  expect((await till.verify('117000121', { format: 'merchant_override' })).status).toBe(200);
  const control = await fetch(`${baseUrl}/sandbox/control/pins`, { headers: { 'x-sandbox-control': 'c' } });
  expect(await control.json()).toHaveLength(1);
  program.kill(signal);
  expect((await ended(program)).code).toBe(0);
});

test('reads every customer’s licence as on the card, except for deliberate differences', async () => {
  const program = run();
  const till = await Till.at(JSON.parse(await firstLine(program)) as Sandbox);
  for (const { id, licence, readingOverride, payload } of sandboxCustomers) {
    const code = payload().normalize('NFD').replace(/\p{M}/gu, '');
    const { body } = await till.post('customers/driverslicense', { code });
    const read = body as Record<string, string | null>;
    const printed = { dob: licence.birthDate, govid_expiry: licence.expiry, govid_issuedby: licence.issuedBy };
    expect(read, id).toMatchObject({ ...printed, govid_number: licence.number, ...readingOverride });
    if (readingOverride.last_name !== undefined) continue;
    const plain = licence.lastName.normalize('NFD').replace(/\p{M}/gu, '');
    expect(read['last_name']?.toUpperCase(), id).toBe(plain.toUpperCase());
  }
});

test.each([
  ['a wrong option', ['--prot', '1'], '--prot'],
  ['a port that is none', ['--port', 'x'], '--port takes a number'],
  ['a port beyond the last', ['--port', '65536'], '--port takes a number'],
  ['an empty control token', ['--control-token', ''], '--control-token'],
])('%s ends it with exit code 2 and a message', async (_name, args, word) => {
  const { code, complaint } = await ended(run(...args));
  expect(code).toBe(2);
  expect(complaint).toContain(word);
  expect(complaint).toContain('Usage:');
});

test('a busy port ends it with exit code 2 and a message', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, complaint } = await ended(run('--port', String(port)));
  server.close();
  expect(code).toBe(2);
  expect(complaint).toContain(`Port ${port} is in use`);
});
