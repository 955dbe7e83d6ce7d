// One code in, one code out: whatever comes before a licence, behind it, or all at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, licenceEnd, licenceStart } from '../../../../main/licence';
import { createFramer } from '../../../../main/scanner/framing/framing';
import { anyCard } from '../../../fixtures/licence/cards';
import { bcCard } from '../../../fixtures/licence/bc-cards';
import { play as playWith } from '../play';

const options = { isComplete, endOf: licenceEnd, startOf: licenceStart, idleMs: 200, graceMs: 50 };
const play = () => playWith(createFramer(options));
/** All frames' payloads, without their suffix. */
const scans = (player: ReturnType<typeof play>): string[] =>
  player.wait(5000).frames.map((frame) => (frame.type === 'scan' ? frame.payload.trimEnd() : frame.reason));

const licence = anyCard(3).payload;
const read = licence.trimEnd();
const card = '6363101170001234';
const ontario = licence.replace(/(DL|ID|EN)\d{4}/, '$10000');

describe('before a licence', () => {
  it.each([1, 2, 3, 4])('the first %i characters lost: one licence', (lost) => {
    const player = play().send(licence.slice(lost)).wait(3000);
    expect(scans(player)).toHaveLength(1);
    expect(scans(player)[0]).toContain(read.slice(4));
  });

  it.each([5, 6, 7, 8])(
    '%i characters lost, some of the file type too: one licence, also with a pause in it',
    (lost) => {
      const torn = licence.slice(lost);
      expect(scans(play().send(torn))).toEqual([read.slice(lost)]);
      expect(scans(play().send(torn.slice(0, 90)).wait(700).send(torn.slice(90)))).toEqual([read.slice(lost)]);
    },
  );

  it.each([1, 2, 3, 4, 5, 6])('%i characters of British Columbia’s stripes lost: one licence', (lost) => {
    const torn = bcCard(4).payload.slice(lost);
    for (const suffix of ['', '\r', '\r\n']) expect(scans(play().send(torn + suffix))).toEqual([torn]);
    expect(scans(play().send(torn.slice(0, 150)).wait(700).send(torn.slice(150)))).toEqual([torn]);
  });

  it.each(['S', 'PDF417: ', 'SCANNER-01 ', '2026-11-28 20:41:33;', '#0815#', ']L1\\000003', '\\000026', '\x02', '~~~'])(
    'any prefix, %j: one licence',
    (prefix) => {
      for (const text of [licence, licence.slice(4), bcCard(4).payload]) {
        const heard = scans(play().send(prefix + text));
        expect(heard).toHaveLength(1);
        expect(heard[0]).toContain(text.trimEnd());
      }
    },
  );

  it('a card in the same chunk is read too, with or without a suffix', () => {
    for (const suffix of ['', '\r', '\r\n', '\t']) {
      expect(scans(play().send(card + suffix + licence))).toEqual([card, read]);
    }
    expect(scans(play().send(`LOYALTY-77\r\n${licence}`))).toEqual(['LOYALTY-77', read]);
  });
});

describe('behind a licence', () => {
  it.each(['\r', '\r\n', ''])('a card in the same chunk is read too, with suffix %j', (suffix) => {
    for (const text of [licence, ontario, `]L0${licence}`]) {
      expect(scans(play().send(text + suffix + card + suffix))).toEqual([text.trimEnd(), card]);
      expect(scans(play().send(`${text}${suffix}]C0${card}${suffix}`))).toEqual([text.trimEnd(), `]C0${card}`]);
      expect(scans(play().send(text + suffix + 'LOYALTY-77\r\n'))).toEqual([text.trimEnd(), 'LOYALTY-77']);
    }
  });

  it.each([20, 60, 150, 250, 600])('a card %i ms later is read too, also behind one with offset zero', (pause) => {
    for (const text of [licence, ontario]) {
      for (const code of [card, `${card}\r\n`, `]C0${card}\r`, 'LOYALTY-77\r\n']) {
        expect(scans(play().send(text).wait(pause).send(code))).toEqual([text.trimEnd(), code.trimEnd()]);
      }
    }
  });

  it.each(['', '\r', '\r\n'])(
    'a card right behind a licence without its last CR is read too, with suffix %j',
    (suffix) => {
      for (const code of [card, `]C0${card}`, '012345678905']) {
        for (const text of [read, `]L0${read}`, ontario.trimEnd()]) {
          expect(scans(play().send(text + code + suffix))).toEqual([text, code]);
          expect(
            scans(
              play()
                .send(text)
                .wait(300)
                .send(code + suffix),
            ),
          ).toEqual([text, code]);
        }
      }
    },
  );

  it.each(['XYZ', 'END', '#', 'ABC\r\n', 'QWERTYUI'])(
    'a suffix %j is none where the declared length is too long: the licence',
    (suffix) => {
      for (const surplus of [1, 5, 9, 20, 40]) {
        const text = licence.replace(/((?:DL|ID|EN)\d{4})(\d{4})/, (_, front: string, length: string) => {
          return front + String(Number(length) + surplus).padStart(4, '0');
        });
        const [heard, ...others] = scans(play().send(text + suffix));
        expect(heard).toContain(text.trimEnd());
        expect(others).toEqual([]);
      }
    },
  );

  it.each([-9, 3, 9, 40])('a declared length that is %i off is no broken scan where lines end with CRLF', (off) => {
    const wrong = licence.replace(/(?<=(?:DL|ID|EN)\d{4})\d{4}/, (length) =>
      String(Number(length) + off).padStart(4, '0'),
    );
    for (const lines of [/\n/g, /[\r\n]/g]) {
      const [heard, ...others] = scans(play().send(wrong.replace(lines, '\r\n')));
      expect(heard).toContain('ANSI ');
      expect(others).toEqual([]);
    }
  });

  it('a suffix is none', () => {
    for (const suffix of ['END', '#', '\r\n', 'XYZ12\r']) expect(scans(play().send(licence + suffix))).toEqual([read]);
  });
});

describe('codes that are no licence', () => {
  it('LOYALTY-77 and a card', () => {
    expect(scans(play().send(`LOYALTY-77\r\n${card}\r\n`))).toEqual(['LOYALTY-77', card]);
    expect(scans(play().send(`LOYALTY-77\r\n${card}`))).toEqual(['LOYALTY-77', card]);
  });

  it('a cordless scanner’s memory comes out code by code, in order', () => {
    const code = fc.oneof(
      fc.stringMatching(/^[1-9]\d{11,15}$/),
      fc.stringMatching(/^[A-Z]{3,6}-\d{2,6}$/),
      fc.stringMatching(/^X[0-9A-Z.+/$%-]{4,20}$/),
    );
    fc.assert(
      fc.property(
        fc.array(code, { minLength: 20, maxLength: 20 }),
        fc.constantFrom('\r', '\n', '\r\n', '\t'),
        fc.array(fc.nat({ max: 60 }), { maxLength: 9 }),
        (codes, suffix, cuts) => {
          const bytes = codes.map((one) => one + suffix).join('');
          const player = play();
          let at = 0;
          for (const size of [...cuts, bytes.length]) {
            player.send(bytes.slice(at, at + size)).wait(5);
            at += size;
          }
          expect(scans(player)).toEqual(codes);
        },
      ),
    );
  });

  it('a memory with a licence in it too', () => {
    expect(scans(play().send(`${card}\rAB-1234\r${licence}\rCD-5678910\r${card}\r`))).toEqual([
      card,
      'AB-1234',
      read,
      'CD-5678910',
      card,
    ]);
  });

  it('a business card of several lines is one code', () => {
    const vcard = 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:SAMPLE;ANN\r\nEND:VCARD\r\n';
    expect(scans(play().send(vcard))).toEqual([vcard.trimEnd()]);
  });

  it.each(['\0', '\xff', '\0\xff', '\xff\xff', '\xfe', 'x', '\x80?'])('noise %j: nothing is said', (noise) => {
    expect(scans(play().send(noise))).toEqual([]);
    expect(scans(play().send(noise).wait(20).send(licence))).toEqual([read]);
    expect(scans(play().send(licence).wait(300).send(noise))).toEqual([read]);
  });

  it.each(['\0', '\xff', '\0\xff', '\xfe', '\xf8\xf8'])('noise %j before a card: the card', (noise) => {
    expect(scans(play().send(noise).wait(20).send(`${card}\r`))).toEqual([card]);
    expect(scans(play().send(`${noise}${card}`))).toEqual([card]);
  });

  it.each(['U', 'UU', '\xf0\x0f', 'U\xaa', 'a1', '\xff', '\0'])('noise %j 50 ms before a code: the code', (noise) => {
    for (const code of [card, `${card}\r`, `]C0${card}\r\n`]) {
      expect(scans(play().send(noise).wait(50).send(code))).toEqual([code.trimEnd()]);
    }
  });

  it('first characters that come a moment early are the code’s own', () => {
    for (const code of [card, 'AB-1234', 'U2', '4711']) {
      expect(scans(play().send(code.slice(0, 1)).wait(60).send(code.slice(1)))).toEqual(code === 'U2' ? [] : [code]);
    }
  });

  it('an ECI escape is no code', () => {
    expect(scans(play().send(']L1\\000003').wait(300).send(licence))).toEqual([`]L1${read}`]);
    expect(scans(play().send(']L1\\000003').wait(1500).send(licence))).toEqual([read]);
    expect(scans(play().send(`]L1\\000003${licence}`))).toEqual([`]L1${read}`]);
    expect(scans(play().send(']Q1\\000003'))).toEqual([]);
    expect(scans(play().send(`]Q2\\000026${card}\r`))).toEqual([`]Q2${card}`]);
  });
});
