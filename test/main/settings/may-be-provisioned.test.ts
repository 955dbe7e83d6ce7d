import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mayBeProvisioned } from '../../../main/settings';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'may-be-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function configured(text: string): Promise<string> {
  const path = join(folder, 'config.json');
  await writeFile(path, text);
  return path;
}

it('is false where nothing is configured', () => {
  expect(mayBeProvisioned(folder, undefined)).toBe(false);
  expect(mayBeProvisioned(folder, '')).toBe(false);
});

it('is false where the file names only a scanner', async () => {
  expect(mayBeProvisioned(folder, await configured('\uFEFF{ "serial": { "path": "COM3" } }'))).toBe(false);
});

it.each(['{ "api": {} }', '{ "api": null }', 'not JSON', 'null', ''])('is true where the file is %j', async (text) => {
  expect(mayBeProvisioned(folder, await configured(text))).toBe(true);
});

it('is true where the file is missing', () => {
  expect(mayBeProvisioned(folder, join(folder, 'gone.json'))).toBe(true);
});

it('is true where the terminal was provisioned once', async () => {
  await writeFile(join(folder, 'provisioned'), '');
  expect(mayBeProvisioned(folder, undefined)).toBe(true);
});

it.each([
  ['{ "language": "fr-CA" }', false],
  ['{ "api": { "baseUrl": "https://posapi.example.com", "clientId": "till-3" } }', true],
  ['{ "api"', true],
])('with settings %s copied from elsewhere, without the mark: %j', async (stored, expected) => {
  await writeFile(join(folder, 'settings.json'), stored);
  expect(mayBeProvisioned(folder, undefined)).toBe(expected);
});
