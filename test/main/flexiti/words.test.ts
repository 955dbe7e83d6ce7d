import { describe, expect, it } from 'vitest';
import { flexitiErrorCodes } from '../../../main/flexiti';
import english from '../../../resources/messages/en-CA/flexiti.json';
import french from '../../../resources/messages/fr-CA/flexiti.json';

describe.each([
  ['English', english as Record<string, string>],
  ['French', french as Record<string, string>],
])('%s words', (_, words) => {
  it.each(flexitiErrorCodes)('say what happened and what to do next for %s', (code) => {
    expect(words[`flexiti_${code}`]).toMatch(/^\p{Lu}.+\S\.$/u);
    expect(words[`flexiti_${code}`]).toMatch(/\. \p{Lu}|[;,] /u);
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
    expect(shape(french)).toEqual(shape(english));
  });

  it('set French signs apart with a non-breaking space', () => {
    expect(Object.values(french).join(' ')).not.toMatch(/[^\u00a0][:;?!%$]/);
  });
});
