// Upper case within ISO 8859-1, for cards in capitals.

/** `ÿ` has no upper case in ISO 8859-1 and is unchanged. */
export const upperCase = (text: string): string => text.replace(/[^ÿ]+/g, (part) => part.toUpperCase());
