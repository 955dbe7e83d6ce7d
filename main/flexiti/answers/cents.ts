// Money in integer cents, read from and written to decimals without float arithmetic.

// A double holds 15 decimal digits exactly: 13 before the point and 2 after it. The API's number(18,2) is wider.
const maxWholeDigits = 13;

/** The largest amount that a JSON number holds exactly: 15 digits. */
export const largestCents = 999_999_999_999_999;

/**
 * An amount of the API (`659.51`, `"1000.00"`, `5000`, `".50"`) in integer cents; null for text, NaN, an exponent or a
 * fraction of a cent. A float error of the sender (`70.49000000000001`) is rounded away.
 */
export function parseCents(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const parts = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(String(value).trim());
  if (parts === null) return null;
  const [, sign = '', leading = '', fraction = ''] = parts;
  const whole = leading.replace(/^0+(?=\d)/, '');
  if (whole === '' && fraction === '') return null;
  if (whole.length > maxWholeDigits) return null;
  const cents = Number(whole + fraction.slice(0, 2).padEnd(2, '0'));
  const rest = fraction.slice(2);
  const signed = (amount: number) => (sign === '-' && amount !== 0 ? -amount : amount);
  if (/^0*$/.test(rest)) return signed(cents);
  if (typeof value === 'string') return null;
  if (/^0{5}/.test(rest)) return signed(cents);
  if (/^9{5}/.test(rest)) return signed(cents + 1);
  return null;
}

/** Cents as the number of a JSON body: 1050 gives 10.5. Exact up to `largestCents`. */
export function centsToNumber(cents: number): number {
  return cents / 100;
}
