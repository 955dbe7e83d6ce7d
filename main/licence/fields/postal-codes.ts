// Canadian postal codes and US ZIP codes as cards pad and space them.
import { areDigits, isDigit, isLetter } from '../characters';
import type { Jurisdiction } from './issuers';

/** DAK has eleven characters; a few more are accepted. */
const longestElement = 16;

/** Whether six characters from `at` alternate between letter and digit. */
function isCanadian(code: string, at: number): boolean {
  for (let i = 0; i < 6; i++) {
    const c = code.charCodeAt(at + i);
    if (i % 2 === 0 ? !isLetter(c) : !isDigit(c)) return false;
  }
  return true;
}

function withoutSpacing(value: string): string {
  return value.includes(' ') || value.includes('-') ? value.replace(/[ -]/g, '') : value;
}

function isZeros(code: string, from: number): boolean {
  for (let i = from; i < code.length; i++) if (code.charCodeAt(i) !== 48) return false;
  return true;
}

/** `12345` or `12345-6789`; zeros are padding (standard's data element DAK). */
function readZipCode(code: string): string | null {
  if (!areDigits(code, 0, code.length) || isZeros(code, 0)) return null;
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
  const code = withoutSpacing(value);
  if (code.length >= 6 && isCanadian(code, 0)) return isZeros(code, 6) ? code.slice(0, 6).toUpperCase() : null;
  return readZipCode(code);
}

/** Whether a postal code is possible in a jurisdiction: by Canada Post's first letters, or a ZIP code in the US. */
export function postalCodeFits(postalCode: string, { postalLetters }: Jurisdiction): boolean {
  if (postalLetters === '') return isDigit(postalCode.charCodeAt(0));
  return postalLetters.includes(postalCode.charAt(0));
}
