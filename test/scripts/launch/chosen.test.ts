// What `npm run test:quick` picks is there: a test that was renamed must not be left out without a word.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { quickPattern, quickTests, typedPattern } from '../../../scripts/launch/chosen.mjs';

const folder = resolve(import.meta.dirname, '../../e2e');
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });

it('picks tests that there are', () => {
  const files = paths.filter((path) => path.endsWith('.ts'));
  const sources = files.map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
  for (const { file, tests = [] } of quickTests) {
    expect(files.map((path) => basename(path))).toContain(file);
    // Names that are put together begin with what stands before the first part.
    for (const name of tests) expect(sources.replaceAll(/\$\{\w+\}/g, '12')).toMatch(new RegExp(`['\`]${name}`));
  }
});

it('names them as Playwright does, the file before the test', () => {
  const pattern = new RegExp(quickPattern());
  expect('lane/scan-to-quote.test.ts in en-CA on-ordinary: scanned in fragments').toMatch(pattern);
  expect('journal/kill.test.ts hand-over').toMatch(pattern);
  expect('journal/kill.test.ts one parked').not.toMatch(pattern);
  expect('journal/kill-any-moment.test.ts is found whole after each of 20 kills').not.toMatch(pattern);
});

it('knows which files type', () => {
  const files = paths.filter((path) => path.endsWith('.test.ts'));
  const types = (name: string): boolean => /keyboard-(bench|scanner)'/.test(readFileSync(join(folder, name), 'utf8'));
  const found = files.filter((name) => new RegExp(typedPattern).test(`${name} a test`));
  expect(found).toEqual(files.filter(types));
  expect(found.length).toBeGreaterThan(3);
});
