// The process: single instance, shutdown, sleep, errors, and problems shown without the page.
export { watchErrors } from './errors';
export { watchPower } from './power';
export { fatalEnd, printProblems, showFatalError, showProblems } from './show-problems';
export { runBeforeQuit } from './shutdown';
export { claimSingleInstance } from './single-instance';
