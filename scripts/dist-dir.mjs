// `npm run dist:dir`: sets up, builds, and packs the program into a folder of dist/ that needs nothing else.
import { build } from './launch/build.mjs';
import { runScript, setUpForElectron } from './setup.mjs';

await runScript(async () => {
  const runtime = await setUpForElectron({ display: false, tests: false });
  const { runtimeEnvironment } = await import('./electron-runtime/index.mjs');
  await build(runtimeEnvironment(runtime));
  const { packFolder } = await import('./packaging/pack-folder.mjs');
  await packFolder(runtime);
});
