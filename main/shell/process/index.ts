// The life of the process: one instance, its end, its messages before there is a page, sleep.
export { printProblems, showNotices, showFatalError } from './messages';
export { watchErrors } from './errors';
export { watchPower } from './power';
export type { PowerOptions } from './power';
export { beforeQuit, farewellMs } from './quit';
export { claimSingleInstance } from './single-instance';
