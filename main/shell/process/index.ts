// The process: single instance, shutdown, sleep, errors, and problems shown without the page.
export { watchPower } from './power';
export type { PowerOptions } from './power';
export { errorCode, redactError } from './redact-error';
export { printProblems, showFatalProblems, showProblems } from './show-problems';
export { runBeforeQuit, shutdownTimeoutMs } from './shutdown';
export { claimSingleInstance } from './single-instance';
