// The two languages say the same things: same keys, same parameters, no empty sentence, French as it is set in print.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../resources/messages');
const read = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, unknown>;
const files = readdirSync(join(folder, 'en-CA'));

/** The sentences of a message: itself, or one for each of the numbers that it counts. */
function sentencesOf(message: unknown): string[] {
  if (typeof message === 'string') return [message];
  const [variants] = message as [{ match: Record<string, string> }];
  return Object.values(variants.match);
}
const paramsOf = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();

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

  test('no sentence is empty, or set with a typewriter’s signs', () => {
    for (const messages of [english, french]) {
      for (const [key, message] of Object.entries(messages)) {
        const sentences = sentencesOf(message);
        expect(sentences.length, key).toBeGreaterThan(0);
        for (const sentence of sentences) {
          expect(sentence.trim(), key).not.toBe('');
          expect(sentence, key).not.toMatch(/['"]|\.\.\./);
        }
      }
    }
  });

  test('same parameters', () => {
    for (const [key, message] of Object.entries(english)) {
      const [first = ''] = sentencesOf(message);
      for (const sentence of [...sentencesOf(message), ...sentencesOf(french[key])])
        expect(paramsOf(sentence), key).toEqual(paramsOf(first));
    }
  });

  test('French has its no-break spaces and its own quotation marks', () => {
    for (const [key, message] of Object.entries(french)) {
      for (const sentence of sentencesOf(message)) {
        expect(sentence, key).not.toMatch(/ [:;?!%$»]|« /);
        expect(sentence, key).not.toMatch(/[^\s\u00a0][;?!»](?!\))|«[^\u00a0]/);
      }
    }
  });
});
