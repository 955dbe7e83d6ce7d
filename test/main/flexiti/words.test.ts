import { describe, expect, it } from 'vitest';
import { flexitiErrorCodes } from '../../../main/flexiti';
import english from '../../../resources/messages/en-CA/flexiti.json';
import french from '../../../resources/messages/fr-CA/flexiti.json';

/** Of a plural message, the variant of most numbers. */
function sentences(words: typeof english): Record<string, string> {
  const { flexiti_wait_seconds: waits, ...plain } = words;
  return { ...plain, flexiti_wait_seconds: waits[0]?.match['category=*'] ?? '' };
}

/** Behind these stands whom the customer can call: test/renderer/words/problem.test.ts. */
const followedByCall = ['user_not_active', 'user_not_able_to_purchase'];

describe.each([
  ['English', sentences(english)],
  ['French', sentences(french)],
])('%s words', (_, words) => {
  it.each(flexitiErrorCodes)('say what happened and what to do next for %s', (code) => {
    expect(words[`flexiti_${code}`]).toMatch(/^\p{Lu}.+\S\.$/u);
    if (!followedByCall.includes(code)) expect(words[`flexiti_${code}`]).toMatch(/\. \p{Lu}|[;,] /u);
  });

  it('name nothing technical', () => {
    expect(Object.values(words).join(' ')).not.toMatch(/HTTP|JSON|TLS|DNS|token|\bnull\b|undefined|gateway/i);
  });
});

describe('both languages', () => {
  it('have the same keys with the same parameters', () => {
    const shape = (words: Record<string, string>) =>
      Object.entries(words)
        .map(([key, text]) => `${key} ${[...text.matchAll(/\{\w+\}/g)].join()}`)
        .sort();
    expect(shape(sentences(french))).toEqual(shape(sentences(english)));
  });

  it('set French signs apart with a non-breaking space', () => {
    expect(Object.values(sentences(french)).join(' ')).not.toMatch(/[^\u00a0][:%$]|[\s\u00a0\u202f][;?!]/);
  });
});
