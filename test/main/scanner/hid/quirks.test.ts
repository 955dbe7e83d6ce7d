import { describe, expect, it } from 'vitest';
import { layoutsFor } from '../../../../main/scanner/hid/layout-choice';
import { commonLayout, newlandLayout, quirkOf } from '../../../../main/scanner/hid/quirks';
import type { Quirk } from '../../../../main/scanner/hid/quirks';
import type { ReportLayout } from '../../../../main/scanner/hid/report';
import { commonReport, newlandReport } from './reports';

const newland = { vendorId: 0x1eab, productId: 0x0c06 };
const honeywell = { vendorId: 0x0c2e, productId: 0x0b81 };
const unknown = { vendorId: 0xfffe, productId: 0x0001 };
const described: ReportLayout = { ...commonLayout, reportId: 7 };
const own: ReportLayout = { ...commonLayout, reportId: 9 };

describe('the layout of a scanner without a descriptor', () => {
  it('goes by its quirk, then by where the AIM identifier would stand', () => {
    expect(layoutsFor(newland, [])(newlandReport(']L0@'))).toEqual([newlandLayout]);
    expect(layoutsFor(honeywell, [])(commonReport('@'))).toEqual([commonLayout]);
    expect(layoutsFor(honeywell, [])(commonReport('@', { aimId: '' }))).toEqual([commonLayout]);
    expect(layoutsFor(null, [])(commonReport('@'))).toEqual([commonLayout]);
    expect(layoutsFor(null, [])(newlandReport('@\n\x1e\rANSI '))).toEqual([newlandLayout]);
    expect(layoutsFor(null, [])(new Uint8Array())).toEqual([commonLayout]);
  });
});

describe('the layout of a scanner with a descriptor', () => {
  it.each([newland, honeywell, unknown, null])("is the descriptor's (%j)", (device) => {
    expect(layoutsFor(device, [described])(commonReport('@'))).toEqual([described]);
  });

  it("is its quirk's where that always applies", () => {
    const entries: Quirk[] = [{ ...unknown, layouts: [own], applies: 'always' }];
    expect(layoutsFor(unknown, [described], entries)(commonReport('@'))).toEqual([own]);
    expect(layoutsFor(honeywell, [described], entries)(commonReport('@'))).toEqual([described]);
    expect(layoutsFor(null, [described], entries)(commonReport('@'))).toEqual([described]);
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
