// Electron itself: the window, the page's scheme and session, the network, the process.
export { isPageUrl, pageUrl, preparePageSession, registerAppScheme } from './page';
export { closeRemoteDebugging, keepMemoryOutOfCoreDumps, lockDown } from './hardening';
export { createKeystrokes, focusWindow, openWindow, systemClipboard, watchIdle } from './window';
export type { IdleOptions, IdleWatch, WindowKeystrokes, WindowOptions } from './window';
export { createFetch, createFetchOnce } from './network';
export type { NetworkFetch } from './network';
export {
  claimSingleInstance,
  printProblems,
  runBeforeQuit,
  showFatalError,
  showProblems,
  watchErrors,
  watchPower,
} from './process';
export type { PowerOptions } from './process';
