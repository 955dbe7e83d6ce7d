// `npm start`: sets up, builds and opens the terminal. With no display it runs the demo lane instead.
import { build } from './launch/build.mjs';
import { hasDisplay } from './launch/display.mjs';
import { electronArguments } from './launch/electron-arguments.mjs';
import { runInForeground } from './launch/foreground.mjs';
import { runScript, setUpForElectron } from './setup.mjs';
import { announce } from './setup/announce.mjs';
import { root } from './setup/folders.mjs';

await runScript(async () => {
  const display = hasDisplay();
  const runtime = await setUpForElectron({ display: !display, tests: false });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  const env = runtimeEnvironment(runtime);
  announce('building');
  await build(env);
  if (display) {
    const args = ['.', ...electronArguments(announce), ...process.argv.slice(2)];
    process.exitCode = await runInForeground(runtime.executable, args, { cwd: root, env });
    return;
  }
  announce('no display: running the demo lane under Xvfb instead');
  const { playDemo } = await import('./launch/demo.mjs');
  process.exitCode = (await playDemo(runtime, env)) ? 0 : 1;
});
