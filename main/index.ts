// Electron's start-up: what must happen before Electron is ready, then the rooms, then the window.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, safeStorage } from 'electron';
import { settleWithin } from './base';
import type { Language } from './base';
import { createAudit, exportTrail, exportWish } from './audit';
import type { Audit, ExportWish } from './audit';
import { registerHandlers, send } from './ipc';
import { openJournal } from './journal';
import type { Journal } from './journal';
import { createScannerDiagnosis, createTerminal } from './app';
import type { ApiAccess, TrainingPanel } from './app';
import { createSecrets } from './secrets';
import { keepLanguage, keepScanner, keepTourSeen, keptLanguage, loadSettings, mayBeProvisioned } from './settings';
import type { Settings } from './settings';
import {
  beforeQuit,
  claimSingleInstance,
  closeRemoteDebugging,
  createFetch,
  createFetchOnce,
  createKeystrokes,
  redactError,
  farewellMs,
  isPageUrl,
  keepMemoryOutOfCoreDumps,
  lockDown,
  openWindow,
  pageUrl,
  preparePageSession,
  errorCode,
  registerAppScheme,
  systemClipboard,
  printProblems,
  showNotices,
  showFatalError,
  watchIdle,
  watchPower,
} from './shell';
import type { EventName, Events } from '../preload/contract';

const folder = app.getPath('userData');
const auditFolder = join(folder, 'audit');
const journalFolder = join(folder, 'journal');
const configPath = process.env['FLEXITI_POS_CONFIG'];
const devServerUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const out = join(import.meta.dirname, '..');

const clipboard = systemClipboard();
let stopping = false;
let audit: Audit | null = null;

keepMemoryOutOfCoreDumps();
closeRemoteDebugging(!mayBeProvisioned(folder, configPath));
registerAppScheme();
lockDown();
// After an exception that nobody caught, what was being done is half done: nothing here can be relied on.
process.on('uncaughtException', (problem) => void stopAfterError(problem));
// A promise that failed with nobody waiting is a mistake as well, but what waited for nothing leaves nothing half done: no
// reason to stop in the middle of a customer.
process.on('unhandledRejection', (problem) => {
  process.stderr.write(`unhandled rejection: ${redactError(problem)}\n`);
});
const wish = exportWish(process.argv);
if (wish.kind !== 'none') await handOutTrail(wish);
else if (claimSingleInstance(showWindow)) void app.whenReady().then(start).catch(stopAfterError);

async function start(): Promise<void> {
  const secrets = createSecrets({ safeStorage, folder });
  const startup = await loadSettings({ folder, configPath, secrets });
  if (startup.mode === 'stopped') {
    await showFatalError(startup.problems, startup.language ?? systemLanguage());
    app.exit(1);
    return;
  }
  showNotices(startup.notices, startup.settings.language);
  const training = startup.mode === 'training';
  const { api, openPanel } = training ? await startTraining(startup.settings) : { api: startup.api, openPanel: null };
  const trail = openTrail(startup.settings, training);
  audit = trail;
  const journalKey = await secrets.journalKey();
  const journal = openLaneJournal(journalKey, startup.settings, training);
  preparePageSession(join(out, 'renderer'), devServerUrl);
  const keystrokes = createKeystrokes();
  const steadyNow = (): number => performance.now();
  const idle = watchIdle({
    afterMs: startup.settings.lockAfterMinutes * 60_000,
    steadyNow,
    onIdle: () => {
      terminal.lock();
    },
  });
  const terminal = createTerminal({
    settings: startup.settings,
    api,
    training,
    version: app.getVersion(),
    fetch: createFetch(),
    fetchOnce: createFetchOnce(),
    now: Date.now,
    steadyNow,
    randomId: () => randomBytes(16).toString('hex'),
    onView: (view) => {
      tellPages('view', view);
    },
    onScan: () => {
      idle.touch();
    },
    clipboard,
    audit: trail.write,
    journal,
    hasKeyring: journalKey !== null,
    keystrokes,
    keepLanguage: (language) => void keepLanguage(folder, language),
  });
  const diagnoseScanner = createScannerDiagnosis({
    keystrokes,
    paths: startup.settings.serial.flatMap(({ path }) => path ?? []),
    pause: () => terminal.pauseScanners(),
    resume: () => {
      terminal.resumeScanners();
    },
    keep: (scanner) => {
      terminal.addScanner(scanner);
      return keepScanner(folder, scanner);
    },
    onView: (view) => {
      tellPages('diagnosis', view);
    },
  });
  const panel = openPanel?.((payload) => terminal.scan(payload)) ?? null;
  registerHandlers(
    {
      getView: async () => {
        // A page that was loaded anew shows no set-up.
        await diagnoseScanner('end');
        return terminal.view();
      },
      intend: (wish) => terminal.intend(wish),
      setLanguage: (language) => {
        terminal.setLanguage(language);
      },
      getTraining: () => panel?.view() ?? null,
      train: (command) => panel?.train(command) ?? false,
      diagnoseScanner: (wish) => (startup.settings.scanningAllowed ? diagnoseScanner(wish) : null),
      setTextFieldFocused: (focused) => {
        keystrokes.setTextFieldFocused(focused);
      },
      lock: () => {
        terminal.lock();
      },
      unlock: (pin) => terminal.unlock(pin),
    },
    (url) => isPageUrl(url, devServerUrl),
  );
  beforeQuit(async () => {
    idle.stop();
    await diagnoseScanner('end');
    await terminal.close();
    await trail.flush();
  });
  const window = openWindow({
    title: 'Flexiti POS Terminal',
    url: devServerUrl ?? pageUrl,
    preload: join(out, 'preload', 'index.cjs'),
    devTools: training && !app.isPackaged,
    // In training there is nobody to protect, and something to show.
    contentProtection: !training,
  });
  keystrokes.watch(window.webContents);
  idle.watch(window.webContents);
  watchPower({
    onSleep: () => {
      terminal.lock();
    },
    onWake: () => {
      terminal.wake();
    },
  });
}

function tellPages<Name extends EventName>(name: Name, value: Events[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) send(window.webContents, name, value);
}

function openTrail({ store, lane, auditDays, language }: Settings, training: boolean): Audit {
  return createAudit({
    folder: auditFolder,
    place: { store, lane, mode: training ? 'training' : 'live' },
    days: auditDays,
    now: Date.now,
    onProblem: (reason) => {
      showNotices([{ code: 'audit_not_written', params: { folder: auditFolder, reason } }], language);
    },
  });
}

/** Who was being served when the program last ended. */
function openLaneJournal(key: Buffer | null, { language }: Settings, training: boolean): Journal {
  const name = training ? 'training' : 'live';
  const { journal, problems } = openJournal({ folder: journalFolder, name, key, now: Date.now });
  showNotices(
    problems.map(({ code, params }) => ({ code, params: { keptAside: '–', ...params, folder: journalFolder } })),
    language,
  );
  return journal;
}

/** For the store's log collector: no window, and no claim on the folder, so that a terminal may go on beside it. */
async function handOutTrail(wish: Exclude<ExportWish, { kind: 'none' }>): Promise<void> {
  // Not the system's, which Electron knows only once it is ready.
  const language = (await keptLanguage(folder, configPath)) ?? 'en-CA';
  if (wish.kind === 'wrong') {
    printProblems([{ code: wish.code, params: {} }], language);
    app.exit(2);
    return;
  }
  const { complete, problems } = await exportTrail({ ...wish, folder: auditFolder });
  printProblems(problems, language);
  app.exit(complete ? 0 : 1);
}

/** The embedded sandbox, and the training panel; a live terminal never loads them. */
async function startTraining({ overrideAllowed, tourSeen, sandbox }: Settings): Promise<Training> {
  const { openTrainingPanel, startTraining: start } = await import('./app/training');
  const api = await start({
    port: sandbox.port ?? 0,
    now: Date.now,
    overrideAllowed,
    ...(sandbox.controlToken === null ? {} : { controlToken: sandbox.controlToken }),
  });
  const keep = (): void => void keepTourSeen(folder);
  return { api, openPanel: (scan) => openTrainingPanel({ sandbox: api, scan, tourSeen, keepTourSeen: keep }) };
}

interface Training {
  api: ApiAccess;
  openPanel: (scan: (payload: string) => boolean) => TrainingPanel;
}

function systemLanguage(): Language {
  return app.getLocale().startsWith('fr') ? 'fr-CA' : 'en-CA';
}

/** Whatever nobody foresaw: said in the catalogue's words, never as a stack on the counter, and the lock let go. */
async function stopAfterError(problem: unknown): Promise<void> {
  if (stopping) return;
  stopping = true;
  const reason = errorCode(problem);
  process.stderr.write(`stopped: ${redactError(problem)}\n`);
  const code = reason === 'EADDRINUSE' ? 'sandbox_port_busy' : 'stopped_unforeseen';
  audit?.write({ at: Date.now(), event: 'lane_stopped', outcome: code });
  if (app.isReady()) await showFatalError([{ code, params: { reason } }], systemLanguage());
  else process.stderr.write(`${code}: ${reason}\n`);
  await settleWithin(farewellMs, () => Promise.all([clipboard.forget(), audit?.flush()]));
  app.exit(1);
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}
