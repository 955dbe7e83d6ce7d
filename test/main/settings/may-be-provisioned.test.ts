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

it('is not, where nothing was ever said', () => {
  expect(mayBeProvisioned(folder, undefined)).toBe(false);
  expect(mayBeProvisioned(folder, '')).toBe(false);
});

it('is not, where the file names a scanner alone', async () => {
  expect(mayBeProvisioned(folder, await configured('\uFEFF{ "serial": { "path": "COM3" } }'))).toBe(false);
});

it.each(['{ "api": {} }', '{ "api": null }', 'not JSON', 'null', ''])('may be, where the file is %j', async (text) => {
  expect(mayBeProvisioned(folder, await configured(text))).toBe(true);
});

it('may be, where the file is not there', () => {
  expect(mayBeProvisioned(folder, join(folder, 'gone.json'))).toBe(true);
});

it('is, where the terminal was provisioned once', async () => {
  await writeFile(join(folder, 'provisioned'), '');
  expect(mayBeProvisioned(folder, undefined)).toBe(true);
});

it.each([
  ['{ "language": "fr-CA" }', false],
  ['{ "api": { "baseUrl": "https://posapi.example.com", "clientId": "till-3" } }', true],
  ['{ "api"', true],
])('with settings %s that were copied in without the mark: %j', async (stored, expected) => {
  await writeFile(join(folder, 'settings.json'), stored);
  expect(mayBeProvisioned(folder, undefined)).toBe(expected);
});
