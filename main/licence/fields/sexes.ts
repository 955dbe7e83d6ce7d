// How cards write the holder's sex: numbers by the standard, letters on some cards and in British Columbia.

/** DBC: 1, 2, 9, or M, F, X; anything else says nothing. */
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
