// Every code has its text in both languages, with the same parameters.
import { describe, expect, it } from 'vitest';
import english from '../../../resources/messages/en-CA/settings.json';
import french from '../../../resources/messages/fr-CA/settings.json';
import { settingsProblemCodes } from '../../../main/settings';

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the texts of the settings', () => {
  it.each([english, french])('exist for every code and for nothing else', (texts) => {
    expect(Object.keys(texts)).toEqual([...settingsProblemCodes.map((code) => `settings_${code}`)]);
  });

  it('have the same parameters in both languages', () => {
    const other: Record<string, string> = french;
    for (const [key, text] of Object.entries(english))
      expect([key, names(other[key] ?? '')]).toEqual([key, names(text)]);
  });

  it('name the field or the file that is wrong', () => {
    for (const [key, text] of Object.entries(english)) {
      if (/^settings_(field|url|language|baud)/.test(key)) expect(names(text)).toContain('field');
      if (key.startsWith('settings_file')) expect(names(text)).toContain('file');
    }
  });
});
