// Electron's start-up: what must happen before Electron is ready, then the rooms, then the window.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, safeStorage } from 'electron';
import { registerHandlers, send } from './ipc';
import { createScannerSetUp } from './scanner-set-up';
import { createSecrets } from './secrets';
import { keepLanguage, keepScanner, keepTourSeen, loadSettings, mayBeProvisioned } from './settings';
import type { Settings } from './settings';
import {
  beforeQuit,
  claimSingleInstance,
  closeRemoteDebugging,
  createFetch,
  createFetchOnce,
  createKeystrokes,
  describeUnforeseen,
  isPageUrl,
  lockDown,
  openWindow,
  pageUrl,
  preparePageSession,
  reasonOf,
  registerAppScheme,
  systemClipboard,
  tellNotices,
  tellStop,
  withinTwoSeconds,
} from './shell';
import { createTerminal } from './terminal';
import type { ApiAccess } from './terminal';
import type { TrainingRoom } from './training';
import type { EventName, Events } from '../preload/contract';

const folder = app.getPath('userData');
const configPath = process.env['FLEXITI_POS_CONFIG'];
const devServerUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const out = join(import.meta.dirname, '..');

const clipboard = systemClipboard();
let stopping = false;

closeRemoteDebugging(!mayBeProvisioned(folder, configPath));
registerAppScheme();
lockDown();
if (claimSingleInstance(showWindow)) void app.whenReady().then(start).catch(stopForProblem);
// After an exception that nobody caught, what was being done is half done: nothing here can be relied on.
process.on('uncaughtException', (problem) => void stopForProblem(problem));
// A promise that failed with nobody waiting is a mistake as well, but what waited for nothing leaves nothing half done: no
// reason to stop in the middle of a customer.
process.on('unhandledRejection', (problem) => {
  process.stderr.write(`unhandled rejection: ${describeUnforeseen(problem)}\n`);
});

async function start(): Promise<void> {
  const startup = await loadSettings({ folder, configPath, secrets: createSecrets({ safeStorage, folder }) });
  if (startup.mode === 'stopped') {
    await tellStop(startup.problems, startup.language ?? systemLanguage());
    app.exit(1);
    return;
  }
  tellNotices(startup.notices, startup.settings.language);
  const training = startup.mode === 'training';
  const { api, openRoom } = training ? await startTraining(startup.settings) : { api: startup.api, openRoom: null };
  preparePageSession(join(out, 'renderer'), devServerUrl);
  const keystrokes = createKeystrokes();
  const terminal = createTerminal({
    settings: startup.settings,
    api,
    training,
    version: app.getVersion(),
    fetch: createFetch(),
    fetchOnce: createFetchOnce(),
    now: Date.now,
    randomId: () => randomBytes(16).toString('hex'),
    onView: (view) => {
      tellPages('view', view);
    },
    clipboard,
    keystrokes,
    keepLanguage: (language) => void keepLanguage(folder, language),
  });
  const setUpScanner = createScannerSetUp({
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
      tellPages('setUp', view);
    },
  });
  const room = openRoom?.((payload) => terminal.scan(payload)) ?? null;
  registerHandlers(
    {
      getView: async () => {
        // A page that was loaded anew shows no set-up.
        await setUpScanner('end');
        return terminal.view();
      },
      intend: (wish) => terminal.intend(wish),
      setLanguage: (language) => {
        terminal.setLanguage(language);
      },
      getTraining: () => room?.view() ?? null,
      train: (wish) => room?.train(wish) ?? false,
      setUpScanner: (wish) => (startup.settings.scanningAllowed ? setUpScanner(wish) : null),
      setTextFieldFocused: (focused) => {
        keystrokes.setTextFieldFocused(focused);
      },
    },
    (url) => isPageUrl(url, devServerUrl),
  );
  beforeQuit(async () => {
    await setUpScanner('end');
    await terminal.close();
  });
  const window = openWindow({
    title: 'Flexiti POS Terminal',
    url: devServerUrl ?? pageUrl,
    preload: join(out, 'preload', 'index.cjs'),
    devTools: training && !app.isPackaged,
  });
  keystrokes.watch(window.webContents);
}

function tellPages<Name extends EventName>(name: Name, value: Events[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) send(window.webContents, name, value);
}

/** The embedded sandbox, and the room around it; a live terminal never loads them. */
async function startTraining({ overrideAllowed, tourSeen, sandbox }: Settings): Promise<Training> {
  const { openTrainingRoom, startTraining: start } = await import('./training');
  const api = await start({
    port: sandbox.port ?? 0,
    now: Date.now,
    overrideAllowed,
    ...(sandbox.controlToken === null ? {} : { controlToken: sandbox.controlToken }),
  });
  const keep = (): void => void keepTourSeen(folder);
  return { api, openRoom: (scan) => openTrainingRoom({ sandbox: api, scan, tourSeen, keepTourSeen: keep }) };
}

interface Training {
  api: ApiAccess;
  openRoom: (scan: (payload: string) => boolean) => TrainingRoom;
}

function systemLanguage(): 'en-CA' | 'fr-CA' {
  return app.getLocale().startsWith('fr') ? 'fr-CA' : 'en-CA';
}

/** Whatever nobody foresaw: said in the catalogue's words, never as a stack on the counter, and the lock let go. */
async function stopForProblem(problem: unknown): Promise<void> {
  if (stopping) return;
  stopping = true;
  const reason = reasonOf(problem);
  process.stderr.write(`stopped: ${describeUnforeseen(problem)}\n`);
  const code = reason === 'EADDRINUSE' ? 'sandbox_port_busy' : 'stopped_unforeseen';
  if (app.isReady()) await tellStop([{ code, params: { reason } }], systemLanguage());
  else process.stderr.write(`${code}: ${reason}\n`);
  await withinTwoSeconds(() => clipboard.forget());
  app.exit(1);
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}
