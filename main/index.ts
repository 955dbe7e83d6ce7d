// Electron's start-up, as a list of calls: what must happen before Electron is ready, then the rooms, then the window.
import { randomBytes } from 'node:crypto';
import { app, safeStorage } from 'electron';
import { compose, createFatalErrorHandler, createLifecycle, exportAudit, openApi, openRecords } from './app';
import type { Terminal } from './app';
import { parseExportArguments, type Audit } from './audit';
import { registerCustomerDisplay, registerHandlers, toCashier, toCustomer } from './ipc';
import { createSecrets } from './secrets';
import { loadSettings, mayBeProvisioned, readAuthorities } from './settings';
import * as shell from './shell';

const folder = app.getPath('userData');
const configPath = process.env['FLEXITI_POS_CONFIG'];
const devServerUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const clipboard = shell.systemClipboard();
const lifecycle = createLifecycle();
let audit: Audit | null = null;
let terminal: Terminal | null = null;
let pages: shell.Pages | null = null;

shell.keepMemoryOutOfCoreDumps();
shell.closeRemoteDebugging(!mayBeProvisioned(folder, configPath));
shell.registerAppScheme();
shell.lockDown();
const stopAfterError = createFatalErrorHandler({
  lifecycle,
  stop: async (outcome) => {
    if (terminal === null) audit?.write({ at: Date.now(), event: 'lane_stopped', outcome });
    await Promise.all([terminal?.close(outcome), clipboard.forget()]);
    await audit?.flush();
  },
  ...shell.fatalEnd,
});
shell.watchErrors(stopAfterError);

const exportArguments = parseExportArguments(process.argv);
if (exportArguments.kind !== 'none') {
  app.exit(await exportAudit(exportArguments, { folder, configPath, print: shell.printProblems }));
} else if (shell.claimSingleInstance(() => shell.focusWindow(pages?.cashier ?? null))) {
  void app.whenReady().then(start).catch(stopAfterError);
}

async function start(): Promise<void> {
  const secrets = createSecrets({ safeStorage, folder });
  const startup = await loadSettings({ folder, configPath, secrets });
  if (startup.mode === 'stopped') {
    await shell.showFatalError(startup.problems, startup.language);
    app.exit(1);
    return;
  }
  const { settings } = startup;
  const access = startup.mode === 'live' ? startup.api : null;
  const { certificates, notices } = await readAuthorities(access?.caFile);
  shell.showProblems([...startup.notices, ...notices], settings.language);
  const { api, createPanel } = await openApi(startup);
  const training = createPanel !== null;
  const key = await secrets.journalKey();
  const records = { folder, training, key, now: Date.now, notify: shell.showProblems };
  const { trail, journal } = openRecords(settings, records);
  audit = trail;
  if (!lifecycle.enter('running')) return;
  const cashier = toCashier();
  const customer = toCustomer();
  const keystrokes = shell.createKeystrokes();
  const steadyNow = (): number => performance.now();
  const afterMs = settings.lockAfterMinutes * 60_000;
  const idle = shell.watchIdle({ afterMs, steadyNow, onIdle: () => running.terminal.lock() });
  const running = compose({
    settings,
    folder,
    api,
    createPanel,
    version: app.getVersion(),
    ...shell.openNetwork({ certificates, proxyLogin: access?.proxyLogin ?? null }),
    printPage: shell.printPage,
    now: Date.now,
    steadyNow,
    randomId: () => randomBytes(16).toString('hex'),
    onView: (view) => {
      cashier.send('view', () => view);
      customer.send('customerDisplay', () => running.terminal.customerDisplay('display'));
    },
    onDiagnosis: (view) => cashier.send('diagnosis', () => view),
    onScan: () => idle.touch(),
    preview: () => pages?.display.preview(!pages.display.isPreviewed()),
    clipboard,
    audit: trail.write,
    journal,
    hasKeyring: key !== null,
    keystrokes,
  });
  ({ terminal } = running);
  const senders = {
    pageAt: (url: string) => shell.pageAt(url, devServerUrl),
    isRunning: () => lifecycle.phase === 'running',
  };
  registerHandlers(running.handlers, senders);
  registerCustomerDisplay(() => running.terminal.customerDisplay('display'), senders);
  shell.runBeforeQuit(async () => {
    lifecycle.enter('closing');
    idle.stop();
    await running.close();
    await trail.flush();
    lifecycle.enter('closed');
  });
  pages = shell.openPages({
    folder,
    programFolder: import.meta.dirname,
    devServerUrl,
    training,
    customerDisplay: settings.customerDisplay,
    onCustomerPage: (page) => customer.attach(page),
  });
  const { webContents } = pages.cashier;
  cashier.attach(webContents);
  keystrokes.watch(webContents);
  idle.watch(webContents);
  shell.watchPower(running.terminal);
}
