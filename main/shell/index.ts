// Electron itself: the window, the page's scheme and session, the network, the process.
export { pageAt, registerAppScheme } from './page';
export type { PageFiles } from './page';
export { closeRemoteDebugging, keepMemoryOutOfCoreDumps, lockDown } from './hardening';
export { createKeystrokes, focusWindow, openPages, systemClipboard, watchIdle } from './window';
export type { IdleOptions, IdleWatch, Pages, WindowKeystrokes } from './window';
export { openNetwork } from './network';
export type { NetworkFetch, ProxyLogin } from './network';
export { printPage } from './printing';
export {
  claimSingleInstance,
  fatalEnd,
  printProblems,
  runBeforeQuit,
  showFatalError,
  showProblems,
  watchErrors,
  watchPower,
} from './process';
