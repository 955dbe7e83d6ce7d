// Postal codes of Canada and ZIP codes of the United States, as cards pad and space them.
import type { Jurisdiction } from './issuers';

/** DAK has eleven characters; a few more are forgiven. */
const longestElement = 16;

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

/** Whether six characters from `at` on alternate between letter and digit. */
function isCanadian(code: string, at: number): boolean {
  for (let i = 0; i < 6; i++) {
    const c = code.charCodeAt(at + i);
    if (i % 2 === 0 ? !isLetter(c) : !isDigit(c)) return false;
  }
  return true;
}

/** The value without spaces and hyphens. */
function bareCode(value: string): string {
  return value.includes(' ') || value.includes('-') ? value.replace(/[ -]/g, '') : value;
}

/** Whether nothing but zeros stands from here on. */
function isZeros(code: string, from: number): boolean {
  for (let i = from; i < code.length; i++) if (code.charCodeAt(i) !== 48) return false;
  return true;
}

function isDigits(code: string): boolean {
  for (let i = 0; i < code.length; i++) if (!isDigit(code.charCodeAt(i))) return false;
  return true;
}

/** `12345` or `12345-6789`; zeros fill up what is not known (standard's data element DAK). */
function readZipCode(code: string): string | null {
  if (!isDigits(code) || isZeros(code, 0)) return null;
  if (code.length < 5) return null;
  if (isZeros(code, 5)) return code.slice(0, 5);
  return code.length >= 9 && isZeros(code, 9) ? `${code.slice(0, 5)}-${code.slice(5, 9)}` : null;
}

/**
 * `A1A1A1` or `12345` or `12345-6789` from an element that may be spaced, hyphenated or padded with spaces or zeros.
 * Null when it is neither.
 */
export function readPostalCode(value: string): string | null {
  if (value.length > longestElement) return null;
  const code = bareCode(value);
  if (code.length >= 6 && isCanadian(code, 0)) return isZeros(code, 6) ? code.slice(0, 6).toUpperCase() : null;
  return readZipCode(code);
}

/** Whether a postal code can lie in a jurisdiction: Canada Post's first letters, or a ZIP code in the United States. */
export function postalCodeFits(postalCode: string, { postalLetters }: Jurisdiction): boolean {
  if (postalLetters === '') return isDigit(postalCode.charCodeAt(0));
  return postalLetters.includes(postalCode.charAt(0));
}
