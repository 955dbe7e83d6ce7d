// The program as a store gets it: its contents, its closed entry points, and one whole lane.
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sandboxCustomers } from '../../../main/sandbox';
import { openPty } from '../../support/pty';
import { cashierAt } from '../../support/cashier';
import { openOffers } from '../support/expected-offer';
import { portState } from '../support/port-state';
import { projectFolder } from '../support/launch';
import { attach, expectFresh, packedExecutable, packedFiles, packedFolder, startPacked } from './packaged-program';
import type { PackedProgram } from './packaged-program';
import { freePort } from '../../support/free-port';
import { controlToken, sandboxAt } from '../../support/sandbox-control';

let scratch: string;
let userData: string;
test.beforeAll(expectFresh);
test.beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  userData = join(scratch, 'user-data');
});
test.afterEach(async () => {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});

async function configured(config: unknown): Promise<{ FLEXITI_POS_CONFIG: string }> {
  const path = join(scratch, 'config.json');
  await writeFile(path, JSON.stringify(config), { mode: 0o600 });
  return { FLEXITI_POS_CONFIG: path };
}

test.describe('its contents', () => {
  test('the bundles, and only the native packages with their dependencies', () => {
    const paths = packedFiles().map(({ path }) => path);
    const tops = new Set(paths.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json']);
    const packages = paths.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    expect([...new Set(packages)].filter((name) => !name.startsWith('@serialport/parser-')).sort()).toEqual([
      '@photostructure/sqlite',
      '@serialport/binding-mock',
      '@serialport/bindings-cpp',
      '@serialport/bindings-interface',
      '@serialport/stream',
      'debug',
      'ms',
      'node-gyp-build',
      'node-hid',
      'pkg-prebuilds',
      'serialport',
    ]);
  });

  test('no sources, no source maps, no tests, and nothing of the computer that packed it', () => {
    const files = packedFiles();
    const unwanted = /\.(map|[cm]?ts|svelte|cc?|cpp|h|gypi?|log|env|pem)$|(^|\/)(tests?|\.[^/]+)\//;
    expect(files.filter(({ path }) => unwanted.test(path)).map(({ path }) => path)).toEqual([]);
    for (const { path, content } of files.filter(({ path }) => path.startsWith('out/'))) {
      const text = content().toString('latin1');
      expect(text.includes('sourceMappingURL='), path).toBe(false);
      expect(text.includes(projectFolder), path).toBe(false);
      expect(text.includes(controlToken), path).toBe(false);
    }
  });

  test('native code for this system alone outside the archive, and nothing else outside it', () => {
    const files = packedFiles();
    const native = files.filter(({ path }) => path.endsWith('.node'));
    expect(files.filter(({ unpacked }) => unpacked)).toEqual(native);
    const binaries = native.map(({ path }) => path.replace(/\/[^/]+$/, ''));
    for (const folder of binaries) expect(folder).toContain(`${process.platform}-${process.arch}`);
    for (const name of ['@photostructure/sqlite', '@serialport/bindings-cpp', 'node-hid']) {
      expect(binaries.some((folder) => folder.startsWith(`node_modules/${name}/`))).toBe(true);
    }
    const resources = readdirSync(join(packedFolder(), 'resources'), { recursive: true, withFileTypes: true });
    const beside = resources.filter((entry) => entry.isFile() && !entry.name.endsWith('.node'));
    expect(beside.map(({ name }) => name)).toEqual(['app.asar']);
  });

  test('the licences: its own, of bundled packages, of Electron and Chromium', () => {
    const paths = packedFiles().map(({ path }) => path);
    for (const bundle of ['main', 'renderer']) expect(paths).toContain(`out/${bundle}/third-party-licences.md`);
    expect(readdirSync(packedFolder())).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    );
  });

  test('a mark where it is not for stores, because its Electron is not the one of package.json', () => {
    const version = readFileSync(join(packedFolder(), 'version'), 'utf8').trim().replace(/^v/, '');
    const wanted = read(readFileSync(join(projectFolder, 'package.json'))).devDependencies?.['electron'];
    const own = read(
      packedFiles()
        .find(({ path }) => path === 'package.json')
        ?.content() ?? Buffer.from('{}'),
    );
    const marked = version !== wanted;
    expect(own.version?.endsWith('-tests-only')).toBe(marked);
    expect(existsSync(join(packedFolder(), 'FOR-TESTS-ONLY.txt'))).toBe(marked);
  });

  test('its fuses, as Electron reads them', async () => {
    // As stored in the fuse wire; removed and inherited fuses have other values.
    const [on, off] = ['1', '0'];
    const wire = Object.entries(await getCurrentFuseWire(packedExecutable()));
    const states = wire.flatMap(([fuse, state]) => {
      const name = FuseV1Options[Number(fuse)];
      return name === undefined ? [] : [[name, String.fromCharCode(Number(state))] as const];
    });
    expect(Object.fromEntries(states)).toEqual({
      RunAsNode: off,
      EnableCookieEncryption: on,
      EnableNodeOptionsEnvironmentVariable: off,
      EnableNodeCliInspectArguments: off,
      EnableEmbeddedAsarIntegrityValidation: on,
      OnlyLoadAppFromAsar: on,
      LoadBrowserProcessSpecificV8Snapshot: off,
      GrantFileProtocolExtraPrivileges: off,
    });
  });
});

test.describe('in training', () => {
  test('one lane, from a scan on a serial port to the hand-over, and one instance alone', async () => {
    const pty = await openPty();
    const offers = await openOffers();
    // Stands for vite's dev server, which a packaged program does not load.
    const visits: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      visits.push(request.url);
      response.end('<title>another page</title>');
    });
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
    const [port, sandboxPort] = [await freePort(), await freePort()];
    const config = {
      store: '118',
      serial: { path: pty.terminalPath },
      sandbox: { port: sandboxPort, controlToken },
    };
    const program = startPacked(userData, [`--remote-debugging-port=${port}`], {
      ...(await configured(config)),
      ELECTRON_RENDERER_URL: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`,
    });
    try {
      const page = await attach(program, port);
      expect(page.url()).toBe('app://terminal/index.html');
      const cashier = cashierAt(page);
      const sandbox = sandboxAt(sandboxPort);
      await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'good');

      const second = startPacked(userData, []);
      expect(await second.ended).toBe(0);

      const customer = sandboxCustomers.find(({ id }) => id === 'on-ordinary');
      if (customer === undefined) throw new Error('the sandbox has no ordinary customer');
      const { accountNumber } = customer;
      const amountCents = 23445;
      await pty.write(customer.payload(), { chunks: [1, 7, 2, 64, 13] });
      await cashier.expectStep('verify');
      await cashier.amount(amountCents);
      await cashier.verify('sms', { sandbox, accountNumber });
      await cashier.expectStep('quote');
      const { plans } = await offers.expected(accountNumber, amountCents, 'en-CA');
      const [plan] = plans;
      const [term] = plan?.terms ?? [];
      if (plan === undefined || term === undefined) throw new Error('the sandbox offers no plan');
      const card = `plan-${plan.planId}-${term.months}`;
      const money = new Intl.NumberFormat('en-CA', { style: 'currency', currency: 'CAD' });
      await expect(page.locator(`[data-of="${card}"]`).getByTestId('payment')).toHaveText(
        money.format((term.paymentCents ?? 0) / 100),
      );
      await cashier.choose(card);
      await cashier.primary();
      await cashier.expectStep('handOver');
      await expect(cashier.at('handover-account')).toHaveAttribute('data-value', accountNumber);
      await expect(cashier.at('handover-code')).toHaveAttribute('data-value', await sandbox.lastPin(accountNumber));
      const requests = await sandbox.requests();
      expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
      expect(requests.filter(({ endpoint }) => endpoint === 'verify')).toHaveLength(1);
      expect(visits).toEqual([]);
    } finally {
      await program.stop();
      elsewhere.close();
      await offers.close();
      await pty.close();
    }
  });

  test('neither the environment nor the command line turns it into Node or opens its inspector', async () => {
    const [port, first, second] = [await freePort(), await freePort(), await freePort()];
    const trace = join(scratch, 'ran');
    const intruder = join(scratch, 'intruder.cjs');
    await writeFile(intruder, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '');`);
    const program = startPacked(
      userData,
      [`--remote-debugging-port=${port}`, `--inspect=127.0.0.1:${first}`, '-r', intruder, intruder],
      { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${intruder} --inspect=127.0.0.1:${second}` },
    );
    try {
      const page = await attach(program, port);
      await cashierAt(page).expectStep('customer');
      expect(existsSync(trace)).toBe(false);
      expect(program.output()).not.toContain('Debugger listening');
      expect([await portState(first), await portState(second)]).toEqual(['closed', 'closed']);
    } finally {
      await program.stop();
    }
  });
});

test('a live terminal closes the debugging port that training opens', async () => {
  test.skip(process.platform !== 'linux', 'the window is found by xdotool');
  const port = await freePort();
  const config = {
    api: { baseUrl: 'https://pos.example.com', clientId: 'example-client', clientSecret: 'example-secret' },
    store: '0001',
    lane: '01',
  };
  const program = startPacked(userData, [`--remote-debugging-port=${port}`], await configured(config));
  try {
    // The window is shown when its page has been painted, long after Chromium would have opened the port.
    await expect.poll(() => widestWindow(program), { timeout: 30_000 }).toBeGreaterThanOrEqual(1024);
    for (let times = 1; times <= 20; times += 1) {
      expect(await portState(port)).toBe('closed');
      await delay(25);
    }
    expect(existsSync(join(userData, 'DevToolsActivePort'))).toBe(false);
    expect(await widestWindow(program)).toBeGreaterThanOrEqual(1024);
  } finally {
    await program.stop();
  }
});

/** The width of a program's widest visible window in pixels; 0 without one. A message box is a window too. */
async function widestWindow({ pid }: PackedProgram): Promise<number> {
  const run = promisify(execFile);
  const search = ['search', '--onlyvisible', '--all', '--pid', String(pid), '--name', '^Flexiti POS Terminal$'];
  try {
    const { stdout } = await run('xdotool', [...search, 'getwindowgeometry', '--shell', '%@']);
    return Math.max(0, ...[...stdout.matchAll(/^WIDTH=(\d+)$/gm)].map(([, width]) => Number(width)));
  } catch {
    // xdotool fails where it finds nothing, and where a window closes meanwhile.
    return 0;
  }
}

interface PackageJson {
  version?: string;
  devDependencies?: Record<string, string>;
}

function read(file: Buffer): PackageJson {
  return JSON.parse(file.toString('utf8')) as PackageJson;
}
