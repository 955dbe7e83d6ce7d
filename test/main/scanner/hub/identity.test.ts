import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Device } from '../../../../main/scanner';
import { findAgain, deviceKey } from '../../../../main/scanner/hub/identity';

const device = (path: string, serialNumber: string | null, productId: number | null = 0x0b61): Device => ({
  path,
  name: 'Scanner',
  vendorId: 0x0c2e,
  productId,
  serialNumber,
});
const anyNew = (): boolean => true;
const noneNew = (): boolean => false;

describe('a scanner is found again', () => {
  it('by its serial number before all else, under any path', () => {
    const devices = [device('/dev/ttyUSB0', 'B'), device('/dev/ttyUSB7', 'A')];
    expect(findAgain(device('/dev/ttyUSB0', 'A'), devices, anyNew)?.path).toBe('/dev/ttyUSB7');
  });

  it('by vendor and product where it has no serial number', () => {
    expect(findAgain(device('COM3', null), [device('COM1', null, 1), device('COM9', null)], noneNew)?.path).toBe(
      'COM9',
    );
  });

  it('as the new one where several are of its product', () => {
    const devices = [device('COM4', null), device('COM5', null)];
    expect(findAgain(device('COM3', null), devices, ({ path }) => path === 'COM5')?.path).toBe('COM5');
  });

  it('as another one of its product that replaces it, but not as one that was there before', () => {
    expect(findAgain(device('COM3', 'A'), [device('COM4', 'B')], anyNew)?.path).toBe('COM4');
    expect(findAgain(device('COM3', 'A'), [device('COM4', 'B')], noneNew)).toBeNull();
  });

  it('never by a path alone', () => {
    expect(findAgain(device('COM3', 'A'), [device('COM3', 'A', 1)], anyNew)).toBeNull();
    expect(findAgain(device('COM3', null, null), [device('COM3', null, null)], anyNew)).toBeNull();
  });

  it('always as one of those given, of its vendor and product', () => {
    const some = fc.record({
      path: fc.constantFrom('a', 'b', 'c'),
      name: fc.constant('x'),
      vendorId: fc.constantFrom(null, 1, 2),
      productId: fc.constantFrom(null, 1, 2),
      serialNumber: fc.constantFrom(null, 'A', 'B'),
    });
    fc.assert(
      fc.property(some, fc.array(some), fc.func(fc.boolean()), (wanted, devices, isNew) => {
        const found = findAgain(wanted, devices, isNew);
        if (found === null) return;
        expect(devices).toContain(found);
        expect([found.vendorId, found.productId]).toEqual([wanted.vendorId, wanted.productId]);
        const itself = devices.some(
          (one) =>
            one.vendorId === wanted.vendorId &&
            one.productId === wanted.productId &&
            one.serialNumber === wanted.serialNumber,
        );
        if (wanted.serialNumber !== null && itself) expect(found.serialNumber).toBe(wanted.serialNumber);
      }),
    );
  });
});

it('a device has the same key only while nothing of it changes', () => {
  expect(deviceKey(device('COM3', 'A'))).toBe(deviceKey({ ...device('COM3', 'A'), name: 'Other' }));
  expect(deviceKey(device('COM3', 'A'))).not.toBe(deviceKey(device('COM4', 'A')));
  expect(deviceKey(device('COM3', 'A'))).not.toBe(deviceKey(device('COM3', null)));
});
