import { describe, expect, it } from 'vitest';
import { isKnownScanner, makerNames, makerOf, setupHintOf } from '../../../../main/scanner/device/known-scanners';

const ftdi = 0x0403;

describe('the makers of scanners', () => {
  it.each([
    [0x05e0, 'Zebra'],
    [0x0c2e, 'Honeywell'],
    [0x0536, 'Honeywell'],
    [0x23d0, 'Honeywell'],
    [0x05f9, 'Datalogic'],
    [0x1eab, 'Newland'],
  ])('%i is %s', (vendorId, name) => {
    const maker = makerOf({ vendorId });
    expect(maker === null ? null : makerNames[maker]).toBe(name);
    expect(isKnownScanner({ vendorId })).toBe(true);
    expect(setupHintOf({ vendorId })).toBe(maker);
  });

  it.each([ftdi, 0, 0xffff, null])('%s is no maker: its port must be configured', (vendorId) => {
    expect(makerOf({ vendorId })).toBeNull();
    expect(isKnownScanner({ vendorId })).toBe(false);
    expect(setupHintOf({ vendorId })).toBe('other');
  });
});
