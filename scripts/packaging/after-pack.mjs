// What electron-builder leaves in the folder although it does not belong there, named as `afterPack` in its configuration.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes Electron's own start-up application, which would run any program that the command line names.
 * @param {import('electron-builder').AfterPackContext} context
 * @returns {Promise<void>}
 */
export default async function afterPack({ packager, appOutDir }) {
  const resources = packager.getResourcesDir(appOutDir);
  await rm(join(resources, 'default_app.asar'), { recursive: true, force: true });
}
