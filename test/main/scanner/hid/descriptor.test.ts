import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutsOf } from '../../../../main/scanner/hid/descriptor';
import { commonLayout, newlandLayout } from '../../../../main/scanner/hid/quirks';
import { commonDescriptor, flagsDescriptor, keyboardDescriptor, newlandDescriptor } from './reports';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('the layouts in a report descriptor', () => {
  it('are the common one of most makers', () => {
    expect(layoutsOf(commonDescriptor)).toEqual([commonLayout]);
    expect(layoutsOf(flagsDescriptor)).toEqual([commonLayout]);
  });

  it("are Newland's", () => {
    expect(layoutsOf(newlandDescriptor)).toEqual([newlandLayout]);
  });

  it('may differ from both: no report ids, no byte count, the flag first', () => {
    const descriptor = bytes(
      '058c0902a101 1500250175019501 09ff8102 95078103 7508 26ff00 9503 19fb29fd 8102 951f09fe8102 c0',
    );
    expect(layoutsOf(descriptor)).toEqual([
      {
        reportId: null,
        dataAt: 4,
        dataLength: 31,
        lengthAt: null,
        aimAt: [1, 2, 3],
        continued: { at: 0, mask: 1 },
      },
    ]);
  });

  it('take usages with their page, long items, and push and pop', () => {
    const descriptor = bytes(
      '0600ff0901a101 fe0310aabbcc 8507 7508 a4 9502 b4 9501 0b3b000100 8102 9514 0bfe008c00 8102 c0',
    );
    expect(layoutsOf(descriptor)).toEqual([
      { reportId: 7, dataAt: 2, dataLength: 20, lengthAt: 1, aimAt: null, continued: null },
    ]);
  });

  it('are one for each report with data', () => {
    const descriptor = bytes('058c0902a101 75 08 8501 9508 09fe 8102 8503 9504 0900 8102 8502 9538 09fe 8102 c0');
    expect(layoutsOf(descriptor).map(({ reportId, dataLength }) => [reportId, dataLength])).toEqual([
      [1, 8],
      [2, 56],
    ]);
  });

  it('are none for a keyboard, for an empty descriptor, and for data that is not in bytes', () => {
    expect(layoutsOf(keyboardDescriptor)).toEqual([]);
    expect(layoutsOf(new Uint8Array())).toEqual([]);
    expect(layoutsOf(bytes('058c0902a101 75049570 09fe8102c0'))).toEqual([]);
    expect(layoutsOf(bytes('058c0902a101 75049501 81037508 9538 09fe8102c0'))).toEqual([]);
    expect(layoutsOf(bytes('058c0902a101 7508 97ffffffff 09fe8102c0'))).toEqual([]);
  });

  it('survive any bytes, and stay inside the largest report', () => {
    const broken = fc
      .tuple(
        fc.constantFrom(commonDescriptor, flagsDescriptor, newlandDescriptor),
        fc.array(fc.tuple(fc.nat(150), fc.nat(255)), { maxLength: 6 }),
        fc.nat(160),
      )
      .map(([descriptor, changes, length]) => {
        const copy = Uint8Array.from(descriptor);
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        return copy.subarray(0, length);
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), broken), (descriptor) => {
        for (const { dataAt, dataLength, lengthAt, aimAt, continued } of layoutsOf(descriptor)) {
          for (const at of [dataAt, lengthAt ?? 0, continued?.at ?? 0, ...(aimAt ?? [])]) {
            expect(Number.isInteger(at) && at >= 0 && at <= 16_384).toBe(true);
          }
          expect(dataLength).toBeGreaterThan(0);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
