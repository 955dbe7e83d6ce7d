// One code in, one code out: whatever comes before a licence, behind it, or all at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, licenceEnd } from '../../../../main/licence';
import { createFramer } from '../../../../main/scanner/framing/framing';
import { anyCard } from '../../../fixtures/licence/cards';
import { bcCard } from '../../../fixtures/licence/bc-cards';
import { play as playWith } from '../play';

const options = { isComplete, endOf: licenceEnd, idleMs: 200, graceMs: 50 };
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

  it('an ECI escape is no code', () => {
    expect(scans(play().send(']L1\\000003').wait(300).send(licence))).toEqual([`]L1${read}`]);
    expect(scans(play().send(']L1\\000003').wait(1500).send(licence))).toEqual([read]);
    expect(scans(play().send(`]L1\\000003${licence}`))).toEqual([`]L1${read}`]);
    expect(scans(play().send(']Q1\\000003'))).toEqual([]);
    expect(scans(play().send(`]Q2\\000026${card}\r`))).toEqual([`]Q2${card}`]);
  });
});
