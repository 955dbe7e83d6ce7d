// Formats that several endpoints share.
import type { TextRule } from './field-reader';

/** Digits of a number(14): an account number. */
export const accountNumberRule: TextRule = {
  max: 14,
  pattern: { matches: /^\d+$/, msg: 'must be a number of at most 14 digits' },
};

/** A FlexitiCard number. */
export const vccNumberRule: TextRule = {
  max: 16,
  pattern: { matches: /^\d{16}$/, msg: 'must be 16 digits' },
};

export const languageRule: TextRule = {
  max: 5,
  pattern: { matches: /^(en|fr)$/, msg: 'must be en or fr' },
};

/** `x-reference-id`: a GUID without hyphens. */
export const referenceIdRule: TextRule = {
  required: true,
  max: 32,
  pattern: { matches: /^[0-9a-fA-F]{32}$/, msg: 'must be a GUID of 32 hexadecimal digits' },
};
