// The provisioning file at the start: a valid one makes a live terminal, an invalid one stops it with a message that names
// the field, and a till that was live once never starts training.
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Language } from '../../../preload/contract';
import { openPty } from '../../support/pty';
import { cashierAt } from '../../support/cashier';
import { launch } from '../support/launch';
import { start } from '../support/start';
import { words } from '../support/words';

const run = promisify(execFile);
const secret = 'marked-secret-90210';
const api = { baseUrl: 'https://pos.example.com', clientId: 'example-client', clientSecret: secret };
/** As on a machine without a keyring. */
const keyringless = ['--password-store=basic'];

let scratch: string;
let userData: string;
let file: string;
test.beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
  userData = join(scratch, 'user-data');
  file = join(scratch, 'config.json');
});
test.afterEach(async () => {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});

/** The visible windows of a process, by their ids. */
async function windowsOf(pid: number): Promise<string[]> {
  const found = await run('xdotool', ['search', '--all', '--onlyvisible', '--pid', String(pid), '--name', '.']).catch(
    // It fails where there are none.
    () => ({ stdout: '' }),
  );
  return found.stdout.split('\n').filter((line) => line !== '');
}

/** Starts the terminal and expects it to stop: only a dialog, messages on standard error, exit code 1 after Return. */
async function expectStop(env: Record<string, string>, language: Language, problems: string[]): Promise<void> {
  const terminal = start(userData, keyringless, env);
  const pid = terminal.process.pid ?? 0;
  try {
    await expect.poll(terminal.stderrText, { timeout: 20_000 }).toContain(problems.at(-1));
    expect(terminal.stderrText()).toContain(words('shell_start_stopped', language));
    for (const problem of problems) expect(terminal.stderrText()).toContain(problem);
    expect(terminal.stderrText()).not.toContain(secret);
    let dialogs: string[] = [];
    await expect.poll(async () => (dialogs = await windowsOf(pid)), { timeout: 20_000 }).toHaveLength(1);
    const dialog = dialogs[0] ?? '';
    expect(terminal.process.exitCode).toBe(null);
    // Repeated: a window takes keys only a moment after it is visible.
    await expect
      .poll(
        async () => {
          await run('xdotool', ['windowfocus', dialog, 'key', 'Return']).catch(() => undefined);
          return terminal.process.exitCode;
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await terminal.ended;
    await expect(terminal.loaded).rejects.toThrow('ended before its page had loaded');
  } finally {
    await terminal.stop();
  }
}

test('a training sandbox whose port is taken stops the start with a message, and the next start works', async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  try {
    await writeFile(file, JSON.stringify({ sandbox: { port } }));
    await expectStop({ FLEXITI_POS_CONFIG: file, LANG: 'en_CA.UTF-8' }, 'en-CA', [
      words('shell_sandbox_port_busy', 'en-CA'),
    ]);
  } finally {
    await new Promise((closed) => taken.close(closed));
  }
  const terminal = start(userData, keyringless, { FLEXITI_POS_CONFIG: file });
  try {
    await terminal.loaded;
  } finally {
    await terminal.stop();
  }
});

const mistakes: { name: string; content: unknown; code: string; params: Record<string, string> }[] = [
  {
    name: 'a misspelt field',
    content: { api, lanne: '3' },
    code: 'field_unknown_similar',
    params: { field: 'lanne', similar: 'lane' },
  },
  {
    name: 'an unknown field',
    content: { api, cashDrawer: 'LPT1' },
    code: 'field_unknown',
    params: { field: 'cashDrawer' },
  },
  {
    name: 'plain http to another computer',
    content: { api: { ...api, baseUrl: 'http://pos.example.com' } },
    code: 'url_not_https',
    params: { field: 'api.baseUrl' },
  },
  {
    name: 'a missing secret',
    content: { api: { baseUrl: api.baseUrl, clientId: api.clientId } },
    code: 'field_missing',
    params: { field: 'api.clientSecret' },
  },
  {
    name: 'a rate that is text',
    content: { api, serial: { path: 'COM3', baudRate: '9600' } },
    code: 'field_not_number',
    params: { field: 'serial.baudRate' },
  },
  { name: 'no JSON', content: `{"api": {"clientSecret": "${secret}",}`, code: 'file_not_json', params: {} },
];

for (const { name, content, code, params } of mistakes) {
  test(`${name} stops the start, and the message names it`, async () => {
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    await expectStop({ FLEXITI_POS_CONFIG: file, LANGUAGE: 'en_CA' }, 'en-CA', [
      words(`settings_${code}`, 'en-CA', { file, ...params }),
    ]);
  });
}

test('two mistakes are reported together, in French where the file sets it', async () => {
  await writeFile(file, JSON.stringify({ api: { ...api, baseUrl: 'pos.example.com' }, language: 'fr-CA', lane: '' }));
  const problem = (code: string, field: string): string => words(`settings_${code}`, 'fr-CA', { field });
  await expectStop({ FLEXITI_POS_CONFIG: file }, 'fr-CA', [
    problem('url_invalid', 'api.baseUrl'),
    problem('field_empty', 'lane'),
  ]);
});

test('a missing file stops the start', async () => {
  await expectStop({ FLEXITI_POS_CONFIG: file, LANGUAGE: 'en_CA' }, 'en-CA', [
    words('settings_file_missing', 'en-CA', { file }),
  ]);
});

test('without a keyring a provisioned terminal needs its file at each start, and never trains without it', async () => {
  const config = { api, store: '118', language: 'fr-CA' };
  for (const round of ['first', 'second']) {
    const live = await launch({ config, userDataDir: userData, args: keyringless });
    await expect(cashierAt(live.page).at('step'), round).toBeVisible();
    await expect(cashierAt(live.page).at('training')).toHaveCount(0);
    await live.close();
    await expectStop({}, 'fr-CA', [words('settings_provisioned_but_no_configuration', 'fr-CA')]);
  }
  // Not even with nothing left but the mark.
  await rm(join(userData, 'settings.json'));
  await expectStop({ LANGUAGE: 'en_CA' }, 'en-CA', [words('settings_provisioned_but_no_configuration', 'en-CA')]);
});

test('a terminal that was never provisioned starts training, and stays unprovisioned', async () => {
  const training = await launch({ userDataDir: userData });
  await expect(cashierAt(training.page).at('training')).toHaveText(words('screens_training', 'en-CA'));
  await expect(cashierAt(training.page).at('scanner')).toContainText(words('screens_scanner_none', 'en-CA'));
  await training.close();
  await expect(access(join(userData, 'provisioned'))).rejects.toThrow('ENOENT');
});

test('a serial port without credentials: training, with the scanner', async () => {
  const pty = await openPty();
  const training = await launch({ config: { serial: { path: pty.terminalPath } } });
  try {
    await expect(cashierAt(training.page).at('training')).toBeVisible();
    await expect(cashierAt(training.page).at('scanner')).toHaveAttribute('data-tone', 'good');
  } finally {
    await training.close();
    await pty.close();
  }
});
