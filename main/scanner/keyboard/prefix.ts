// Takes a configured prefix off each code: it may begin with any character, and is no part of the code.

export interface Prefix {
  /** Takes the next character of a code's beginning. What is the code's own: nothing while it may be the prefix. */
  take(character: string): string;
}

/** @param prefix what the scanner is set to send before each scan; empty for none */
export function createPrefix(prefix: string): Prefix {
  let pending = '';
  return {
    take(character) {
      const text = pending + character;
      const isOpen = prefix !== '' && prefix.startsWith(text);
      pending = isOpen && text !== prefix ? text : '';
      return isOpen ? '' : text;
    },
  };
}
