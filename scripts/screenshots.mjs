// `npm run screenshots`: sets up, builds, and photographs every screen into screenshots/.
import { build } from './launch/build.mjs';
import { photograph } from './launch/demo.mjs';
import { runScript, setUpForElectron } from './setup.mjs';
import { announce } from './setup/announce.mjs';

await runScript(async () => {
  const runtime = await setUpForElectron({ display: true, tests: false });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  const env = runtimeEnvironment(runtime);
  announce('building');
  await build(env);
  process.exitCode = (await photograph(runtime, env)) ? 0 : 1;
});
