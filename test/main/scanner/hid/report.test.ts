import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutsOf } from '../../../../main/scanner/hid/descriptor';
import { commonLayout, newlandLayout } from '../../../../main/scanner/hid/quirks';
import { readReport } from '../../../../main/scanner/hid/report';
import type { ReportLayout } from '../../../../main/scanner/hid/report';
import { commonDescriptor, commonReport, newlandDescriptor, newlandReport, reportsOf } from './reports';

/** A report's content, its data as text. */
function read(report: Uint8Array, layout: ReportLayout = commonLayout) {
  const content = readReport(report, [layout]);
  return content === null ? null : { ...content, data: Buffer.from(content.data).toString('latin1') };
}

describe('a report', () => {
  it('holds data, an AIM identifier, and whether the next report continues it', () => {
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

  it('of another id is ignored', () => {
    const report = commonReport('12345');
    report[0] = 4;
    expect(read(report)).toBeNull();
  });

  it('keeps NULs that its length counts', () => {
    expect(read(commonReport('A\0B\0'))?.data).toBe('A\0B\0');
  });

  it('holds no more than its length byte, whatever an earlier report left in the buffer', () => {
    expect(read(commonReport('NEW left over', { length: 3 }))?.data).toBe('NEW');
  });

  it.each([0, 57, 61, 255])('ends before its trailing NULs where its length is wrong (%i)', (length) => {
    expect(read(commonReport('LICENCE', { length }))?.data).toBe('LICENCE');
    expect(read(newlandReport('LICENCE', { length }), newlandLayout)?.data).toBe('LICENCE');
  });

  it('that is empty holds nothing', () => {
    expect(read(commonReport('', { aimId: '\0\0\0' }))).toEqual({ data: '', aimId: null, continued: false });
  });

  it('that is truncated holds what came, and not whether it is continued', () => {
    expect(read(commonReport('LICENCE').subarray(0, 9))).toEqual({ data: 'LICE', aimId: ']L0', continued: null });
    expect(read(commonReport('LICENCE').subarray(0, 5))).toBeNull();
    expect(read(new Uint8Array())).toBeNull();
  });

  it.each(['L0\0', 'L00', ']\0\0', ']0L', '\xff\xff\xff'])('has no AIM identifier where %j stands', (aimId) => {
    expect(read(commonReport('1', { aimId }))?.aimId).toBeNull();
  });

  it('never throws, whatever it holds', () => {
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

  it('is whole when they are joined, and only the last one ends it', () => {
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
