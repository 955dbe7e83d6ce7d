// What comes out of a recording is what the program makes of the same bytes, reports and keys at the same times.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { play } from '../../../scripts/replay/play';
import type { Replay } from '../../../scripts/replay/play';
import { plainCard } from '../../fixtures/licence/plain-card';
import { aamva, stripes } from '../../main/scanner/payloads';
import {
  commonDescriptor,
  commonReport,
  newlandDescriptor,
  newlandReport,
  reportsOf,
} from '../../main/scanner/hid/reports';
import { card, keyboard, keysOf, recordingOf, serial, serialInChunks, today } from './recordings';

const licence = aamva('TREMBLAY');
const other = aamva('GAGNON');

function replayed(line: object): Promise<Replay> {
  return play(recordingOf(line), today);
}

/** What came out, without its times. */
function codes({ scans }: Replay): unknown[] {
  return scans.map(({ kind, status, licence, number }) => ({ kind, status, number, name: nameIn(licence) }));
}

function nameIn(licence: object | null): unknown {
  return licence === null ? null : (licence as { last_name: unknown }).last_name;
}

const tremblay = { kind: 'licence', status: 'ok', number: null, name: 'TREMBLAY' };
const theCard = { kind: 'card', status: 'ok', number: card, name: null };

describe('a serial recording', () => {
  it('is a licence with its fields as decode gives them, at the time of its last byte', async () => {
    const { scans, reachedPage, notices } = await replayed(
      serial([1000, licence.slice(0, 120)], [1100, licence.slice(120)]),
    );
    expect(scans).toEqual([
      {
        at: 1100,
        kind: 'licence',
        status: 'ok',
        licence: {
          first_name: 'ANNE',
          middle_name: 'MARIE',
          last_name: 'TREMBLAY',
          dob: '1980-02-29',
          address_1: "12 RUE DE L'EGLISE",
          city: 'MONTREAL',
          province: 'QC',
          postal_code: 'H2X 1Y4',
          govid_type: 'CADL',
          govid_issuedby: 'QC',
          govid_number: 'T1234-010180-05',
          govid_expiry: '2030-02-28',
        },
        certain: expect.arrayContaining(['last_name', 'dob', 'govid_number']) as string[],
        number: null,
      },
    ]);
    expect([reachedPage, notices]).toEqual([[], []]);
  });

  it('waits for the rest of a licence: 120 bytes, 210 ms, the rest', async () => {
    const replay = await replayed(serial([0, licence.slice(0, 120)], [210, licence.slice(120)]));
    expect([codes(replay), replay.notices]).toEqual([[tremblay], []]);
    expect(replay.scans[0]?.at).toBe(210);
  });

  it('ends a code without a suffix by silence, after the last byte', async () => {
    const { scans } = await replayed(serial([0, card.slice(0, 6)], [20, card.slice(6)]));
    expect(scans).toMatchObject([theCardWithoutName()]);
    expect(scans[0]?.at).toBeGreaterThan(100);
    expect(scans[0]?.at).toBeLessThan(2000);
  });

  it('names the notices that the lane shows', async () => {
    const replay = await replayed(serial([0, '012345678905\r\n'], [3000, 'HELLO'], [6000, '@ANSI nothing more']));
    expect(codes(replay)).toMatchObject([{ kind: 'product' }, { kind: 'unknown' }, {}]);
    expect(replay.notices.slice(0, 2)).toEqual(['scan_product', 'scan_unknown']);
    expect(replay.notices).toHaveLength(3);
  });

  it('gives a cordless scanner’s memory code by code, in order, and one notice for those that could not be used', async () => {
    const memory = Array.from({ length: 20 }, (_, index) => `SKU-${String(1000 + index)}`);
    const replay = await replayed(serial([0, memory.map((code) => `${code}\r\n`).join('')]));
    expect(replay.scans).toHaveLength(20);
    expect(replay.notices).toEqual(['scan_unknown', 'scans_unused']);
    const mixed = await replayed(serial([0, `${memory.slice(0, 5).join('\r')}\r${card}\rSKU-9999\r`]));
    expect(mixed.scans.map(({ kind }) => kind)).toEqual([...Array<string>(5).fill('unknown'), 'card', 'unknown']);
    expect(mixed.notices).toEqual(['scan_unknown', 'scans_unused']);
  });

  it('prints a repetition within two seconds once, and later ones again', async () => {
    const replay = await replayed(serial([0, licence], [1000, licence], [6000, licence]));
    expect(replay.scans.map(({ at }) => at)).toEqual([0, 6000]);
  });

  it('prints what was cut as broken off', async () => {
    const replay = await replayed(serial([0, 'x'.repeat(70_000)]));
    expect(replay.scans).toEqual([
      { at: 0, kind: 'broken_off', status: 'unreadable', licence: null, certain: [], number: null },
    ]);
    expect(replay.notices).toEqual(['scan_too_long']);
  });

  it('gives nothing for nothing', async () => {
    expect(await replayed(serial())).toEqual({ scans: [], reachedPage: [], notices: [] });
    expect(await replayed(serial([0, '']))).toEqual({ scans: [], reachedPage: [], notices: [] });
  });

  function theCardWithoutName(): object {
    return { kind: 'card', status: 'ok', number: card };
  }
});

describe('a HID recording', () => {
  const hid = (about: object, reports: readonly Buffer[]): object => ({
    way: 'hid',
    vendorId: '0c2e',
    productId: '0c87',
    descriptorHex: '',
    ...about,
    reports: reports.map((report, index) => ({ at: 4 * index, hex: report.toString('hex') })),
  });

  it('is read by the layout that its descriptor shows', async () => {
    const descriptorHex = Buffer.from(newlandDescriptor).toString('hex');
    const replay = await replayed(hid({ descriptorHex }, reportsOf(licence, newlandReport)));
    expect(codes(replay)).toEqual([tremblay]);
  });

  it('waits for the next report where one says that more follows, 120 ms long', async () => {
    const [first, ...others] = reportsOf(licence, commonReport);
    const line = hid({ descriptorHex: hexOf(commonDescriptor) }, [first ?? Buffer.alloc(0)]) as { reports: object[] };
    const rest = others.map((report, index) => ({ at: 120 + 4 * index, hex: report.toString('hex') }));
    const replay = await replayed({ ...line, reports: [...line.reports, ...rest] });
    expect([codes(replay), replay.notices]).toEqual([[tremblay], []]);
  });

  it('is read by its vendor where the descriptor was not to be had', async () => {
    const replay = await replayed(hid({ vendorId: '1eab', productId: '8003' }, reportsOf(licence, newlandReport)));
    expect(codes(replay)).toEqual([tremblay]);
  });

  it.each(['S', 'PDF417: ', 'LANE04;', '~~~'])('is a licence behind any prefix, %s', async (prefix) => {
    const conforming = plainCard({ iin: '604428', version: 8 });
    for (const text of [conforming, conforming.slice(1), conforming.slice(4)]) {
      const replay = await replayed(
        hid({ descriptorHex: hexOf(commonDescriptor) }, reportsOf(prefix + text, commonReport)),
      );
      expect(codes(replay)).toEqual([{ ...tremblay, name: 'SAMPLE' }]);
    }
  });

  it('is read by the common layout where neither tells', async () => {
    const unknown = { vendorId: '', productId: '' };
    expect(codes(await replayed(hid(unknown, reportsOf(licence))))).toEqual([tremblay]);
    expect(
      codes(await replayed(hid({ descriptorHex: hexOf(commonDescriptor) }, [commonReport(card, { aimId: ']C0' })]))),
    ).toEqual([theCard]);
  });

  function hexOf(bytes: Uint8Array): string {
    return Buffer.from(bytes).toString('hex');
  }
});

describe('a keyboard recording', () => {
  it('keeps a scan from the page, and gives a person theirs', async () => {
    const keys = [
      ...keysOf('hi', 0, 180),
      ...keysOf(licence, 1000, 12),
      { at: 20_000, key: 'F2' },
      { at: 20_080, key: 'F2', up: true },
    ];
    const replay = await replayed(keyboard(keys));
    expect(codes(replay)).toEqual([tremblay]);
    expect(replay.reachedPage).toEqual(['h', 'i', 'F2']);
  });

  it('takes back what a slow scanner had typed before it was known to be one', async () => {
    const replay = await replayed(keyboard([...keysOf('hi', 0, 180), ...keysOf(licence, 1000, 90)]));
    expect(codes(replay)).toEqual([tremblay]);
    expect(replay.reachedPage).toEqual(['h', 'i']);
  });

  it('waits for a licence that pauses for 160 ms in the middle', async () => {
    const middle = Math.floor(licence.length / 2);
    const rest = keysOf(licence.slice(middle), middle * 12 + 160, 12);
    const replay = await replayed(keyboard([...keysOf(licence.slice(0, middle), 0, 12), ...rest]));
    expect([codes(replay), replay.reachedPage, replay.notices]).toEqual([[tremblay], [], []]);
  });

  it('makes no customer of a licence that breaks off in the first name', async () => {
    const half = licence.slice(0, licence.indexOf('ANNE') + 2);
    const replay = await replayed(keyboard(keysOf(half, 0, 12)));
    expect(codes(replay)).toEqual([{ kind: 'broken_off', status: 'unreadable', number: null, name: null }]);
    expect(replay.notices).toEqual(['scan_broken_off']);
    expect(replay.reachedPage).toEqual([]);
  });

  it('knows the configured prefix and suffix', async () => {
    const keys = keysOf(`~${card}|`, 0, 90);
    expect(codes(await replayed(keyboard(keys, { prefix: '~', suffix: '|' })))).toEqual([theCard]);
    expect(codes(await replayed(keyboard(keys)))).toEqual([]);
  });

  it('leaves out a dead key whose letter was a scanner’s, and keeps a person’s', async () => {
    const dead = { key: 'Dead', code: 'BracketRight' };
    const digits = Array.from(card, (key, index) => ({ at: 36 + 12 * index, key, code: `Digit${key}` }));
    const keys = [
      { at: 0, ...dead },
      { at: 12, key: 'Ç', code: 'KeyC', shift: true },
      { at: 24, key: '0', code: 'Digit0' },
      ...digits,
      { at: 240, key: 'Enter', code: 'Enter' },
    ];
    const replay = await replayed(keyboard(keys));
    expect([codes(replay), replay.reachedPage]).toEqual([[theCard], []]);
    const person = [
      { at: 0, key: 'Dead', code: 'BracketLeft' },
      { at: 180, key: 'ê', code: 'KeyE' },
    ];
    expect((await replayed(keyboard(person))).reachedPage).toEqual(['Dead', 'ê']);
  });

  it('leaves out modifiers, which do nothing alone', async () => {
    const keys = [
      { at: 0, key: 'Shift' },
      { at: 5, key: 'A', shift: true },
      { at: 90, key: 'A', shift: true, up: true },
      { at: 95, key: 'Shift', up: true },
    ];
    expect((await replayed(keyboard(keys))).reachedPage).toEqual(['A']);
  });
});

describe('any recording', () => {
  it('gives the same scans however a serial payload is cut, with any pauses below the limit of silence', async () => {
    const cut = fc.record({ length: fc.integer({ min: 1, max: 200 }), pauseMs: fc.integer({ min: 0, max: 150 }) });
    const payload = fc.constantFrom(
      licence,
      `${licence}\r\n`,
      `]L0${other}`,
      stripes('SMITH'),
      `${card}\r\n`,
      card,
      'HELLO',
    );
    await fc.assert(
      fc.asyncProperty(payload, fc.array(cut, { maxLength: 60 }), async (text, cuts) => {
        const whole = await replayed(serial([0, text]));
        const inChunks = await replayed(serialInChunks(text, cuts));
        expect(inChunks.scans.map(({ at: _at, ...scan }) => scan)).toEqual(
          whole.scans.map(({ at: _at, ...scan }) => scan),
        );
        expect(inChunks.notices).toEqual(whole.notices);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same at every run', async () => {
    const key = fc.record({
      at: fc.integer({ min: 0, max: 400 }),
      key: fc.constantFrom('@', 'A', 'a', '1', 'Enter', 'F2', 'Shift', ' ', ']', '%'),
      ctrl: fc.boolean(),
      shift: fc.boolean(),
      repeat: fc.boolean(),
      up: fc.boolean(),
    });
    const keyLine = fc
      .record({ keys: fc.array(key, { maxLength: 80 }), textField: fc.boolean() })
      .map(({ keys, textField }) => {
        let at = 0;
        return keyboard(
          keys.map((one) => ({ ...one, at: (at += one.at) })),
          { textField },
        );
      });
    const bytes = fc.string({
      unit: fc.constantFrom('@', ']', '%', 'L0', 'A', '1', '\r', '\n', '\0', licence, card),
      maxLength: 12,
    });
    const cut = fc.record({ length: fc.integer({ min: 1, max: 90 }), pauseMs: fc.integer({ min: 0, max: 900 }) });
    const serialLine = fc
      .tuple(bytes, fc.array(cut, { maxLength: 30 }))
      .map(([text, cuts]) => serialInChunks(text, cuts));
    await fc.assert(
      fc.asyncProperty(fc.oneof(keyLine, serialLine), async (line) => {
        expect(await replayed(line)).toEqual(await replayed(line));
      }),
      { numRuns: 60 },
    );
  });

  it('depends on the times between, not on when it began', async () => {
    const [early, late] = [
      await replayed(serial([0, licence], [500, card])),
      await replayed(serial([1_764_000_000_000, licence], [1_764_000_000_500, card])),
    ];
    expect(codes(late)).toEqual(codes(early));
    expect(late.scans.map(({ at }) => at - 1_764_000_000_000)).toEqual(early.scans.map(({ at }) => at));
  });
});
