import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecrets } from '../../../main/secrets';
import { createKeyring } from '../../support/fake-keyring';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const file = (): string => join(folder, 'journal-key.bin');
const open = (safeStorage = createKeyring(), platform: NodeJS.Platform = 'linux') =>
  createSecrets({ safeStorage, folder, platform });

async function keyOf(secrets = open()): Promise<Buffer> {
  const key = await secrets.journalKey();
  if (key === null) throw new Error('there is no key');
  expect(key).toHaveLength(32);
  return key;
}

describe("the journal's key", () => {
  it('is created once, encrypted and for this user only', async () => {
    const key = await keyOf();
    expect(await keyOf()).toEqual(key);
    expect(await readdir(folder)).toEqual(['journal-key.bin']);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    const bytes = await readFile(file());
    for (const form of [key, key.toString('base64'), key.toString('hex')]) expect(bytes.includes(form)).toBe(false);
  });

  it('differs from terminal to terminal', async () => {
    const key = await keyOf();
    await rm(file());
    expect(await keyOf()).not.toEqual(key);
  });

  it('is created once for concurrent calls', async () => {
    const keyring = createKeyring();
    const secrets = open(keyring);
    const [key, ...others] = await Promise.all([keyOf(secrets), keyOf(secrets), keyOf(secrets)]);
    expect(others).toEqual([key, key]);
    expect(keyring.encrypted).toBe(1);
    expect(await keyOf()).toEqual(key);
  });

  it('is independent of the client secret', async () => {
    const secrets = open();
    await secrets.clientSecret.store('secret', 'owner');
    const key = await keyOf(secrets);
    await secrets.clientSecret.store('another', 'owner');
    expect(await open().clientSecret.read('owner')).toEqual({ kind: 'secret', secret: 'another' });
    expect(await keyOf()).toEqual(key);
  });

  it('is replaced, for this user only, where another keyring encrypted it', async () => {
    const key = await keyOf();
    await chmod(file(), 0o644);
    const other = createKeyring(0x33);
    const replaced = await keyOf(open(other));
    expect(replaced).not.toEqual(key);
    expect(await keyOf(open(other))).toEqual(replaced);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('is replaced where its file holds something else', async () => {
    const keyring = createKeyring();
    const contents = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .uint8Array({ maxLength: 64 })
        .filter(({ length }) => length !== 32)
        .map((bytes) => keyring.encryptString(Buffer.from(bytes).toString('base64'))),
      fc.string().map((text) => keyring.encryptString(`${text} `)),
    );
    await fc.assert(
      fc.asyncProperty(contents, async (bytes) => {
        await writeFile(file(), bytes);
        const key = await keyOf();
        expect(await readFile(file())).not.toEqual(Buffer.from(bytes));
        expect(await keyOf()).toEqual(key);
      }),
      { numRuns: 50 },
    );
  });

  it('is null where it cannot be written, and created once it can', async () => {
    await mkdir(join(file(), 'in the way'), { recursive: true });
    const secrets = open();
    expect(await secrets.journalKey()).toBeNull();
    await rm(file(), { recursive: true });
    expect(await open().journalKey()).toEqual(await keyOf(open()));
    await rm(file());
    const failing = Object.assign(createKeyring(), {
      encryptString: () => {
        throw new Error('no');
      },
    });
    expect(await open(failing).journalKey()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is null without a keyring, and the same again when the keyring is back', async () => {
    const key = await keyOf();
    const keyring = createKeyring();
    const secrets = open(keyring);
    keyring.available = false;
    expect(await secrets.journalKey()).toBeNull();
    expect(await open({ ...createKeyring(), backend: 'basic_text' }).journalKey()).toBeNull();
    expect(await open({ ...createKeyring(), backend: 'unknown' }).journalKey()).toBeNull();
    keyring.available = true;
    expect(await keyOf(secrets)).toEqual(key);
    expect(await keyOf(open({ ...createKeyring(), backend: 'unknown' }, 'win32'))).toEqual(key);
  });

  it('is not created without a keyring', async () => {
    expect(await open({ ...createKeyring(), available: false }).journalKey()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });
});
