import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkIntegrity, fallbackExists, fallbackFolder } from '../../../scripts/electron-runtime/fallback.mjs';
import { resolveElectron } from '../../../scripts/electron-runtime/index.mjs';
import { downloadElectron, failedLately } from '../../../scripts/electron-runtime/installed.mjs';
import { executableName, readRuntime, runtimeEnvironment } from '../../../scripts/electron-runtime/runtime.mjs';

const day = 24 * 60 * 60_000;
let checkout: string;
let said: string[];
const announce = (line: string): void => void said.push(line);

beforeEach(() => {
  said = [];
  checkout = mkdtempSync(join(tmpdir(), 'flexiti-runtime-'));
  writeFileSync(join(checkout, 'package-lock.json'), '{}');
  write('node_modules/electron/package.json', JSON.stringify({ version: '45.0.0' }));
  vi.stubEnv('XDG_CACHE_HOME', join(checkout, 'cache'));
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(checkout, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), content);
}

function release(folder: string, version: string): string {
  write(join(folder, executableName()), '');
  chmodSync(join(checkout, folder, executableName()), 0o755);
  write(join(folder, 'version'), version);
  return join(checkout, folder);
}

describe('an Electron to run', () => {
  it('is the one that is asked for', async () => {
    const path = release('asked', 'v44.1.0\n');
    release('node_modules/electron/dist', '45.0.0');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', path);
    expect(await resolveElectron(checkout, announce)).toEqual({
      path,
      executable: join(path, executableName()),
      version: '44.1.0',
      source: 'override',
    });
    expect(said).toEqual([`Electron 44.1.0 (override: ${path})`]);
  });

  it('is not taken from elsewhere when the one that is asked for is not there', async () => {
    release('node_modules/electron/dist', '45.0.0');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(checkout, 'nowhere'));
    await expect(resolveElectron(checkout, announce)).rejects.toThrow('nowhere');
  });

  it('is the installed one', async () => {
    release('node_modules/electron/dist', '45.0.0');
    expect(await resolveElectron(checkout, announce)).toMatchObject({ version: '45.0.0', source: 'installed' });
  });

  it('is downloaded where the installed one has another version', async () => {
    release('node_modules/electron/dist', '44.0.0');
    const file = (name: string): string => JSON.stringify(join(checkout, 'node_modules/electron/dist', name));
    write(
      'node_modules/electron/install.js',
      `const { writeFileSync } = require('node:fs');
       writeFileSync(${file('version')}, '45.0.0'); writeFileSync(${file(executableName())}, '');`,
    );
    expect(await resolveElectron(checkout, announce)).toMatchObject({ version: '45.0.0', source: 'download' });
    expect(said[0]).toBe('downloading Electron 45.0.0');
  });

  it.runIf(fallbackExists())('is the fallback where no download is possible, with a warning each time', async () => {
    const path = release(join('cache', 'flexiti-pos-terminal', fallbackFolder().split(/[\\/]/).pop() ?? ''), '33.2.1');
    write('node_modules/electron/install.js', 'process.exit(1)');
    for (const times of [1, 2]) {
      said = [];
      expect(await resolveElectron(checkout, announce)).toMatchObject({ path, source: 'fallback' });
      expect(said.some((line) => line.startsWith('downloading'))).toBe(times === 1);
      expect(said.at(-1)).toContain('out of support');
    }
  });

  it('is named to everything that starts it', () => {
    const runtime = readRuntime(release('r', '45.0.0'), 'installed');
    expect(runtime).not.toBeNull();
    if (runtime === null) return;
    const env = runtimeEnvironment(runtime, { ELECTRON_RUN_AS_NODE: '1', PATH: '/bin' });
    expect(env).toEqual({
      PATH: '/bin',
      ELECTRON_OVERRIDE_DIST_PATH: runtime.path,
      ELECTRON_EXEC_PATH: runtime.executable,
      FLEXITI_ELECTRON: runtime.executable,
    });
  });
});

describe('a download that failed', () => {
  it('is not tried again for a day, or until the lock file changes', async () => {
    write('node_modules/electron/install.js', 'process.exit(1)');
    expect(await downloadElectron(checkout, announce, 1000)).toBeNull();
    expect(failedLately(checkout, 1000 + day - 1)).toBe(true);
    expect(failedLately(checkout, 1000 + day)).toBe(false);
    writeFileSync(join(checkout, 'package-lock.json'), '{ }');
    expect(failedLately(checkout, 1000)).toBe(false);
  });
});

describe('the fallback', () => {
  it('is taken only when it is the very file', async () => {
    const file = join(checkout, 'file');
    writeFileSync(file, 'content');
    const right = `sha512-${createHash('sha512').update('content').digest('base64')}`;
    await expect(checkIntegrity(file, right)).resolves.toBeUndefined();
    writeFileSync(file, 'kontent');
    await expect(checkIntegrity(file, right)).rejects.toThrow('sha512');
  });

  it('is for Linux on x64 alone', () => {
    expect(fallbackExists('linux', 'x64')).toBe(true);
    expect(fallbackExists('linux', 'arm64')).toBe(false);
    expect(fallbackExists('win32', 'x64')).toBe(false);
  });
});
