// Known other documents are refused by kind; anything else is unreadable, with a reason.
import { describe, expect, it } from 'vitest';
import { decode } from '../../../main/licence';
import { bcCard } from '../../fixtures/licence/bc-cards';
import { assemble } from '../../fixtures/licence/cards';
import { today } from '../../fixtures/licence/compare';
import { plainCard } from '../../fixtures/licence/plain-card';

const registration = assemble('@\n\x1e\rANSI 6360120900', [{ type: 'RG', text: 'RGRBC20300101\nRBDSAMPLE\r' }]);

describe('a document that is not supported', () => {
  it.each([
    ['compact_encoding', '\xa0\x00\x00\x02\x48\x01\x02'],
    ['compact_encoding', 'A0 00 00 02 48 01'],
    ['compact_encoding', 'a00000024801'],
    ['health_card', '%B6100541234567890^SAMPLE/ORSON^2512?;6100541234567890=2512?'],
    ['health_card', '%B610043912345678^SAMPLE?'],
    ['health_card', 'shc:/5676290952432060'],
    ['payment_card', '%B4111111111111111^SAMPLE/ORSON^2512101?'],
    ['payment_card', ';4111111111111111=25121010000?'],
    ['magnetic_stripe', '%TXAUSTIN^SAMPLE$ORSON^5 UNREAL RD^?;636015123=2501?'],
    ['passport', 'P<CANSAMPLE<<ORSON<LEE<<<<<<<<<<<<<<<<<<<<<<'],
    ['military_id', 'IDUS1234567890'],
    ['boarding_pass', 'M1SAMPLE/ORSON        EABC123 YYZYULAC 0123 123Y012A0001 100'],
    ['vehicle_document', registration],
    ['web_address', 'https://example.com/'],
    ['unknown_file_type', plainCard().replace('ANSI', 'xxx')],
  ])('%s', (reason, payload) => {
    expect(decode(payload, today)).toEqual({ status: 'unsupported', reason });
    expect(decode(`]L2${payload}\r\n`, today)).toEqual({ status: 'unsupported', reason });
  });
});

describe('a payload that cannot be read', () => {
  it.each([
    ['empty', ''],
    ['empty', '\r\n\0\t '],
    ['too_long', 'X'.repeat(1_048_577)],
    ['no_header', 'hello'],
    ['no_header', '@'],
    ['no_header', '0123456789012'],
    ['no_elements', '@\n\x1e\rANSI 636012090001DL00310217'],
    ['no_elements', '@\n\x1e\rANSI 636012090001DL00310217DLDCAG\nDCBNONE\r'],
    ['incomplete_tracks', bcCard(1).payload.slice(0, 50)],
    ['incomplete_tracks', bcCard(1).payload.replace(';636028', ';636029')],
  ])('%s: %#', (reason, payload) => {
    expect(decode(payload, today)).toEqual({ status: 'unreadable', reason });
  });
});

describe('a scan that broke off', () => {
  it('makes uncertain what may be cut and what may have followed', () => {
    // Behind what every card has: the holder is known, the rest may have been cut.
    const payload = plainCard();
    const decoded = decode(payload.slice(0, payload.indexOf('DCF') + 4), today);
    if (decoded.status !== 'ok') throw new Error(decoded.reason);
    const { licence, certainty } = decoded;
    expect([licence.lastName, certainty.lastName]).toEqual(['SAMPLE', 'certain']);
    expect([licence.number, certainty.number]).toEqual(['S12345678800115', 'certain']);
    expect([licence.country, certainty.country]).toEqual(['CAN', 'certain']);
  });

  it('never gives a certain field that is wrong, wherever it breaks off', () => {
    const payload = plainCard();
    const whole = decode(payload, today);
    if (whole.status !== 'ok') throw new Error(whole.reason);
    for (let length = 0; length < payload.length; length++) {
      const decoded = decode(payload.slice(0, length), today);
      if (decoded.status !== 'ok') continue;
      for (const [field, certainty] of Object.entries(decoded.certainty)) {
        const value = decoded.licence[field as keyof typeof decoded.licence];
        const wanted = whole.licence[field as keyof typeof whole.licence];
        if (certainty === 'certain') expect([length, field, value]).toEqual([length, field, wanted]);
      }
    }
  });
});
