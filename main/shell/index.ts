// Electron itself: the window, the page's scheme and session, the network, the process.
export { pageAt, registerAppScheme } from './page';
export type { PageFiles } from './page';
export { closeRemoteDebugging, keepMemoryOutOfCoreDumps, lockDown } from './hardening';
export { createKeystrokes, focusWindow, followCustomerDisplay, openWindow, systemClipboard, watchIdle } from './window';
export type {
  CustomerDisplay,
  CustomerDisplayOptions,
  IdleOptions,
  IdleWatch,
  WindowKeystrokes,
  WindowOptions,
} from './window';
export { closeConnections, createFetch, createFetchOnce } from './network';
export type { NetworkFetch, ProxyLogin } from './network';
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
