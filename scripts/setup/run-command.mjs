// One way to run another program: its output goes to standard error or comes back, and it never outlives its time.
import { spawn } from 'node:child_process';

/**
 * @typedef {object} Outcome
 * @property {number | null} code Exit code; null where the program could not be started or was stopped.
 * @property {string} output What it wrote on standard output, where that was asked for.
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end. Never throws: a program that cannot be started has the code null.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, quiet?: boolean, timeoutMs?: number }} [options]
 *   `capture` hands standard output back, otherwise it goes to our standard error; `quiet` hides its standard error.
 * @returns {Promise<Outcome>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', options.capture === true ? 'pipe' : 2, options.quiet === true ? 'ignore' : 2],
      // npm is a .cmd on Windows, and those start through a shell alone.
      shell: process.platform === 'win32',
      windowsHide: true,
    });
    let output = '';
    let timedOut = false;
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.on('error', () => {
      clearTimeout(timer);
      done({ code: null, output, timedOut });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code, output, timedOut });
    });
  });
}
