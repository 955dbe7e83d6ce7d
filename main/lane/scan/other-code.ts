// Scans that are no licence: a card or an account to look up, or something that the cashier is notified of. Nothing of any
// other code is stored.
import { licenceStart } from '../../licence';

export type OtherCode =
  /** A FlexitiCard: 16 digits (API page, vcc_number). */
  | { kind: 'card'; number: string }
  /** At most 14 digits (API page, account_number) that are no product's. */
  | { kind: 'account'; number: string }
  | { kind: 'product' }
  | { kind: 'empty' }
  /** Only how many characters it had. */
  | { kind: 'unknown'; length: number };

/** The API pages show accounts of 8 and 9 digits; anything shorter could be anything. */
const accountDigits = /^\d{8,14}$/;
/** As it is printed on a card, or in one piece. */
const cardDigits = /^(?:\d{16}|\d{4}(?: \d{4}){3})$/;

/**
 * What a payload is, without the AIM identifier (ISO/IEC 15424) and the control characters and spaces around it. Where the
 * scanner does not send the identifier, a number that may be an EAN-8, EAN-13, UPC-A or UPC-E by its check digit is taken
 * for one, and one that may be a GTIN-14 for unknown, so that no product is ever looked up as an account.
 *
 * @param payload one that is not read as a licence or another document
 * @returns null for what begins as a licence: it is damaged, and not another code
 */
export function otherCodeOf(payload: string): OtherCode | null {
  const [, aimId = '', content = ''] = /^[\0-\x20]*(?:\]([A-Za-z][0-9A-Za-z]))?(.*)$/s.exec(payload) ?? [];
  const text = content.replace(/^[\0-\x20]+/, '').replace(/[\0-\x20]+$/, '');
  if (text === '') return { kind: 'empty' };
  if (beginsAsLicence(text)) return null;
  return numberIn(text, aimId) ?? { kind: 'unknown', length: text.length };
}

function numberIn(text: string, aimId: string): OtherCode | null {
  if (aimId.startsWith('E')) return { kind: 'product' };
  if (gs1Identifiers.has(aimId)) return isProductByGs1(text) ? { kind: 'product' } : null;
  if (aimId !== '' && !plainIdentifiers.has(aimId)) return null;
  if (cardDigits.test(text)) return { kind: 'card', number: text.replaceAll(' ', '') };
  if (!accountDigits.test(text)) return null;
  if (aimId === '') {
    if (isRetailProduct(text)) return { kind: 'product' };
    if (text.length === 14 && hasCheckDigit(text)) return null;
  }
  return { kind: 'account', number: text };
}

/** Code 128 and QR without a meaning of its own: what cards and letters are printed with. */
const plainIdentifiers: ReadonlySet<string> = new Set(['C0', 'Q0', 'Q1', 'Q2']);
/** GS1-128, GS1 DataBar, GS1 DataMatrix and GS1 QR: the digits in front say what follows. */
const gs1Identifiers: ReadonlySet<string> = new Set(['C1', 'e0', 'd2', 'Q3']);

/** Application identifier 01: the article's number. */
function isProductByGs1(text: string): boolean {
  return /^01\d{14}/.test(text) && hasCheckDigit(text.slice(2, 16));
}

function isRetailProduct(digits: string): boolean {
  switch (digits.length) {
    case 8:
      return hasCheckDigit(digits) || isUpcE(digits);
    case 12:
    case 13:
      return hasCheckDigit(digits);
    default:
      return false;
  }
}

/** GS1 General Specifications 7.9: from the right, digits count once and three times in turn. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place += 1) {
    sum += Number(digits.at(-place)) * (place % 2 === 1 ? 1 : 3);
  }
  return sum % 10 === 0;
}

/** A UPC-A with its zeros left out; the last of the six digits says where they stood. */
function isUpcE(digits: string): boolean {
  const [, system = '', six = '', check = ''] = /^([01])(\d{6})(\d)$/.exec(digits) ?? [];
  return system !== '' && hasCheckDigit(system + withoutSuppression(six) + check);
}

function withoutSuppression(six: string): string {
  const last = six.slice(5);
  if (last <= '2') return `${six.slice(0, 2)}${last}0000${six.slice(2, 5)}`;
  if (last === '3') return `${six.slice(0, 3)}00000${six.slice(3, 5)}`;
  if (last === '4') return `${six.slice(0, 4)}00000${six.slice(4, 5)}`;
  return `${six.slice(0, 5)}0000${last}`;
}

/** As much of a text as tells whether a licence begins it. */
const longestHead = 256;

/**
 * AAMVA's header, whole or cut, British Columbia's stripes or another card's, and AAMVA's compact encoding; a prefix that
 * the scanner was set to send may stand before it.
 */
function beginsAsLicence(text: string): boolean {
  const compactEncoding = '\xa0\0\0\x02\x48';
  return (
    /^[@%;]/.test(text) ||
    text.startsWith(compactEncoding) ||
    /^A0 ?00 ?00 ?02 ?48/i.test(text) ||
    /^.{0,16}(?:ANSI[\0-\x20]|AAMVA|%BC[A-Z])/is.test(text) ||
    licenceStart(text.slice(0, longestHead)) >= 0
  );
}
