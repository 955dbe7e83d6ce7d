import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage as ElectronSafeStorage } from 'electron';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createSecrets } from '../../../main/secrets';
import type { SafeStorage } from '../../../main/secrets';
import { createKeyring } from '../../support/fake-keyring';

const owner = 'https://posapi.example.com till';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const blob = (): string => join(folder, 'client-secret.bin');
const open = (safeStorage = createKeyring(), platform: NodeJS.Platform = 'linux') =>
  createSecrets({ safeStorage, folder, platform }).clientSecret;

it("takes Electron's safeStorage", () => {
  expectTypeOf<ElectronSafeStorage>().toExtend<SafeStorage>();
});

describe('with a keyring', () => {
  it('stores the secret for the next start, encrypted and for this user only', async () => {
    expect(await open().store('s3cret-of-the-till', owner)).toBe('keyring');
    expect(await open().read(owner)).toEqual({ kind: 'secret', secret: 's3cret-of-the-till' });
    expect(await readdir(folder)).toEqual(['client-secret.bin']);
    expect((await stat(blob())).mode & 0o777).toBe(0o600);
    const bytes = await readFile(blob(), 'latin1');
    expect(bytes).not.toContain('s3cret');
    expect(bytes).not.toContain('example.com');
  });

  it('replaces the old secret by a changed one', async () => {
    const secrets = open();
    await secrets.store('old', owner);
    expect(await secrets.store('new', owner)).toBe('keyring');
    expect(await open().read(owner)).toEqual({ kind: 'secret', secret: 'new' });
    expect(await readdir(folder)).toEqual(['client-secret.bin']);
  });

  it('does not write the file when the secret is the same', async () => {
    const keyring = createKeyring();
    await open(keyring).store('same', owner);
    expect(await open(keyring).store('same', owner)).toBe('keyring');
    expect(keyring.encrypted).toBe(1);
    await open(keyring).store('same', 'another owner');
    expect(keyring.encrypted).toBe(2);
  });

  it('gives the secret to its owner alone', async () => {
    await open().store('mine', owner);
    expect(await open().read('https://elsewhere.example.com till')).toEqual({ kind: 'other_owner' });
  });

  it('reports a damaged file and a replaced keyring', async () => {
    await open().store('mine', owner);
    expect(await open(createKeyring(0x33)).read(owner)).toEqual({ kind: 'unreadable' });
    await writeFile(blob(), '');
    expect(await open().read(owner)).toEqual({ kind: 'unreadable' });
    expect(await open().store('mine again', owner)).toBe('keyring');
    expect(await open().read(owner)).toEqual({ kind: 'secret', secret: 'mine again' });
  });

  it('reports a file that cannot be read at all', async () => {
    const secrets = createSecrets({
      safeStorage: createKeyring(),
      folder: join(folder, 'file', 'in'),
      platform: 'linux',
    }).clientSecret;
    await writeFile(join(folder, 'file'), 'not a folder');
    expect(await secrets.read(owner)).toEqual({ kind: 'unreadable' });
    expect(await secrets.store('secret', owner)).toBe('memory_after_failure');
  });

  it('restores the mode of a file that others may read', async () => {
    await open().store('one', owner);
    await chmod(blob(), 0o644);
    await open().store('two', owner);
    expect((await stat(blob())).mode & 0o777).toBe(0o600);
  });

  it('stores the secret in memory only when encrypting fails, and removes the old one', async () => {
    await open().store('old', owner);
    const failing = Object.assign(createKeyring(), {
      encryptString: () => {
        throw new Error('no');
      },
    });
    expect(await open(failing).store('new', owner)).toBe('memory_after_failure');
    expect(await open().read(owner)).toEqual({ kind: 'none' });
  });

  it('never throws, whatever the file holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(`v10${text}`)),
        ),
        async (bytes) => {
          await writeFile(
            blob(),
            Buffer.from(bytes).map((byte) => byte ^ 0x5a),
          );
          expect(await open().read(owner)).toEqual({ kind: 'unreadable' });
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('without a keyring', () => {
  const none = { ...createKeyring(), available: false };
  const basic = { ...createKeyring(), backend: 'basic_text' };
  const unknown = { ...createKeyring(), backend: 'unknown' };

  it.each([none, basic, unknown])('stores nothing on the disk', async (keyring) => {
    expect(await open(keyring).store('secret', owner)).toBe('memory');
    expect(await readdir(folder)).toEqual([]);
    expect(await open(keyring).read(owner)).toEqual({ kind: 'none' });
  });

  it.each([none, basic, unknown])(
    'says that an older secret is locked, and drops it for a new one',
    async (keyring) => {
      await open().store('old', owner);
      expect(await open(keyring).read(owner)).toEqual({ kind: 'locked' });
      expect(await open(keyring).store('new', owner)).toBe('memory');
      expect(await open().read(owner)).toEqual({ kind: 'none' });
    },
  );

  it('does not query the backend where there is only one', async () => {
    const keyring = { ...createKeyring(), backend: 'unknown' };
    expect(await open(keyring, 'win32').store('secret', owner)).toBe('keyring');
    expect(await open(keyring, 'win32').read(owner)).toEqual({ kind: 'secret', secret: 'secret' });
  });
});

describe("the proxy's password", () => {
  it('has a file of its own, and is forgotten where the proxy wants none any more', async () => {
    const { clientSecret, proxyPassword } = createSecrets({ safeStorage: createKeyring(), folder, platform: 'linux' });
    await clientSecret.store('of the till', owner);
    expect(await proxyPassword.store('of the proxy', 'proxy till')).toBe('keyring');
    expect(await proxyPassword.read('proxy till')).toEqual({ kind: 'secret', secret: 'of the proxy' });
    expect(await proxyPassword.read(owner)).toEqual({ kind: 'other_owner' });
    expect((await readdir(folder)).sort()).toEqual(['client-secret.bin', 'proxy-password.bin']);
    await proxyPassword.forget();
    expect(await proxyPassword.read('proxy till')).toEqual({ kind: 'none' });
    expect(await clientSecret.read(owner)).toEqual({ kind: 'secret', secret: 'of the till' });
    await proxyPassword.forget();
  });
});
