// Electron's security checklist, item 17: main accepts only messages of the terminal's own page that fit the contract.
import { expect, test, type Frame, type Page } from '@playwright/test';
import { join } from 'node:path';
import { launch, projectFolder, type Launched } from '../support/launch';

const preload = join(projectFolder, 'out', 'preload', 'index.cjs');
/** Stands for a customer's data. */
const marked = 'Marked-Name-5501';

let terminal: Launched;
test.beforeAll(async () => {
  terminal = await launch();
});
test.afterAll(async () => {
  await terminal.close();
});

/** Opens another window with the terminal's preload, in its frames too, on pages of this test. */
async function openForeign(url: string, html: string): Promise<Page> {
  const opened = terminal.app.waitForEvent('window');
  await terminal.app.evaluate(
    async ({ BrowserWindow, session }, parts) => {
      const own = session.fromPartition(`foreign-${Math.random()}`, { cache: false });
      const frame = '<!doctype html><title>frame</title>';
      own.protocol.handle('app', (request) => {
        const body = request.url.includes('frame') ? frame : parts.html;
        return new Response(body, { headers: { 'content-type': 'text/html' } });
      });
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: parts.preload,
          session: own,
          sandbox: true,
          contextIsolation: true,
          nodeIntegrationInSubFrames: true,
        },
      });
      // The terminal lets no frame navigate, but here one must.
      window.webContents.removeAllListeners('will-frame-navigate');
      await window.loadURL(parts.url);
    },
    { url, html, preload },
  );
  const page = await opened;
  await page.waitForLoadState('load');
  return page;
}

/** 'answered' for each command, or its error. */
function callAll(frame: Frame | Page): Promise<string[]> {
  return (frame as Frame).evaluate(async () => {
    const { terminal: api } = window;
    const calls = [
      () => api.getView(),
      () => api.intend({ flowId: '', screenNumber: 0, intention: { type: 'newCustomer' } }),
      () => api.setLanguage('en-CA'),
      () => api.setTextFieldFocused(false),
      () => api.getTraining(),
      () => api.train({ type: 'tourSeen' }),
      () => api.diagnoseScanner('end'),
      () => api.lock(),
      () => api.turnScreen(),
      () => api.unlock(null),
    ];
    return Promise.all(calls.map((call) => call().then(() => 'answered', String)));
  });
}

const refused: unknown = expect.stringContaining('IpcRefusal: not the terminal');
const everyOneRefused = Array.from({ length: 10 }, () => refused);

test('every command of the contract has a handler', async () => {
  const commands = await terminal.page.evaluate(() =>
    Object.keys(window.terminal).filter((name) => !name.startsWith('on')),
  );
  expect(commands.sort()).toEqual([
    'diagnoseScanner',
    'getTraining',
    'getView',
    'intend',
    'lock',
    'setLanguage',
    'setTextFieldFocused',
    'train',
    'turnScreen',
    'unlock',
  ]);
  expect(await callAll(terminal.page)).toEqual(commands.map(() => 'answered'));
});

test('another page is refused, also one of the same program', async () => {
  for (const url of ['data:text/html,<title>other</title>', 'app://elsewhere/index.html']) {
    const page = await openForeign(url, '<!doctype html><title>other</title>');
    expect(await callAll(page)).toEqual(everyOneRefused);
    await page.close();
  }
});

test('a frame within the terminal’s page is refused, though its address is the terminal’s own', async () => {
  const page = await openForeign(
    'app://terminal/index.html',
    '<!doctype html><title>page</title><iframe src="app://terminal/frame.html"></iframe>',
  );
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (frame === undefined) throw new Error('the page has no frame');
  expect(frame.url()).toBe('app://terminal/frame.html');
  expect(await callAll(frame)).toEqual(everyOneRefused);
  // The main frame is accepted: it was the inner frame that was refused, not the window.
  expect(await callAll(page)).toEqual(everyOneRefused.map(() => 'answered'));
  await page.close();
});

const wrong: Record<string, unknown> = {
  'no argument': undefined,
  'another type': marked,
  'an unknown intention': { flowId: '', screenNumber: 0, intention: { type: marked } },
  'a field too many': { flowId: '', screenNumber: 0, intention: { type: 'newCustomer', note: marked } },
  'a field too few': { flowId: '', screenNumber: 0, intention: { type: 'search', firstName: marked } },
  'no screen': { flowId: '', intention: { type: 'newCustomer' } },
  'a number as text': { flowId: '', screenNumber: 0, intention: { type: 'setAmount', amountCents: marked } },
  'half a cent': { flowId: '', screenNumber: 0, intention: { type: 'setAmount', amountCents: 0.5 } },
  'letters in a number': { flowId: '', screenNumber: 0, intention: { type: 'lookup', by: 'account', number: marked } },
  'an unknown format': { flowId: '', screenNumber: 0, intention: { type: 'verify', format: marked } },
  'a PIN of any length': { flowId: '', screenNumber: 0, intention: { type: 'enterPin', pin: marked.repeat(10) } },
};

for (const [name, argument] of Object.entries(wrong)) {
  test(`an argument that does not fit the contract is refused without being quoted: ${name}`, async () => {
    const answer = await terminal.page.evaluate(
      (value) => window.terminal.intend(value as never).then(() => 'answered', String),
      argument,
    );
    expect(answer).toContain('IpcRefusal: intend: the argument does not fit the contract');
    expect(answer).not.toContain(marked);
  });
}

test('an unknown language is refused', async () => {
  const before = await terminal.page.evaluate(() => window.terminal.getView());
  const answer = await terminal.page.evaluate(
    (value) => window.terminal.setLanguage(value as never).then(() => 'answered', String),
    marked,
  );
  expect(answer).toContain('IpcRefusal: setLanguage: the argument does not fit the contract');
  expect(answer).not.toContain(marked);
  const { language } = (await terminal.page.evaluate(() => window.terminal.getView())).terminal;
  expect(language).toBe(before.terminal.language);
});
