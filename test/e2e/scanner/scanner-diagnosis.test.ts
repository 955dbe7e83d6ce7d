// The scanner's set-up panel: a serial scanner, a keyboard wedge, their faults, and every way to close it.
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../../../main/licence';
import { shownCodes } from '../../../main/scanner';
import { readLine } from '../../../scripts/replay/recording';
import { cashierAt, type Cashier } from '../../support/cashier';
import { openPty, type Pty } from '../../support/pty';
import { languages } from '../../../main/base';
import { customerOf } from '../support/training-till';
import { focusWindow, keysOf, press } from '../support/keyboard-scanner';
import { launch, type Launched } from '../support/launch';
import { readBarcode } from '../support/read-barcode';
import { words } from '../support/words';

const { licence, number } = shownCodes;
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const bare = licence.replace(/[\x00-\x1f]/g, '');
const customer = customerOf('on-ordinary');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const say = (key: string, params = {}): string => words(key, language, params);
    let pty: Pty;
    let terminal: Launched;
    let cashier: Cashier;
    const at: Cashier['at'] = (testId) => cashier.at(testId);

    test.beforeAll(async () => {
      pty = await openPty();
      terminal = await launch({ config: { language, serial: { path: pty.terminalPath } } });
      cashier = cashierAt(terminal.page);
      await focusWindow();
      await expect(at('tour')).toBeVisible();
      await terminal.page.keyboard.press('Escape');
      await expect(at('tour')).toHaveCount(0);
    });
    test.afterAll(async () => {
      await terminal.close();
      await pty.close();
    });

    test.beforeEach(async () => {
      await terminal.page.keyboard.press('F2');
      await expect(at('purpose')).toBeVisible();
      await expect(at('scanner')).toHaveAttribute('data-tone', 'good');
      await terminal.page.keyboard.press('F9');
      await expect(at('scanner')).toHaveAttribute('data-tone', 'calm');
      await expect(device()).toHaveAttribute('data-state', 'ready');
    });
    test.afterEach(async () => {
      await terminal.page.keyboard.press('F2');
      await expect(at('set-up-panel')).toHaveCount(0);
      await expect(at('scanner')).toHaveAttribute('data-tone', 'good');
    });

    const device = (path = pty.terminalPath) =>
      terminal.page.locator(`[data-testid="set-up-device"][data-path="${path}"]`);
    const fact = (id: string) => at(`set-up-found-${id}`).locator('dd');

    test('both codes are readable from the screen, in the light and the dark theme', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await terminal.page.emulateMedia({ colorScheme });
        for (const [name, format, code] of [
          ['licence', 'PDF417', licence],
          ['number', 'Code128', number],
        ] as const) {
          const picture = at(`set-up-code-${name}`);
          await expect.poll(async () => readBarcode(await picture.screenshot(), format)).toBe(code);
        }
      }
      await terminal.page.emulateMedia({ colorScheme: null });
    });

    test('a serial scanner is found, stored, and works for a customer afterwards', async () => {
      await expect(at('set-up-next')).toContainText(say('setup_next_wait'));
      await pty.write(`]L0${licence}\r\n`, { chunks: [1, 7, 64, 32] });
      await expect(at('set-up-next')).toContainText(say('setup_next_ready'));
      await expect(at('set-up-hint')).toHaveCount(0);
      await expect(fact('kind')).toHaveText(say('setup_kind_serial'));
      await expect(fact('port')).toHaveText(pty.terminalPath);
      await expect(fact('rate')).toHaveText(say('setup_rate', { rate: new Intl.NumberFormat(language).format(9600) }));
      await expect(fact('prefix')).toHaveText(']A9');
      await expect(fact('suffix')).toHaveText('⟨CR⟩⟨LF⟩');
      await expect(fact('controls')).toHaveText(say('setup_controls_kept'));
      await expect(fact('kept')).toHaveText(say('setup_kept'));
      await at('set-up-raw').click();
      await expect(at('set-up-bytes')).toContainText(']A9@⟨LF⟩⟨RS⟩⟨CR⟩AAAA 999');
      expect(await at('set-up-bytes').locator('code').first().innerText()).not.toContain('TESTCARD');
      await expect.poll(() => readFile(join(terminal.userDataDir, 'settings.json'), 'utf8')).toContain('"scanners"');

      await terminal.page.keyboard.press('Escape');
      await expect(at('purpose')).toBeVisible();
      await expect(at('scanner')).toHaveAttribute('data-tone', 'good');
      await pty.write(customer.payload());
      await cashier.expectStep('verify');
      await expect(at('set-up-key')).toHaveCount(0);
    });

    test('lost control characters are reported, with the setting to change', async () => {
      await pty.write(`${bare}\r`);
      await expect(at('set-up-next')).toContainText(say('setup_next_lost'));
      await expect(at('set-up-hint')).toHaveText(say('scanner_setup_other'));
      await expect(fact('controls')).toHaveText(say('setup_controls_lost'));
    });

    test('a wrong baud rate is reported, with the one tried next', async () => {
      await pty.write(Buffer.from(licence, 'latin1').map((byte) => byte | 0x80));
      const rate = new Intl.NumberFormat(language).format(115200);
      await expect(at('set-up-next')).toContainText(say('setup_next_garbled', { name: pty.terminalPath, rate }));
      await expect(device()).toContainText(say('setup_rate', { rate }));
      await expect(device()).toHaveAttribute('data-state', 'ready');
      await pty.write(licence);
      await expect(fact('rate')).toHaveText(say('setup_rate', { rate }));
    });

    test('another code is reported, and the number alone is not enough', async () => {
      await pty.write('https://www.example.com/\r');
      await expect(at('set-up-next')).toContainText(say('setup_next_something', { name: pty.terminalPath }));
      await pty.write(`${number}\r`);
      await expect(at('set-up-next')).toContainText(say('setup_next_number'));
    });

    test('a keyboard wedge is recognised, and its keys trigger nothing', async () => {
      await press([...keysOf(number), 'Return'], 2);
      await expect(at('set-up-next')).toContainText(say('setup_next_number'));
      await press([...keysOf(licence), 'Return'], 5);
      await expect(at('set-up-next')).toContainText(say('setup_next_wedge'));
      await expect(fact('kind')).toHaveText(say('setup_kind_wedge'));
      await expect(at('set-up-hint')).toHaveText(say('scanner_setup_other'));
      await expect(fact('suffix')).toHaveText('⟨CR⟩');
      await press([...keysOf(bare), 'Return'], 5);
      await expect(at('set-up-next')).toContainText(say('setup_next_lost'));
    });

    test('the next licence is recorded for support, with an invented person, and no other scan', async () => {
      const folder = join(terminal.userDataDir, 'recordings');
      const files = (): Promise<string[]> => readdir(folder).catch(() => []);
      const next = at('set-up-next');
      const payload = customer.payload();
      const record = async (): Promise<void> => {
        await at('record-key').click();
        await expect(next).toContainText(say('setup_record_armed'));
        await expect(at('record-key')).toContainText(say('setup_record_cancel'));
      };

      await writeFile(folder, '');
      await record();
      await pty.write(payload);
      await expect(next).toContainText(say('setup_record_not_written', { folder, reason: 'EEXIST' }));
      await rm(folder);

      await record();
      await pty.write('0012345678905\r');
      await expect(next).toContainText(say('setup_record_not_licence'));
      expect(await files()).toEqual([]);

      await record();
      await pty.write(payload, { chunks: [64] });
      await expect(next).toContainText(say('setup_record_saved'));
      const [name = '', ...others] = await files();
      expect(others).toEqual([]);
      await expect(at('set-up-file')).toHaveText(join(folder, name));
      const line = readLine(await readFile(join(folder, name), 'utf8'));
      if ('error' in line || line.recording.way !== 'serial') throw new Error('no recording');
      const recorded = Buffer.concat(line.recording.chunks.map(({ hex }) => hex)).toString('latin1');
      const [real, invented] = [payload, recorded].map((text) => decode(text, '2026-01-01'));
      if (real?.status !== 'ok' || invented?.status !== 'ok') throw new Error('no licence');
      expect(invented.repairs).toEqual(real.repairs);
      for (const field of ['firstName', 'lastName', 'birthDate', 'number', 'address1', 'postalCode'] as const) {
        expect(recorded).not.toContain((real.licence[field] ?? '').replaceAll('-', ''));
      }

      await record();
      await terminal.page.keyboard.press('Escape');
      await expect(at('scanner')).toHaveAttribute('data-tone', 'good');
      await pty.write(payload);
      await cashier.expectStep('verify');
      expect(await files()).toEqual([name]);
      await terminal.page.keyboard.press('F2');
      await expect(at('purpose')).toBeVisible();

      await terminal.page.keyboard.press('F9');
      await expect(device()).toHaveAttribute('data-state', 'ready');
      await record();
      await terminal.page.keyboard.press('Control+l');
      await expect(at('locked')).toBeVisible();
      await pty.write(payload);
      await terminal.page.keyboard.press('Enter');
      await expect(at('locked')).toHaveCount(0);
      await expect(at('record-key')).toHaveCount(0);
      expect(await files()).toEqual([name]);
    });

    test('a person’s keys work: Tab, Enter on a button, Esc', async () => {
      await at('new-customer').focus();
      await press(['shift+Tab'], 300);
      await expect(at('set-up-raw')).toBeFocused();
      await press(['Return'], 300);
      await expect(at('set-up-bytes')).toBeVisible();
      await press(['Escape'], 300);
      await expect(at('purpose')).toBeVisible();
    });

    test('Enter is Done', async () => {
      await press(['Return'], 300);
      await expect(at('purpose')).toBeVisible();
    });

    test('a reloaded page has its scanners again', async () => {
      await terminal.page.reload();
      await expect(at('purpose')).toBeVisible();
      await expect(at('scanner')).toHaveAttribute('data-tone', 'good');
      await pty.write(customer.payload());
      await cashier.expectStep('verify');
    });

    test('a busy port is reported with the program that holds it, and opened when it is free', async () => {
      await terminal.page.keyboard.press('Escape');
      await expect(at('scanner')).toHaveAttribute('data-tone', 'good');
      const other = await openPty();
      const holder = spawn('flock', ['--no-fork', other.terminalPath, 'sleep', '600'], { stdio: 'ignore' });
      const second = await launch({ config: { language, serial: { path: other.terminalPath } } });
      try {
        const its = cashierAt(second.page);
        await expect(its.at('tour')).toBeVisible();
        await second.page.keyboard.press('Escape');
        await expect(its.at('scanner-help')).toBeVisible();
        await its.at('set-up-open').click();
        const row = second.page.locator(`[data-testid="set-up-device"][data-path="${other.terminalPath}"]`);
        // Both hold the device.
        const states = ['sleep', 'socat'].map((because) => say('setup_state_busy_elsewhere_told', { because }));
        await expect(row).toContainText(new RegExp(states.join('|').replaceAll('\u00a0', '\\s')));
        const ended = once(holder, 'exit');
        holder.kill();
        await ended;
        await expect(row).toHaveAttribute('data-state', 'ready');
        await its.at('primary').click();
        await expect(its.at('scanner')).toHaveAttribute('data-tone', 'good');
      } finally {
        holder.kill();
        await second.close();
        await other.close();
      }
    });
  });
}

test('a store without scanning has no set-up panel', async () => {
  const terminal = await launch({ config: { language: 'en-CA', scanningAllowed: false } });
  try {
    await expect(terminal.page.getByTestId('tour')).toBeVisible();
    await terminal.page.keyboard.press('Escape');
    await expect(terminal.page.getByTestId('search-first-name')).toBeVisible();
    await expect(terminal.page.getByTestId('set-up-key')).toHaveCount(0);
    expect(await terminal.page.evaluate(() => window.terminal.diagnoseScanner('start'))).toBeNull();
  } finally {
    await terminal.close();
  }
});
