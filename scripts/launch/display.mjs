// A virtual display (Xvfb) for machines without a real one.
import { spawn } from 'node:child_process';
import { SetupProblem } from '../setup/announce.mjs';
import { hurry } from './hurry.mjs';

const startLimitMs = 15_000;

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {boolean} Whether windows can be shown.
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Runs the work with a virtual display, which is gone afterwards, also when this process is stopped by a signal.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work Gets the environment that names the display.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [size] Its width and height in pixels.
 * @returns {Promise<T>}
 * @throws {SetupProblem} where Xvfb does not start
 */
export async function withVirtualDisplay(work, env, size = '1920x1200') {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const stop = () => {
    server.kill('SIGKILL');
  };
  // After other listeners: the programs that we run get the signal before we exit.
  const leave = () => setImmediate(() => process.exit(1));
  process.once('exit', stop);
  for (const signal of signals) process.once(signal, leave);
  try {
    const number = await displayNumber(server);
    // It is the keyboard too, and a scanner's rhythm is not that of a busy machine.
    hurry(server.pid);
    return await work({ ...env, DISPLAY: `:${number}`, XDG_SESSION_TYPE: 'x11' });
  } finally {
    process.off('exit', stop);
    for (const signal of signals) process.off(signal, leave);
    await ended(server);
  }
}

/**
 * Runs the work with several virtual displays, each with a clipboard and a keyboard of its own.
 * @template T
 * @param {number} count One at least.
 * @param {(displays: string[], env: NodeJS.ProcessEnv) => Promise<T>} work Gets their names, and an environment that names
 *   the last.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<T>}
 * @throws {SetupProblem} where Xvfb does not start
 */
export async function withVirtualDisplays(count, work, env) {
  /** @type {string[]} */
  const displays = [];
  /** @param {NodeJS.ProcessEnv} own @returns {Promise<T>} */
  const next = (own) => {
    displays.push(own['DISPLAY'] ?? '');
    return displays.length < count ? withVirtualDisplay(next, env) : work(displays, own);
  };
  return withVirtualDisplay(next, env);
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      fail(new SetupProblem('Xvfb, the virtual display, did not start in time.'));
    }, startLimitMs);
    let text = '';
    server.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      text += chunk.toString();
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      done(text.trim());
    });
    server.once('error', () => {
      clearTimeout(timer);
      fail(new SetupProblem('Xvfb, the virtual display, is not installed (Debian package xvfb).'));
    });
    server.once('exit', () => {
      clearTimeout(timer);
      fail(new SetupProblem('Xvfb, the virtual display, stopped at once.'));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<void>}
 */
function ended(server) {
  return new Promise((done) => {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) {
      done();
      return;
    }
    server.once('exit', () => {
      done();
    });
    server.kill('SIGTERM');
  });
}
