import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutsOf } from '../../../../main/scanner/hid/descriptor';
import { commonLayout, guessLayout, newlandLayout, readReport } from '../../../../main/scanner/hid/report';
import type { ReportLayout } from '../../../../main/scanner/hid/report';
import { commonDescriptor, commonReport, newlandDescriptor, newlandReport, reportsOf } from './reports';

const newland = 0x1eab;
const honeywell = 0x0c2e;

/** What a report says, its data as text. */
function read(report: Uint8Array, layout: ReportLayout = commonLayout) {
  const content = readReport(report, [layout]);
  return content === null ? null : { ...content, data: Buffer.from(content.data).toString('latin1') };
}

describe('a report', () => {
  it('holds data, an AIM identifier, and whether it goes on', () => {
    expect(read(commonReport('@\n\x1e\rANSI '))).toEqual({ data: '@\n\x1e\rANSI ', aimId: ']L0', continued: false });
    expect(read(commonReport('A'.repeat(56), { continued: true }))).toEqual({
      data: 'A'.repeat(56),
      aimId: ']L0',
      continued: true,
    });
    expect(read(newlandReport('A'.repeat(56), { continued: true }), newlandLayout)).toEqual({
      data: 'A'.repeat(56),
      aimId: null,
      continued: true,
    });
  });

  it('of another id is none', () => {
    const report = commonReport('12345');
    report[0] = 4;
    expect(read(report)).toBeNull();
  });

  it('keeps NULs that its length counts', () => {
    expect(read(commonReport('A\0B\0'))?.data).toBe('A\0B\0');
  });

  it('holds no more than its length says, whatever an earlier one left behind', () => {
    expect(read(commonReport('NEW left over', { length: 3 }))?.data).toBe('NEW');
  });

  it.each([0, 57, 61, 255])('ends before its trailing NULs where its length is wrong (%i)', (length) => {
    expect(read(commonReport('LICENCE', { length }))?.data).toBe('LICENCE');
    expect(read(newlandReport('LICENCE', { length }), newlandLayout)?.data).toBe('LICENCE');
  });

  it('that is empty holds nothing', () => {
    expect(read(commonReport('', { aimId: '\0\0\0' }))).toEqual({ data: '', aimId: null, continued: false });
  });

  it('that is cut short holds what came, and does not say whether it goes on', () => {
    expect(read(commonReport('LICENCE').subarray(0, 9))).toEqual({ data: 'LICE', aimId: ']L0', continued: null });
    expect(read(commonReport('LICENCE').subarray(0, 5))).toBeNull();
    expect(read(new Uint8Array())).toBeNull();
  });

  it.each(['L0\0', 'L00', ']\0\0', ']0L', '\xff\xff\xff'])('has no AIM identifier where %j stands', (aimId) => {
    expect(read(commonReport('1', { aimId }))?.aimId).toBeNull();
  });

  it('is read without exception, whatever it is', () => {
    const layout = fc.record({
      reportId: fc.option(fc.nat(255)),
      dataAt: fc.nat(80),
      dataLength: fc.integer({ min: 1, max: 80 }),
      lengthAt: fc.option(fc.nat(80)),
      aimAt: fc.option(fc.array(fc.nat(80), { minLength: 3, maxLength: 3 })),
      continued: fc.option(fc.record({ at: fc.nat(80), mask: fc.integer({ min: 1, max: 255 }) })),
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), layout, (report, anyLayout) => {
        const content = readReport(report, [anyLayout]);
        if (content === null) return;
        expect(content.data.length).toBeLessThanOrEqual(anyLayout.dataLength);
        expect(content.aimId === null || /^\][A-Za-z][0-9A-Za-z]$/.test(content.aimId)).toBe(true);
      }),
    );
  });
});

describe('a code that was split over reports', () => {
  const payloads = fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 700 });
  const makers = fc.constantFrom(
    { layouts: layoutsOf(commonDescriptor), report: commonReport },
    { layouts: layoutsOf(newlandDescriptor), report: newlandReport },
  );

  it('is whole when they are put together, and only the last one ends it', () => {
    fc.assert(
      fc.property(payloads, makers, (payload, { layouts, report }) => {
        const contents = reportsOf(payload, report).map((one) => readReport(one, layouts));
        expect(contents.map((content) => Buffer.from(content?.data ?? []).toString('latin1')).join('')).toBe(payload);
        expect(contents.map((content) => content?.continued)).toEqual(
          contents.map((_, index) => index < contents.length - 1),
        );
      }),
    );
  });
});

describe('the layout of a scanner without a descriptor', () => {
  it('goes by its maker, then by where the AIM identifier would stand', () => {
    expect(guessLayout(newlandReport(']L0@'), newland)).toBe(newlandLayout);
    expect(guessLayout(commonReport('@'), honeywell)).toBe(commonLayout);
    expect(guessLayout(commonReport('@', { aimId: '' }), honeywell)).toBe(commonLayout);
    expect(guessLayout(commonReport('@'), null)).toBe(commonLayout);
    expect(guessLayout(newlandReport('@\n\x1e\rANSI '), null)).toBe(newlandLayout);
    expect(guessLayout(new Uint8Array(), null)).toBe(commonLayout);
  });
});
