// Runs programs beside one that has the terminal: their output is collected, and printed as a block later.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { hurry } from './hurry.mjs';

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @typedef {object} Background
 * @property {typeof import('./foreground.mjs').runInForeground} run Of the same form, and resolves with the same.
 * @property {() => string} said Their output so far, on standard output and standard error.
 */

/**
 * @param {number} [priority] As `nice` counts: above 0 they give way to others.
 * @returns {Background}
 */
export function createBackground(priority = 0) {
  let output = '';
  return {
    said: () => output,
    run: (command, args, options) =>
      new Promise((done, fail) => {
        const child = spawn(command, args, {
          ...options,
          stdio: ['ignore', 'pipe', 'pipe'],
          // A group of its own, so that what npm and the shells under it have started can be stopped with it.
          detached: process.platform !== 'win32',
        });
        if (priority !== 0) hurry(child.pid, priority);
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
        }
        const stop = () => {
          stopGroup(child);
        };
        process.once('exit', stop);
        for (const signal of signals) process.on(signal, stop);
        const settle = () => {
          process.off('exit', stop);
          for (const signal of signals) process.off(signal, stop);
        };
        child.once('error', (problem) => {
          settle();
          fail(problem);
        });
        child.once('close', (code, signal) => {
          settle();
          done(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
        });
      }),
  };
}

/** @param {import('node:child_process').ChildProcess} child */
function stopGroup(child) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGTERM');
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has gone already.
  }
}
