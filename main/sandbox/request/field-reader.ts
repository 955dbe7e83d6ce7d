// Reads a request's fields by the API pages' parameter tables and collects the errors.
import type { FieldError } from './outcome';

export interface TextRule {
  /** The page's maximum length, where it gives one. */
  max?: number;
  required?: boolean;
  /** What the whole value must match, and the error message. */
  pattern?: { matches: RegExp; msg: string };
  /** Whether control characters are allowed, which a licence payload has. */
  control?: boolean;
}

const printable = /^[\x20-\x7e]*$/;
// eslint-disable-next-line no-control-regex -- control characters are part of a licence payload
const ascii = /^[\x00-\x7f]*$/;

const echoed = (value: unknown): FieldError['value'] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

function errorIn(value: string, rule: TextRule): string | null {
  if (!(rule.control ? ascii : printable).test(value)) return 'must be an ASCII string';
  if (rule.max !== undefined && value.length > rule.max) return `must not be longer than ${rule.max}`;
  if (rule.pattern && !rule.pattern.matches.test(value)) return rule.pattern.msg;
  return null;
}

export class FieldReader {
  readonly errors: FieldError[] = [];

  constructor(private readonly fields: ReadonlyMap<string, unknown>) {}

  complain(param: string, msg: string, value: unknown = null): void {
    this.errors.push({ param, msg, value: echoed(value) });
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  value(name: string): unknown {
    return this.fields.get(name);
  }

  /** Adds an error for each parameter that the page does not list. */
  refuseAllBut(known: readonly string[]): void {
    for (const [name, value] of this.fields) {
      if (!known.includes(name)) this.complain(name, 'is not a parameter of this endpoint', value);
    }
  }

  /** A field's text; undefined where it is missing or wrong, with an error if it is required or present. */
  text(name: string, rule: TextRule): string | undefined {
    const value = this.fields.get(name);
    if (value === undefined || value === '') {
      if (rule.required || value === '') this.complain(name, 'is required', value);
      return undefined;
    }
    if (typeof value !== 'string') {
      this.complain(name, 'must be a string', value);
      return undefined;
    }
    const wrong = errorIn(value, rule);
    if (wrong === null) return value;
    this.complain(name, wrong, value);
    return undefined;
  }
}
