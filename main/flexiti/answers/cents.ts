// Money as this program keeps it: integer cents, read from and written to decimals without going through floats.

// A double keeps 15 decimal digits exactly: 13 before the point and 2 after it. The API's number(18,2) is wider than JSON numbers are.
const maxWholeDigits = 13;

/** The largest amount that survives being a JSON number: 15 digits. */
export const largestCents = 999_999_999_999_999;

/**
 * An amount of the API (`659.51`, `"1000.00"`, `5000`, `".50"`) in integer cents, or null where it is none: text, NaN,
 * an exponent, a part of a cent. A number that a sender's float arithmetic left a hair beside the cent
 * (`70.49000000000001`) is that cent.
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

/** Cents as the number that goes into a JSON body: 1050 gives 10.5. Exact up to `largestCents`. */
export function centsToNumber(cents: number): number {
  return cents / 100;
}
