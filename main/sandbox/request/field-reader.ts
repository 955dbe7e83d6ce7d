// Reads the fields of a request by the API pages' parameter tables and collects what is wrong with them.
import type { FieldError } from './outcome';

export interface TextRule {
  /** Longest length that the page gives; none where it gives none. */
  max?: number;
  required?: boolean;
  /** What the whole value must look like, with the words of the complaint. */
  pattern?: { matches: RegExp; msg: string };
  /** Control characters allowed: a licence payload has them. */
  control?: boolean;
}

const printable = /^[\x20-\x7e]*$/;
// eslint-disable-next-line no-control-regex -- control characters are part of a licence payload
const ascii = /^[\x00-\x7f]*$/;

const echoed = (value: unknown): FieldError['value'] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

function complaint(value: string, rule: TextRule): string | null {
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

  /** A parameter that the page does not list is a mistake of the caller. */
  refuseAllBut(known: readonly string[]): void {
    for (const [name, value] of this.fields) {
      if (!known.includes(name)) this.complain(name, 'is not a parameter of this endpoint', value);
    }
  }

  /** The text of a field, or undefined where it is missing or wrong; then there is an error if it matters. */
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
    const wrong = complaint(value, rule);
    if (wrong === null) return value;
    this.complain(name, wrong, value);
    return undefined;
  }
}
