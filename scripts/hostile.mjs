// `npm run hostile -- --all`: sets up, builds, and puts a hostile API behind the real program. Without `--all` it runs the
// cases that `npm test` has among its end-to-end tests.
import { build } from './launch/build.mjs';
import { runEndToEnd } from './launch/end-to-end.mjs';
import { hostileRun } from './launch/hostile.mjs';
import { runScript, setUpForElectron } from './setup.mjs';

await runScript(async () => {
  const { args, env: chosen } = hostileRun(process.argv.slice(2));
  const runtime = await setUpForElectron({ display: true, tests: true });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  const env = runtimeEnvironment(runtime);
  await build(env);
  process.exitCode = await runEndToEnd({ ...env, ...chosen }, args);
});
