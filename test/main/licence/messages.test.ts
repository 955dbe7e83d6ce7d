// Every code of the decoder has a message in both languages, with its parameters.
import { describe, expect, it } from 'vitest';
import { repairNames, unreadableReasons, unsupportedReasons, warningCodes } from '../../../main/licence';
import { licenceFields } from '../../../main/licence/model/reading';
import english from '../../../resources/messages/en-CA/licence.json';
import french from '../../../resources/messages/fr-CA/licence.json';

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

const keys = [
  ...warningCodes.map((code) => `licence_warning_${code}`),
  ...repairNames.map((name) => `licence_repair_${name}`),
  ...unsupportedReasons.map((reason) => `licence_unsupported_${reason}`),
  ...unreadableReasons.map((reason) => `licence_unreadable_${reason}`),
  ...licenceFields.map((field) => `licence_field_${snake(field)}`),
];

function parameters(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe('the messages for the decoder’s codes', () => {
  it.each([
    ['English', english],
    ['French', french],
  ])('are all there in %s, and no others', (_, catalogue: Record<string, string>) => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
    for (const text of Object.values(catalogue)) expect(text.length).toBeGreaterThan(2);
  });

  it('take the same parameters in both languages', () => {
    const other: Record<string, string> = french;
    for (const [key, text] of Object.entries(english)) expect(parameters(other[key] ?? '')).toEqual(parameters(text));
  });

  it('have no plain space before French double punctuation', () => {
    for (const text of Object.values(french)) expect(text).not.toMatch(/ [:;?!%$»]|« /);
  });
});
