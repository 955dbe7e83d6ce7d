// Cards in capitals: upper case that stays within ISO 8859-1.

/** Upper case; `ÿ` has none in ISO 8859-1 and stays as it is. */
export const upperCase = (text: string): string => text.replace(/[^ÿ]+/g, (part) => part.toUpperCase());
