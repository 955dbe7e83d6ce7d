// UTF-8 whose bytes were taken for characters on their way here.
import { isExtraLetter } from './code-pages';

function isContinuation(c: number): boolean {
  return c >= 0x80 && c <= 0xbf;
}

/** The character of two or three bytes of UTF-8 at `at`; -1 when there is none that a card can hold. */
function characterAt(text: string, at: number): { code: number; length: number } | null {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (!isContinuation(second)) return null;
  if (first === 0xc2 || first === 0xc3) return { code: (first - 0xc0) * 64 + second - 0x80, length: 2 };
  if (first === 0xc5) {
    const code = (first - 0xc0) * 64 + second - 0x80;
    return isExtraLetter(code) ? { code, length: 2 } : null;
  }
  const third = text.charCodeAt(at + 2);
  if (first !== 0xe2 || !isContinuation(third)) return null;
  const code = (first - 0xe0) * 4096 + (second - 0x80) * 64 + third - 0x80;
  return isExtraLetter(code) ? { code, length: 3 } : null;
}

/** Whether UTF-8 stands at `at`. */
export function startsUtf8(text: string, at: number): boolean {
  return characterAt(text, at) !== null;
}

/** The text with each such pair or triple put together, as often as it was encoded: some software encodes what is UTF-8 already. */
export function withoutUtf8(text: string): string {
  for (let encoded = text; ;) {
    const decoded = decodedOnce(encoded);
    if (decoded === encoded) return decoded;
    encoded = decoded;
  }
}

function decodedOnce(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const found = text.charCodeAt(i) > 0x7f ? characterAt(text, i) : null;
    if (found === null) continue;
    kept.push(text.slice(from, i), String.fromCharCode(found.code));
    i += found.length - 1;
    from = i + 1;
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
}
