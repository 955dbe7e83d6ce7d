// The Electron that the end-to-end tests start: the one that the scripts found.
import { dirname } from 'node:path';

export function electronExecutable(): string {
  const path = process.env['FLEXITI_ELECTRON'];
  if (path === undefined)
    throw new Error('Run the end-to-end tests by `npm run test:e2e -- FILE…`: it finds an Electron.');
  return path;
}

/** The folder of its release; on a Mac the executable is deep inside it. */
export function runtimeFolder(): string {
  return process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? dirname(electronExecutable());
}
