// The holder's sex on cards: digits by the standard, letters on some cards and in British Columbia.

/** DBC: 1, 2, 9, or M, F, X; null for anything else. */
export function sexOf(value: string): 'M' | 'F' | 'X' | null {
  switch (value) {
    case '1':
    case 'M':
    case 'm':
      return 'M';
    case '2':
    case 'F':
    case 'f':
      return 'F';
    case '9':
    case 'X':
    case 'x':
      return 'X';
    default:
      return null;
  }
}
