// What plays the demo lane, which is TypeScript, under a virtual display: the demo itself, and the photographer.
import { electronArguments } from './electron-arguments.mjs';
import { withVirtualDisplay } from './display.mjs';
import { announce } from '../setup/announce.mjs';
import { root } from '../setup/folders.mjs';

/** @typedef {import('../electron-runtime/runtime.mjs').ElectronRuntime} ElectronRuntime */
/** @typedef {import('../demo/demo-terminal.ts').TerminalParts} TerminalParts */

/**
 * @param {ElectronRuntime} runtime
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} Whether every step went as it should.
 */
export async function playDemo(runtime, env) {
  const { register } = await import('tsx/esm/api');
  register();
  const { runDemo } = await import('../demo/run-demo.ts');
  return onVirtualDisplay(runDemo, runtime, env);
}

/**
 * Also where there is a real display: that one may be too small for the large pictures, or in use.
 * @param {ElectronRuntime} runtime
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} Whether every picture was taken.
 */
export async function photograph(runtime, env) {
  const { register } = await import('tsx/esm/api');
  register();
  const { takeScreenshots } = await import('../screenshots/take-screenshots.ts');
  return onVirtualDisplay(takeScreenshots, runtime, env, '1920x2000');
}

/**
 * @param {(parts: TerminalParts) => Promise<boolean>} work
 * @param {ElectronRuntime} runtime
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [size] Which also the largest picture fits on.
 * @returns {Promise<boolean>}
 */
function onVirtualDisplay(work, runtime, env, size) {
  const parts = { root, runtimeFolder: runtime.path, electronArguments: electronArguments(announce) };
  return withVirtualDisplay((withDisplay) => work({ ...parts, env: withDisplay }), env, size);
}
