import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configuredLanguage } from '../../../main/settings';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const store = (text: string): Promise<void> => writeFile(join(folder, 'settings.json'), text);

async function provisioning(content: unknown): Promise<string> {
  const path = join(folder, 'provisioning.json');
  await writeFile(path, JSON.stringify(content));
  return path;
}

it('is null where none is configured', async () => {
  expect(await configuredLanguage(folder, undefined)).toBeNull();
  expect(await configuredLanguage(folder, '')).toBeNull();
  expect(await configuredLanguage(folder, join(folder, 'nowhere.json'))).toBeNull();
});

it('is the provisioning file’s, also where that is invalid otherwise, else the stored one', async () => {
  await store('{"language":"en-CA"}');
  expect(await configuredLanguage(folder, undefined)).toBe('en-CA');
  expect(await configuredLanguage(folder, await provisioning({ store: '118' }))).toBe('en-CA');
  expect(await configuredLanguage(folder, await provisioning({ language: 'fr-CA' }))).toBe('fr-CA');
  expect(await configuredLanguage(folder, await provisioning({ language: 'fr-CA', colour: 'red' }))).toBe('fr-CA');
});

it('leaves damaged settings where they are', async () => {
  await store('{"language":');
  expect(await configuredLanguage(folder, undefined)).toBeNull();
  expect(await readdir(folder)).toEqual(['settings.json']);
});
