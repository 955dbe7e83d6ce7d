// Reads single fields of an answer: the API page contradicts itself on types, so each field accepts all of its documented
// spellings and gives one.
import { z } from 'zod';
import { isCalendarDay } from '../../base';
import type { Language } from '../../base';
import { parseCents } from './cents';

type Read<T> = (value: unknown) => T | null;

/** Null where the field is missing or unreadable. */
export function optional<T>(read: Read<T>) {
  return z.unknown().optional().transform(read);
}

/** An error where the field is missing or unreadable. */
export function required<T>(read: Read<T>) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const result = read(value);
      if (result !== null) return result;
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    });
}

/**
 * A list without its unreadable entries. Missing or null is an empty list, one object a list of one. A list of which no
 * entry is readable is an error: "could not be read" must never look like "there are none".
 */
export function listOf<T>(entry: z.ZodType<T>) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T[] => {
      const items: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
      const readable = items.map((item) => entry.safeParse(item)).flatMap((read) => (read.success ? [read.data] : []));
      if (readable.length === 0 && items.length > 0) context.addIssue({ code: 'custom' });
      return readable;
    });
}

/**
 * Every entry of a list, also those of which nothing can be read: whoever reads them says so. One object is a list of one;
 * null where there is no list at all.
 */
export function entriesOf(value: unknown): Record<string, unknown>[] | null {
  if (Array.isArray(value)) return value.map((entry) => (isRecord(entry) ? entry : {}));
  return isRecord(value) ? [value] : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const readText: Read<string> = (value) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return null;
  // Of the format characters some turn the direction of what is written behind them.
  const text = value
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .trim();
  return text === '' ? null : text;
};

/** A number or a string of digits: at most 14, as account numbers have. */
export const readDigits: Read<string> = (value) => {
  const text = readText(value);
  return text !== null && /^\d{1,14}$/.test(text) ? text : null;
};

export const readInteger: Read<number> = (value) => {
  const text = readText(value);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
};

export const readCents: Read<number> = parseCents;

/**
 * A rate as a fraction, number(5,4), as a number or text. Null above 1: 9.99 may be meant as a percentage, and a guess would
 * show a customer a rate a hundred times too high or too low.
 */
export const readRate: Read<number> = (value) => {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = String(value).trim();
  const rate = /^(\d{1,3}(\.\d{1,20})?|\.\d{1,20})$/.test(text) ? Number(text) : null;
  return rate !== null && rate <= 1 ? rate : null;
};

export const readBoolean: Read<boolean> = (value) => {
  if (value === true || value === 1) return true;
  if (value === false || value === 0) return false;
  if (typeof value !== 'string') return null;
  const text = value.trim().toLowerCase();
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
};

/** An existing day, `YYYY-MM-DD`; a time behind it is dropped. */
export const readDate: Read<string> = (value) => {
  const date = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value.trim())?.[0] : undefined;
  return date !== undefined && isCalendarDay(date) ? date : null;
};

export const readPostalCode: Read<string> = (value) => readText(value)?.replace(/\s/g, '').toUpperCase() ?? null;

/** The last four digits of a card. Padded, because a JSON number has lost its leading zeros. */
export const readCardEnding: Read<string> = (value) => {
  const digits = /\d+$/.exec(readText(value) ?? '');
  return digits === null ? null : digits[0].slice(-4).padStart(4, '0');
};

/** `fr-CA` or `en-CA`, by the two letters that it begins with: the pages write `fr-CA`, `en-CA` and `EN_CA`. */
export const readLanguage: Read<Language> = (value) => {
  const code = /^(en|fr)(?![a-z])/i.exec(readText(value) ?? '')?.[1]?.toLowerCase();
  return code === undefined ? null : code === 'fr' ? 'fr-CA' : 'en-CA';
};
