// The two languages say the same things: same keys, same parameters, no empty sentence, French as it is set in print.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../resources/messages');
const read = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, unknown>;
const files = readdirSync(join(folder, 'en-CA'));
const paramsOf = (sentence: unknown): string[] => (String(sentence).match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same files', () => {
  expect(readdirSync(join(folder, 'fr-CA'))).toEqual(files);
});

describe.each(files)('%s', (file) => {
  const english = read('en-CA', file);
  const french = read('fr-CA', file);

  test('same keys, in the room’s name and in snake case', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    const room = file.replace('.json', '');
    for (const key of Object.keys(english)) expect(key).toMatch(new RegExp(`^${room}_[A-Za-z0-9_]+$`));
  });

  test('no sentence is empty, and each is a plain string', () => {
    for (const sentences of [english, french]) {
      for (const [key, sentence] of Object.entries(sentences)) {
        expect(typeof sentence, key).toBe('string');
        expect(String(sentence).trim(), key).not.toBe('');
      }
    }
  });

  test('same parameters', () => {
    for (const [key, sentence] of Object.entries(english))
      expect(paramsOf(french[key]), key).toEqual(paramsOf(sentence));
  });

  test('French has its no-break spaces and its own quotation marks', () => {
    for (const [key, sentence] of Object.entries(french)) {
      expect(String(sentence), key).not.toMatch(/ [:;?!%$»]|« /);
      expect(String(sentence), key).not.toMatch(/[^\s\u00a0][;?!»](?!\))|«[^\u00a0]/);
    }
  });
});
