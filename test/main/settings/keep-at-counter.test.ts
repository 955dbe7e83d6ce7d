import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSecrets } from '../../../main/secrets';
import { keepLanguage, keepTourSeen, loadSettings } from '../../../main/settings';
import { createKeyring } from '../../fixtures/keyring';

let folder: string;
beforeEach(async () => {
  // Outside Electron its package gives the path of its program, and looks for it unless it is told where that is.
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir());
  folder = await mkdtemp(join(tmpdir(), 'language-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const start = (): ReturnType<typeof loadSettings> =>
  loadSettings({ folder, configPath: undefined, secrets: createSecrets({ safeStorage: createKeyring(), folder }) });

it('is there at the next start, beside what was kept before', async () => {
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ lane: '3', language: 'en-CA' }));
  expect(await keepLanguage(folder, 'fr-CA')).toBe(true);
  expect(await start()).toMatchObject({ mode: 'training', settings: { language: 'fr-CA', lane: '3' } });
});

it('says so where it cannot be kept', async () => {
  expect(await keepLanguage(join(folder, 'gone', '\0'), 'fr-CA')).toBe(false);
});

it('keeps the language and the tour when both are told at once', async () => {
  expect(await Promise.all([keepTourSeen(folder), keepLanguage(folder, 'fr-CA'), keepTourSeen(folder)])).toEqual([
    true,
    true,
    true,
  ]);
  expect(await start()).toMatchObject({ mode: 'training', settings: { language: 'fr-CA', tourSeen: true } });
});
