import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherCodeOf } from '../../../../main/lane/scan/other-code';
import { aamva, stripes } from '../../scanner/payloads';

const digitsOf = (least: number, most = least) =>
  fc.string({ unit: fc.nat(9).map(String), minLength: least, maxLength: most });
const around = fc.constantFrom('', '\r', '\r\n', '\t', '\n', '\0', ' ', '\x03');
const plainAim = fc.constantFrom('', ']C0', ']Q0', ']Q1', ']Q2');

/** The digit that makes a GTIN of what stands before it, reckoned from the left. */
function withCheckDigit(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    const weight = (body.length - index) % 2 === 1 ? 3 : 1;
    sum += weight * Number(body.charAt(index));
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}

describe('a card', () => {
  it('is 16 digits, in one piece or in groups of four, whatever the scanner puts around them', () => {
    fc.assert(
      fc.property(digitsOf(16), plainAim, around, around, fc.boolean(), (number, aim, before, after, isGrouped) => {
        const printed = isGrouped ? number.replace(/(\d{4})(?=\d)/g, '$1 ') : number;
        expect(otherCodeOf(`${before}${aim}${printed}${after}`)).toEqual({ kind: 'card', number });
      }),
    );
  });

  it.each(['6363 10011700 0042', '6363-1001-1700-0042', '63631001170000 42', '636310011700004X', '63631001170000421'])(
    'is not %s',
    (text) => {
      expect(otherCodeOf(text)).toEqual({ kind: 'unknown', length: text.length });
    },
  );

  it('is not what another symbology holds', () => {
    expect(otherCodeOf(']L06363100117000042')).toEqual({ kind: 'unknown', length: 16 });
    expect(otherCodeOf(']A06363100117000042')).toEqual({ kind: 'unknown', length: 16 });
  });

  it('is not the number of an article in GS1’s own codes', () => {
    const article = `01${withCheckDigit('0400638133393')}`;
    for (const aim of [']C1', ']e0', ']d2', ']Q3']) expect(otherCodeOf(aim + article)).toEqual({ kind: 'product' });
    expect(otherCodeOf(']C1006363100117000042')).toEqual({ kind: 'unknown', length: 18 });
  });
});

describe('an account', () => {
  it.each(['123456789', '234567890', '116992907', '117000121', '20035156'])(
    'is %s, as the API pages have it',
    (number) => {
      expect(otherCodeOf(`${number}\r`)).toEqual({ kind: 'account', number });
    },
  );

  it('is 8 to 14 digits where the scanner says that it is Code 128 or QR', () => {
    fc.assert(
      fc.property(digitsOf(8, 14), fc.constantFrom(']C0', ']Q1'), around, (number, aim, after) => {
        expect(otherCodeOf(`${aim}${number}${after}`)).toEqual({ kind: 'account', number });
      }),
    );
  });

  it('is never what may be a product, where the scanner does not say', () => {
    fc.assert(
      fc.property(digitsOf(7, 13), around, (body, after) => {
        const kind = otherCodeOf(`${withCheckDigit(body)}${after}`)?.kind;
        if ([7, 11, 12].includes(body.length)) expect(kind).toBe('product');
        else expect(kind).toBe(body.length === 13 ? 'unknown' : 'account');
      }),
    );
  });

  it('is 9 to 14 digits with no check digit, or with another', () => {
    fc.assert(
      fc.property(digitsOf(8, 13), fc.integer({ min: 1, max: 9 }), (body, difference) => {
        const right = withCheckDigit(body);
        const number = `${body}${(Number(right.at(-1)) + difference) % 10}`;
        expect(otherCodeOf(number)).toEqual({ kind: 'account', number });
      }),
    );
  });

  it('is not shorter or longer', () => {
    fc.assert(
      fc.property(fc.oneof(digitsOf(1, 7), digitsOf(15), digitsOf(17, 40)), plainAim, (text, aim) => {
        expect(otherCodeOf(aim + text)).toEqual({ kind: 'unknown', length: text.length });
      }),
    );
  });
});

describe('a product', () => {
  it.each(['4006381333931', '96385074', '036000291452', '04252614', '01234565', ']E04006381333931', ']E40000'])(
    'is %s',
    (payload) => {
      expect(otherCodeOf(`${payload}\r\n`)).toEqual({ kind: 'product' });
    },
  );

  // Six digits, and the UPC-A that they stand for without its check digit.
  it.each([
    ['425261', '04210000526'],
    ['123450', '01200000345'],
    ['123452', '01220000345'],
    ['123453', '01230000045'],
    ['123454', '01234000005'],
    ['123455', '01234500005'],
    ['123459', '01234500009'],
  ])('is 0 %s and the check digit of %s', (six, body) => {
    const check = withCheckDigit(body).slice(-1);
    expect(otherCodeOf(`0${six}${check}`)).toEqual({ kind: 'product' });
  });

  it.each(['0425261', '84252614'])('is not %s', (payload) => {
    expect(otherCodeOf(payload)?.kind).not.toBe('product');
  });
});

describe('anything else', () => {
  it('is empty where nothing is left of it', () => {
    fc.assert(
      fc.property(fc.constantFrom('', ']C0', ']L0'), fc.array(around), (aim, rest) => {
        expect(otherCodeOf(aim + rest.join(''))).toEqual({ kind: 'empty' });
      }),
    );
  });

  it('is unknown, and only its length is reported', () => {
    const anything = fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 200 });
    fc.assert(
      fc.property(anything, (payload) => {
        const code = otherCodeOf(payload);
        if (code?.kind === 'unknown') expect(Object.keys(code)).toEqual(['kind', 'length']);
        if (code?.kind === 'card') expect(code.number).toMatch(/^\d{16}$/);
        if (code?.kind === 'account') expect(code.number).toMatch(/^\d{8,14}$/);
      }),
      { numRuns: 2000 },
    );
    expect(otherCodeOf('https://example.com/?q=1')).toEqual({ kind: 'unknown', length: 24 });
  });
});

describe('a licence', () => {
  const licences = fc.constantFrom(aamva('TREMBLAY'), stripes('NGUYEN'), 'ANSI 636012030001DL', 'AAMVA6360120101DL');

  it('is none of these, however much of its beginning came, and whatever a scanner does to it', () => {
    const damages: ((payload: string) => string)[] = [
      (payload) => payload,
      (payload) => payload.replaceAll(/\p{Cc}/gu, ''),
      (payload) => payload.toLowerCase(),
      (payload) => payload.replaceAll('\n', '\r\n'),
      (payload) => `]L0${payload}`,
      (payload) => `]L1${payload}`,
      (payload) => `\x02${payload}\x03`,
    ];
    fc.assert(
      fc.property(
        licences,
        fc.constantFrom(...damages),
        fc.integer({ min: 9, max: 400 }),
        (payload, damage, length) => {
          expect(otherCodeOf(damage(payload).slice(0, length))).toBeNull();
        },
      ),
    );
  });

  it('is none of these behind a prefix either', () => {
    fc.assert(
      fc.property(licences, digitsOf(0, 8), (payload, prefix) => {
        expect(otherCodeOf(prefix + payload)).toBeNull();
      }),
    );
  });

  it('is none of these in its compact encoding', () => {
    expect(otherCodeOf('\xa0\0\0\x02\x48\x01')).toBeNull();
    expect(otherCodeOf('A0 00 00 02 48 01 02')).toBeNull();
  });
});
