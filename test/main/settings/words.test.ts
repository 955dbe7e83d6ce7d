// Every code of the room has its words in both languages, and the words use no parameter that the code does not bring.
import { describe, expect, it } from 'vitest';
import english from '../../../resources/messages/en-CA/settings.json';
import french from '../../../resources/messages/fr-CA/settings.json';
import { settingsProblemCodes } from '../../../main/settings';

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the words of the settings', () => {
  it.each([english, french])('are there for every code and for nothing else', (words) => {
    expect(Object.keys(words)).toEqual([...settingsProblemCodes.map((code) => `settings_${code}`)]);
  });

  it('have the same parameters in both languages', () => {
    const other: Record<string, string> = french;
    for (const [key, text] of Object.entries(english))
      expect([key, names(other[key] ?? '')]).toEqual([key, names(text)]);
  });

  it('name the field wherever a field is wrong, and the file wherever the file is', () => {
    for (const [key, text] of Object.entries(english)) {
      if (/^settings_(field|url|language|baud)/.test(key)) expect(names(text)).toContain('field');
      if (key.startsWith('settings_file')) expect(names(text)).toContain('file');
    }
  });
});
