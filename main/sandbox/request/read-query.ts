// Parses a query string or a form: the standard parser accepts what the API refuses, such as `+` for a space.
import type { FieldError } from './outcome';

/**
 * The parameters of a raw query string. Errors: a `+` (a space is `%20`), a broken escape, a repeated parameter. In a form
 * body `+` is a space: `plusIsSpace`.
 */
export function readQuery(raw: string, plusIsSpace = false): { fields: Map<string, string>; errors: FieldError[] } {
  const fields = new Map<string, string>();
  const errors: FieldError[] = [];
  for (const pair of raw.split('&').filter((part) => part !== '')) {
    const [rawName = '', ...rest] = pair.split('=');
    const rawValue = rest.join('=');
    const name = decode(rawName, plusIsSpace);
    const value = decode(rawValue, plusIsSpace);
    if (name === null || value === null) {
      errors.push({ param: name ?? 'query', msg: 'must be percent-encoded, spaces as %20', value: rawValue });
    } else if (fields.has(name)) {
      errors.push({ param: name, msg: 'must be given once', value });
    } else {
      fields.set(name, value);
    }
  }
  return { fields, errors };
}

function decode(raw: string, plusIsSpace: boolean): string | null {
  if (raw.includes('+') && !plusIsSpace) return null;
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
