import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hostileRun } from '../../../scripts/launch/hostile.mjs';

const root = join(import.meta.dirname, '../../..');

it('runs the short table in both languages', () => {
  const { args, env } = hostileRun([]);
  expect(args).toHaveLength(3);
  for (const file of args.slice(0, 2)) expect(existsSync(join(root, file))).toBe(true);
  expect(args[2]).toBe('--workers=2');
  expect(env).toEqual({});
});

it('runs the whole table, one language, or the cases of a name', () => {
  expect(hostileRun(['--all']).env).toEqual({ FLEXITI_HOSTILE_EXTENT: 'all' });
  const { args } = hostileRun(['--language', 'fr-CA', '--only', 'search, field: *.first_name', '--workers', '1']);
  expect(args).toEqual([
    'test/e2e/hostile/hostile-french.test.ts',
    String.raw`--grep=search, field: \*\.first_name`,
    '--workers=1',
  ]);
});

it('refuses what it does not understand', () => {
  expect(() => hostileRun(['--everything'])).toThrow('--everything');
  expect(() => hostileRun(['--language', 'de-CH'])).toThrow('--language');
});
