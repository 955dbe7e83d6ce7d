// Set-up speaks on standard error alone: `npm run sandbox` and `npm run decode` print for machines on standard output.

/**
 * Says one line about what set-up is doing.
 * @typedef {(line: string) => void} Announce
 */

/** @type {Announce} */
export function announce(line) {
  process.stderr.write(`[set-up] ${line}\n`);
}

/** A problem that set-up cannot solve; its message says what to do, so no stack is shown. */
export class SetupProblem extends Error {}
