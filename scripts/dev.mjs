// `npm run dev`: the terminal with hot reload, in the resolved Electron.
import { hasDisplay, withVirtualDisplay } from './launch/display.mjs';
import { electronArguments } from './launch/electron-arguments.mjs';
import { runInForeground } from './launch/foreground.mjs';
import { toolScript } from './launch/tool.mjs';
import { runScript, setUpForElectron } from './setup.mjs';
import { announce } from './setup/announce.mjs';
import { root } from './setup/folders.mjs';
import { runCommand } from './setup/run-command.mjs';

await runScript(async () => {
  const display = hasDisplay();
  const runtime = await setUpForElectron({ display: !display, tests: false });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  await runCommand('npm', ['run', '--silent', 'messages'], { cwd: root });
  const electron = electronArguments(announce);
  const args = [toolScript('electron-vite'), 'dev', '--watch'];
  // electron-vite takes the switch through a variable of its own, and everything else after `--`.
  const own = electron.includes('--no-sandbox') ? { NO_SANDBOX: '1' } : {};
  const passedOn = process.argv.slice(2);
  if (passedOn.length > 0) args.push('--', ...passedOn);
  /** @param {NodeJS.ProcessEnv} env */
  const run = (env) => runInForeground(process.execPath, args, { cwd: root, env });
  const env = { ...runtimeEnvironment(runtime), ...own };
  process.exitCode = display ? await run(env) : await withVirtualDisplay(run, env);
});
