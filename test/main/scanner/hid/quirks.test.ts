import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutsFor } from '../../../../main/scanner/hid/layout-choice';
import { commonLayout, newlandLayout, quirkOf, shiftedLayout } from '../../../../main/scanner/hid/quirks';
import type { Quirk, UsbId } from '../../../../main/scanner/hid/quirks';
import { readReport } from '../../../../main/scanner/hid/report';
import type { ReportLayout } from '../../../../main/scanner/hid/report';
import { commonReport, newlandReport, shiftedReport } from './reports';

const newland = { vendorId: 0x1eab, productId: 0x0c06 };
const honeywell = { vendorId: 0x0c2e, productId: 0x0b81 };
const unknown = { vendorId: 0xfffe, productId: 0x0001 };
const described: ReportLayout = { ...commonLayout, reportId: 7 };
const own: ReportLayout = { ...commonLayout, reportId: 9 };

/** The layout of the last of several reports, each of which begins a code. */
function afterReports(device: UsbId | null, ...reports: Uint8Array[]): readonly ReportLayout[] | undefined {
  const layouts = layoutsFor(device, []);
  return reports.map((report) => layouts(report, true)).at(-1);
}

describe('the layout of a scanner without a descriptor', () => {
  it('goes by its quirk, then by where the AIM identifier stands', () => {
    expect(afterReports(newland, newlandReport(']L0@'))).toEqual([newlandLayout]);
    expect(afterReports(honeywell, commonReport('@'))).toEqual([commonLayout]);
    expect(afterReports(honeywell, commonReport('@', { aimId: '' }))).toEqual([commonLayout]);
    expect(afterReports(null, commonReport('@'))).toEqual([commonLayout]);
    expect(afterReports(null, newlandReport('@\n\x1e\rANSI '))).toEqual([newlandLayout]);
    expect(afterReports(null, new Uint8Array())).toEqual([commonLayout]);
    for (const device of [unknown, honeywell, null]) {
      const report = Buffer.concat([Buffer.of(2, 0x10, 0x0b), Buffer.from(']C06363101170001234'), Buffer.alloc(42)]);
      expect(afterReports(device, report)).toEqual([shiftedLayout]);
    }
  });

  it('is found once, whatever later reports look like', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(commonReport, shiftedReport),
        fc.array(fc.stringMatching(/^[\x20-\x7e]{1,56}$/), { minLength: 1 }),
        fc.constantFrom(']C0', ']L2', '', '?!x'),
        (make, codes, aimId) => {
          const layout = make === commonReport ? commonLayout : shiftedLayout;
          const reports = codes.map((code) => make(code, { aimId }));
          expect(afterReports(null, make('FIRST'), ...reports)).toEqual([layout]);
        },
      ),
    );
  });

  it('is not found by a report that continues a code, or is empty', () => {
    const layouts = layoutsFor(null, []);
    layouts(newlandReport('X]C1 IN A VALUE'), false);
    layouts(newlandReport(''), true);
    expect(layouts(shiftedReport('1'), true)).toEqual([shiftedLayout]);
  });

  it('is not found by an identifier that is part of the data', () => {
    expect(afterReports(null, newlandReport(']C06363101170001234'))).toEqual([newlandLayout]);
  });
});

/** A report that begins with some bytes, then a text, and NULs to its end. */
function reportOf(front: readonly number[], text: string): Buffer {
  return Buffer.concat([Buffer.from(front), Buffer.from(text, 'latin1')], 64);
}

/** What a device's reports come to, each of which begins a code. */
function textsOf(device: UsbId | null, ...reports: Uint8Array[]): string[] {
  const layouts = layoutsFor(device, []);
  return reports.map((report) => {
    const content = readReport(report, layouts(report, true));
    return `${content?.aimId ?? ''}${Buffer.from(content?.data ?? []).toString('latin1')}`;
  });
}

describe('an identifier that stands anywhere with its length before it', () => {
  const [first, second] = ['6363101170001234', '63631011700'];
  const devices = [newland, honeywell, unknown, null];
  const fronts = [
    [2, 16],
    [2, 16, 11],
    [2, 16, 11, 0],
    [2, 16, 11, 7, 0],
    [2, 16, 0, 0, 0, 0],
    [2, 11, 16],
    [2, 0, 16],
    [2, 0, 0, 0, 16],
  ];

  it.each(fronts.map((front) => [front]))('shows the layout %j, of any maker, for good', (front) => {
    for (const device of devices) {
      const next = front.map((byte) => (byte === 16 ? second.length : byte));
      expect(textsOf(device, reportOf(front, `]C0${first}`), reportOf(next, `]C0${second}`))).toEqual([
        `]C0${first}`,
        `]C0${second}`,
      ]);
    }
  });

  it('as a part of the data too, of which the length counts it', () => {
    for (const device of devices) {
      for (const front of [
        [2, 19],
        [2, 19, 11],
        [2, 19, 11, 0],
        [2, 19, 5, 5, 5],
      ]) {
        expect(textsOf(device, reportOf(front, `]C0${first}`))).toEqual([`]C0${first}`]);
      }
    }
  });

  it('goes before the layout that a maker is known for, until then that is right', () => {
    expect(textsOf(newland, reportOf([2, 16], first), reportOf([2, 16, 11], `]C0${first}`))).toEqual([
      first,
      `]C0${first}`,
    ]);
  });
});

describe('a number in a report of which nothing shows the layout', () => {
  const card = '6363101170001234';
  it('is whole where as many characters stand as are declared', () => {
    for (const device of [newland, honeywell, unknown, null]) {
      for (const front of [[], [11], [0, 0], [11, 0], [0, 0, 0], [0, 0, 0, 0]]) {
        expect(textsOf(device, reportOf([2, 16, ...front], card))).toEqual([card]);
      }
    }
  });

  it('is never cut from its middle', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(honeywell, unknown, null),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(31), { maxLength: 6 }),
        (device, length, front) => {
          const [text = ''] = textsOf(device, reportOf([2, length, ...front], card));
          // eslint-disable-next-line no-control-regex -- what is left of the bytes in front
          expect(text.replaceAll(/[\0-\x1f]/g, '')).toBe(card);
        },
      ),
    );
  });
});

describe('the layout of a scanner with a descriptor', () => {
  it.each([newland, honeywell, unknown, null])("is the descriptor's (%j)", (device) => {
    expect(layoutsFor(device, [described])(commonReport('@'), true)).toEqual([described]);
  });

  it("is its quirk's where that always applies", () => {
    const entries: Quirk[] = [{ ...unknown, layouts: [own], applies: 'always' }];
    expect(layoutsFor(unknown, [described], entries)(commonReport('@'), true)).toEqual([own]);
    expect(layoutsFor(honeywell, [described], entries)(commonReport('@'), true)).toEqual([described]);
    expect(layoutsFor(null, [described], entries)(commonReport('@'), true)).toEqual([described]);
  });
});

describe('an entry', () => {
  const ofVendor: Quirk = { vendorId: unknown.vendorId, layouts: [own], applies: 'always' };
  const ofProduct: Quirk = { ...ofVendor, productId: unknown.productId, layouts: [described] };

  it('of a product goes before one of all products of the vendor', () => {
    expect(quirkOf(unknown, [ofVendor, ofProduct])).toBe(ofProduct);
    expect(quirkOf({ ...unknown, productId: 2 }, [ofProduct, ofVendor])).toBe(ofVendor);
  });

  it('holds for no other product or vendor', () => {
    expect(quirkOf({ ...unknown, productId: 2 }, [ofProduct])).toBeNull();
    expect(quirkOf(honeywell, [ofVendor, ofProduct])).toBeNull();
  });
});
