// An amount as it is typed on a till: digits fill from the cents.

/** The largest amount that the field takes: 999,999.99. */
const maxDigits = 8;

/** Cents for the digits in what the field holds; null for none. More digits than fit are cut at the end. */
export function centsOfDigits(text: string): number | null {
  const digits = text
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
    .slice(0, maxDigits);
  return digits === '' ? null : Number(digits);
}

/** Cents for an amount that was pasted, where a separator says where the cents begin: `1,234.5` and `1 234,50 $`
 * as well as `12`; null for what is no amount. */
export function centsOfPasted(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f$]/g, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!match?.[1]) return null;
  const cents = Number(match[1].replace(/\D/g, '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return String(cents).length <= maxDigits ? cents : null;
}
