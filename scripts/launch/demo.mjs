// Plays the demo lane, which is TypeScript, under a virtual display.
import { electronArguments } from './electron-arguments.mjs';
import { withVirtualDisplay } from './display.mjs';
import { announce } from '../setup/announce.mjs';
import { root } from '../setup/folders.mjs';

/**
 * @param {import('../electron-runtime/runtime.mjs').ElectronRuntime} runtime
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} Whether every step went as it should.
 */
export async function playDemo(runtime, env) {
  const { register } = await import('tsx/esm/api');
  register();
  const { runDemo } = await import('../demo/run-demo.ts');
  const parts = { root, runtimeFolder: runtime.path, electronArguments: electronArguments(announce) };
  return withVirtualDisplay((withDisplay) => runDemo({ ...parts, env: withDisplay }), env);
}
