// Marks: texts to be searched for, and every encoding in which a program may store one.

/** By name, each with its text, or its several spellings (a date, a postal code). */
export type Marks = Readonly<Record<string, string | readonly string[]>>;

export interface Form {
  name: string;
  encoding: string;
  /** With ASCII letters in lower case where `exact` is false. */
  bytes: Buffer;
  /** Whether case matters. */
  exact: boolean;
}

/** Shorter ones may occur by chance. */
const leastLength = 6;

type Encode = (text: string) => Buffer[];

const escaped = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The base64 characters that depend on these bytes alone, at each of the three alignments. */
function base64Of(bytes: Buffer, alphabet: 'base64' | 'base64url'): Buffer[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString(alphabet)
      .replace(/=+$/, '');
    const isWhole = (bytes.length + shift) % 3 === 0;
    return Buffer.from(encoded.slice(shift === 0 ? 0 : shift + 1, isWhole ? undefined : -1));
  });
}

const utf8 = (text: string): Buffer => Buffer.from(text);
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const inAnyCase: Readonly<Record<string, Encode>> = {
  plain: (text) => [utf8(text)],
  'ISO 8859-1': (text) => [latin1(text)],
  'UTF-16': (text) => [utf16(text), utf16(text).swap16()],
  'JSON-escaped': (text) => [utf8(JSON.stringify(text).slice(1, -1)), utf8(escaped(text))],
  'JSON in JSON': (text) => [utf8(escaped(escaped(text)))],
  'URL-encoded': (text) => {
    const encoded = encodeURIComponent(text);
    return [
      utf8(encoded),
      utf8(encoded.replaceAll('%20', '+')),
      utf8(new URLSearchParams([['', text]]).toString().slice(1)),
    ];
  },
  hexadecimal: (text) => [utf8(utf8(text).toString('hex')), utf8(utf16(text).toString('hex'))],
};

const exactly: Readonly<Record<string, Encode>> = {
  base64: (text) => [utf8, latin1, utf16].flatMap((encode) => base64Of(encode(text), 'base64')),
  base64url: (text) => [utf8, latin1, utf16].flatMap((encode) => base64Of(encode(text), 'base64url')),
};

/** As given, in upper and lower case; each with and without accents. */
function spellingsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('Œ', 'OE');
  return [text, plain].flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()]);
}

/** All forms of all marks. Throws for a mark that may occur by chance. */
export function formsOf(marks: Marks): Form[] {
  const forms = Object.entries(marks).flatMap(([name, texts]) =>
    [texts].flat().flatMap((text) => {
      if (text.length < leastLength) throw new Error(`${name} is too short to be searched for`);
      return spellingsOf(text).flatMap((spelling) => [
        ...formsIn(inAnyCase, name, spelling, false),
        ...formsIn(exactly, name, spelling, true),
      ]);
    }),
  );
  return [...new Map(forms.map((form) => [`${form.name} ${form.bytes.toString('latin1')}`, form])).values()];
}

function formsIn(encodings: Readonly<Record<string, Encode>>, name: string, text: string, exact: boolean): Form[] {
  return Object.entries(encodings).flatMap(([encoding, encode]) =>
    encode(text).map((bytes) => ({ name, encoding, exact, bytes: exact ? bytes : inLowerCase(bytes) })),
  );
}

/** A copy with its ASCII letters in lower case. */
export function inLowerCase(bytes: Buffer): Buffer {
  const folded = Buffer.from(bytes);
  for (let at = 0; at < folded.length; at += 1) {
    const byte = folded[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) folded[at] = byte | 0x20;
  }
  return folded;
}
