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

/**
 * By the OQLF: no space before a semicolon, a question mark or an exclamation mark; a no-break space before a colon (but
 * in a time or an address), a closing quotation mark, a dollar or a percent sign, and after an opening quotation mark.
 */
function breachesOf(french: string): string[] {
  return (
    french.match(/\s[;?!]|(?<!\u00a0)(?:[»%$]|:(?![\d/]))|(?<=\u00a0\s|\s\u00a0)[:»%$]|«(?!\u00a0\S)|\u202f/g) ?? []
  );
}

test.each([
  ['Prêt?', 0],
  ['Prêt ?', 1],
  ['Prêt\u00a0?', 1],
  ['Prêt\u202f!', 1],
  ['a; b', 0],
  ['a\u00a0; b', 1],
  ['a\u00a0: b', 0],
  ['a : b', 1],
  ['a: b', 1],
  ['a \u00a0: b', 1],
  ['à 21:30, https://example.com', 0],
  ['«\u00a0a\u00a0»', 0],
  ['« a\u00a0»', 1],
  ['«a»', 2],
  ['12\u00a0$ et 3\u00a0%', 0],
  ['12 $ et 3%', 2],
])('the check of French typography counts in %j: %d', (sentence, count) => {
  expect(breachesOf(sentence)).toHaveLength(count);
});

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

  test('French is set as the OQLF has it', () => {
    for (const [key, message] of Object.entries(french)) {
      for (const sentence of sentencesOf(message)) expect(breachesOf(sentence), key).toEqual([]);
    }
  });
});
