import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockHash, packagesAreInstalled, setUpPackages } from '../../../scripts/setup/packages.mjs';

const wanted = {
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } },
};

let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'flexiti-packages-'));
  writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify(wanted));
});
afterEach(() => {
  rmSync(checkout, { recursive: true });
});

function install(name: string, content: string): void {
  mkdirSync(join(checkout, 'node_modules'), { recursive: true });
  writeFileSync(join(checkout, 'node_modules', name), content);
}

it('finds nothing in a new clone', () => {
  expect(packagesAreInstalled(checkout)).toBe(false);
});

it('goes by the stamp, until the lock file changes', () => {
  install('.flexiti-setup', lockHash(checkout));
  expect(packagesAreInstalled(checkout)).toBe(true);
  writeFileSync(join(checkout, 'package-lock.json'), '{}');
  expect(packagesAreInstalled(checkout)).toBe(false);
});

it("uses npm's own record after npm was run by hand", () => {
  install('.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
  expect(packagesAreInstalled(checkout)).toBe(true);
  install('.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.1' } } }));
  expect(packagesAreInstalled(checkout)).toBe(false);
  install('.package-lock.json', '{ not json');
  expect(packagesAreInstalled(checkout)).toBe(false);
});

it('says and does nothing where there is nothing to do', async () => {
  install('.flexiti-setup', lockHash(checkout));
  const said: string[] = [];
  await setUpPackages(checkout, (line) => said.push(line));
  expect(said).toEqual([]);
});
