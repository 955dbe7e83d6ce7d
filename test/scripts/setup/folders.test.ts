import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheFolder, lockFolder } from '../../../scripts/setup/folders.mjs';

it('keeps what outlives a checkout where the system keeps such things', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/elsewhere' }, 'linux')).toBe(join('/elsewhere', 'flexiti-pos-terminal'));
  expect(cacheFolder({}, 'linux')).toBe(join(homedir(), '.cache', 'flexiti-pos-terminal'));
  // The specification: a path that is not absolute is to be ignored.
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux')).toBe(join(homedir(), '.cache', 'flexiti-pos-terminal'));
  expect(cacheFolder({ LOCALAPPDATA: '/data' }, 'win32')).toBe(join('/data', 'flexiti-pos-terminal', 'Cache'));
});

it('gives each checkout a lock of its own', () => {
  expect(lockFolder('/a')).toBe(lockFolder('/a/'));
  expect(lockFolder('/a')).not.toBe(lockFolder('/b'));
});
