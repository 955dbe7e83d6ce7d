// Classes of ASCII characters, by their codes: payloads are read character by character, and this costs less than a pattern.

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isUpper(c: number): boolean {
  return c >= 65 && c <= 90;
}

export function isLower(c: number): boolean {
  return c >= 97 && c <= 122;
}

export function isLetter(c: number): boolean {
  return isUpper(c) || isLower(c);
}

export function isLetterOrDigit(c: number): boolean {
  return isDigit(c) || isLetter(c);
}

/** Whether all characters from `start` to `end` are digits. */
export function areDigits(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}
