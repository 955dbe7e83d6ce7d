import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { createSecrets } from '../../../main/secrets';
import type { Secrets } from '../../../main/secrets';
import type { SecretStore } from '../../../main/settings';
import { storeLanguage, storeScanner, storeTourSeen, loadSettings } from '../../../main/settings';
import { createKeyring } from '../../support/fake-keyring';

let folder: string;
beforeEach(async () => {
  // Outside Electron the electron package resolves to the program's path, which it searches for without this variable.
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir());
  folder = await mkdtemp(join(tmpdir(), 'language-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const start = (): ReturnType<typeof loadSettings> =>
  loadSettings({ folder, configPath: undefined, secrets: createSecrets({ safeStorage: createKeyring(), folder }) });

it('the language is there at the next start, with what was stored before', async () => {
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ lane: '3', language: 'en-CA' }));
  expect(await storeLanguage(folder, 'fr-CA')).toBe(true);
  expect(await start()).toMatchObject({ mode: 'training', settings: { language: 'fr-CA', lane: '3' } });
});

it('reports whether it could be stored', async () => {
  expect(await storeLanguage(join(folder, 'gone', '\0'), 'fr-CA')).toBe(false);
});

it('stores the language and the tour when both change at once', async () => {
  expect(await Promise.all([storeTourSeen(folder), storeLanguage(folder, 'fr-CA'), storeTourSeen(folder)])).toEqual([
    true,
    true,
    true,
  ]);
  expect(await start()).toMatchObject({ mode: 'training', settings: { language: 'fr-CA', tourSeen: true } });
});

describe('a scanner that was set up', () => {
  const line = { baudRate: 115200, dataBits: 8, parity: 'none', stopBits: 1 } as const;
  const usb = { vendorId: 0x0c2e, productId: 0x61, serialNumber: 'S1' };
  const stored = async (): Promise<unknown> => {
    const startup = await start();
    return startup.mode === 'stopped' ? startup.problems : startup.settings.serial;
  };

  it('is there at the next start, by its port or its USB identity', async () => {
    const byUsb = { path: null, usb, ...line };
    const byPort = { path: 'COM3', usb: null, ...line, dataBits: 7 as const, parity: 'even' as const };
    const noNumber = { path: null, usb: { ...usb, serialNumber: null }, ...line };
    for (const scanner of [byUsb, byPort, noNumber]) expect(await storeScanner(folder, scanner)).toBe(true);
    expect(await stored()).toEqual([noNumber, byPort, byUsb]);
  });

  it('replaces what was stored for it, and what was provisioned for its port', async () => {
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ serial: { path: 'COM3', baudRate: 9600 } }));
    expect(await storeScanner(folder, { path: 'COM3', usb: null, ...line, baudRate: 19200 })).toBe(true);
    expect(await stored()).toEqual([{ path: 'COM3', usb: null, ...line, baudRate: 19200 }]);
    expect(await storeScanner(folder, { path: 'COM3', usb, ...line })).toBe(true);
    expect(await stored()).toEqual([{ path: 'COM3', usb, ...line }]);
    expect(await storeScanner(folder, { path: 'COM4', usb, ...line })).toBe(true);
    // The provisioned scanner at COM3 applies again: nothing else is stored for that port.
    expect(await stored()).toEqual([
      { path: 'COM3', usb: null, ...line, baudRate: 9600 },
      { path: 'COM4', usb, ...line },
    ]);
  });

  it('is one of sixteen at most: the oldest is dropped', async () => {
    const all = Array.from({ length: 18 }, (_, index) => ({ path: `COM${index}`, usb: null, ...line }));
    expect(await Promise.all(all.map((scanner) => storeScanner(folder, scanner)))).not.toContain(false);
    expect(await stored()).toEqual(all.slice(2).reverse());
  });

  it('is stored where the file is damaged, which is renamed', async () => {
    await writeFile(join(folder, 'settings.json'), '{"scanners":[{"path":');
    expect(await storeScanner(folder, { path: 'COM3', usb: null, ...line })).toBe(true);
    expect(await stored()).toEqual([{ path: 'COM3', usb: null, ...line }]);
    const damaged = (await readdir(folder)).find((name) => name.startsWith('settings.damaged'));
    expect(await readFile(join(folder, damaged ?? ''), 'utf8')).toBe('{"scanners":[{"path":');
  });

  it('reports whether it could be stored', async () => {
    expect(await storeScanner(join(folder, 'gone', '\0'), { path: 'COM3', usb: null, ...line })).toBe(false);
  });
});

it('takes the secrets of main/secrets', () => {
  expectTypeOf<Secrets>().toExtend<SecretStore>();
});
