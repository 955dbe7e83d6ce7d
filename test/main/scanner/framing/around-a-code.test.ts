// What stands around a code: short codes behind a licence, noise behind a number, ECI escapes, and framed messages.
import { describe, expect, it } from 'vitest';
import { isComplete, licenceEnd, licenceStart } from '../../../../main/licence';
import { createFramer } from '../../../../main/scanner/framing/framing';
import { plainCard } from '../../../fixtures/licence/plain-card';
import { play as playWith } from '../play';

const options = { isComplete, endOf: licenceEnd, startOf: licenceStart, idleMs: 200, graceMs: 50 };
const play = () => playWith(createFramer(options));
/** All frames' payloads, without their suffix. */
const scans = (player: ReturnType<typeof play>): string[] =>
  player
    .wait(5000)
    .frames.map((frame) => (frame.type === 'scan' ? frame.payload.replace(/[\0-\x20]+$/, '') : frame.reason));

const licence = plainCard({ iin: '604428', version: 8 });
const read = licence.trimEnd();
const ontario = licence.replace(/(DL)\d{4}/, '$10000');
const card = '6363101170001234';
const other = '6363101170001242';
const ean = '4006381333931';

describe('behind a licence in one chunk', () => {
  it.each(['SKU-5', '1234', 'LOY-77', 'ABCDEFGH', 'LOYALTY-77'])(
    '%s is a code, and swallows none behind it',
    (first) => {
      for (const suffix of ['\r', '\n', '\r\n', '\t']) {
        for (const text of [licence, ontario, `]L0${licence}`]) {
          const codes = [first, card, 'AB-12'];
          const bytes = text + suffix + codes.map((code) => code + suffix).join('');
          expect(scans(play().send(bytes))).toEqual([text.trimEnd(), ...codes]);
        }
      }
    },
  );

  it('a short code is one too where the licence has no suffix, for the card behind it does not end in it', () => {
    for (const text of [licence, ontario]) {
      expect(scans(play().send(`${text}SKU-5\r${card}\r`))).toEqual([text.trimEnd(), 'SKU-5', card]);
    }
  });

  it('a suffix of letters is none, and swallows no card either', () => {
    expect(scans(play().send(`${licence}END\r\n`))).toEqual([read]);
    expect(scans(play().send(`${licence}AB\r\n${card}\r\n`))).toEqual([read, card]);
  });

  it('the rest of one whose declared end was wrong is none', () => {
    expect(scans(play().send(`${licence}GUELPH\nDAJON\nDAKN1H1A1\n`))).toEqual([read]);
  });
});

describe('noise behind a number without a suffix', () => {
  const noises = ['\xff', '\xff\xff', '\x80', '\xfe', '\x7f', '\0\xff'];
  it.each(noises)('%j at once or a moment later: the number, and nothing is said of the noise', (noise) => {
    for (const code of [card, `]C0${card}`, ean, '12345678']) {
      expect(scans(play().send(code + noise))).toEqual([code]);
      for (const pause of [1, 20, 60, 120, 180]) {
        expect(scans(play().send(code).wait(pause).send(noise))).toEqual([code]);
      }
      expect(scans(play().send(`${code}${noise}\r`))).toEqual([code]);
    }
  });

  it.each(['U', '\xf0\x0f'])('%j a moment later too', (noise) => {
    expect(scans(play().send(card).wait(60).send(noise))).toEqual([card]);
  });

  it('last digits that come a moment late are the number’s own', () => {
    expect(scans(play().send(card.slice(0, 14)).wait(60).send(card.slice(14)))).toEqual([card]);
  });
});

describe('ECI escapes before a card', () => {
  it.each(['\\000026', '\\000003', '\\000026\\000003'])('%s: the card, and no code of their own', (escapes) => {
    for (const [id, kept] of [
      ['', ''],
      [']L1', ''],
      [']d2', ''],
      [']d5', ''],
      [']Q1', ']Q1'],
      [']C0', ']C0'],
    ] as const) {
      const code = id + escapes + card;
      for (const suffix of ['', '\r', '\r\n']) expect(scans(play().send(code + suffix))).toEqual([kept + card]);
      expect(scans(play().send(`${code}\r${id}${escapes}${other}\r`))).toEqual([kept + card, kept + other]);
      expect(scans(play().send(`${licence}\r${code}\r`))).toEqual([read, kept + card]);
    }
  });
});

describe('messages between STX and ETX', () => {
  const framed = (...codes: string[]): string => codes.map((code) => `\x02${code}\x03`).join('');
  it('each in one chunk is a code', () => {
    expect(scans(play().send(framed(card, other)))).toEqual([card, other]);
    expect(scans(play().send(framed(`]C0${card}`, `]C0${other}`)))).toEqual([`]C0${card}`, `]C0${other}`]);
    expect(scans(play().send(framed(card, 'LOY-77', ean)))).toEqual([card, 'LOY-77', ean]);
    expect(scans(play().send(framed('LOY-77', 'AB-1234', card)))).toEqual(['LOY-77', 'AB-1234', card]);
    for (const text of [licence, ontario]) {
      expect(scans(play().send(framed(text, card)))).toEqual([read.replace(licence.trimEnd(), text.trimEnd()), card]);
      expect(scans(play().send(framed(card, text)))).toEqual([card, text.trimEnd()]);
    }
  });

  it('may be cut anywhere', () => {
    const bytes = framed(card, other);
    for (let at = 1; at < bytes.length; at += 1) {
      expect(scans(play().send(bytes.slice(0, at)).wait(20).send(bytes.slice(at)))).toEqual([card, other]);
    }
  });
});
