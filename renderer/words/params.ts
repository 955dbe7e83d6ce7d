// The parameters of notes and problems, ready to be read.
import type { Language } from '../../preload/contract';
import { wordsIfKnown, type Params } from './catalogue';
import { formatDate, formatMoney } from '../../resources/words';
import { formatMoment } from './moment';
import { wordsOfPlace } from './place';

/** `…Cents` as money, `…At` as the time of day, dates in long form, fields and places by their names. */
export function readableParams(params: Params, language: Language): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, string | number] => {
      if (name.endsWith('Cents') && typeof value === 'number') return [name, formatMoney(value, language)];
      if (name.endsWith('At') && typeof value === 'number') return [name, formatMoment(value, language)];
      if (typeof value === 'number') return [name, value];
      if (value === '') return [name, '–'];
      if (name === 'field') return [name, wordsOfField(value) ?? value];
      if (name === 'issuer' || name === 'province') return [name, wordsOfPlace(value)];
      return [name, formatDate(value, language)];
    }),
  );
}

/** By the terminal's name for it or the API's; null for one that no cashier types. */
export function wordsOfField(name: string): string | null {
  return wordsIfKnown(`screens_field_${name}`);
}
