export { isPageUrl, pageUrl, preparePageSession, registerAppScheme } from './page';
export { closeRemoteDebugging, keepMemoryOutOfCoreDumps, lockDown } from './hardening';
export { createKeystrokes, openWindow, systemClipboard, watchIdle } from './window';
export type { IdleOptions, IdleWatch, WindowKeystrokes, WindowOptions } from './window';
export { createFetch, createFetchOnce } from './network';
export type { NetworkFetch } from './network';
export {
  claimSingleInstance,
  errorCode,
  printProblems,
  redactError,
  runBeforeQuit,
  showFatalProblems,
  showProblems,
  shutdownTimeoutMs,
  watchPower,
} from './process';
export type { PowerOptions } from './process';
