// Runs a program as if it had been called in our place: same terminal, our signals, its exit code.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} Its exit code; 128 and the signal's number where a signal ended it.
 */
export function runInForeground(command, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    const handlers = passedOn.map((signal) => {
      const handler = () => {
        child.kill(signal);
      };
      process.on(signal, handler);
      return /** @type {const} */ ([signal, handler]);
    });
    const settle = () => {
      for (const [signal, handler] of handlers) process.off(signal, handler);
    };
    child.once('error', (problem) => {
      settle();
      fail(problem);
    });
    child.once('exit', (code, signal) => {
      settle();
      done(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}
