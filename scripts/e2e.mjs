// `npm run test:e2e -- FILE…`: sets up, builds and runs end-to-end tests, all of them or some. The program is packed
// where the tests of the packed one are among them.
import { build } from './launch/build.mjs';
import { runEndToEnd } from './launch/end-to-end.mjs';
import { pack } from './launch/pack.mjs';
import { runScript, setUpForElectron } from './setup.mjs';

await runScript(async () => {
  const runtime = await setUpForElectron({ display: true, tests: true });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  const env = runtimeEnvironment(runtime);
  const args = process.argv.slice(2);
  const files = args.filter((argument) => !argument.startsWith('-'));
  if (files.length === 0 || files.some((file) => file.includes('packaged'))) {
    await pack(env);
  } else {
    await build(env);
  }
  process.exitCode = await runEndToEnd(env, args);
});
