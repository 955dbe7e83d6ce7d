// Scanners that nobody hears as they are set, told by maker, product and usage page.
import { describe, expect, it } from 'vitest';
import { discoverUnheard, unheardOf } from '../../../../main/scanner/hid/unheard';

const own = { usagePage: 0xff00, usage: 1 };
const keyboard = { usagePage: 1, usage: 6 };
const pos = { usagePage: 0x8c, usage: 2 };
const zebra = { path: '/dev/hidraw1', vendorId: 0x05e0, productId: 0x1900, product: 'Symbol Bar Code Scanner' };

describe('a scanner that nobody hears', () => {
  it.each([
    ['a Zebra in SNAPI mode', [{ ...zebra, ...own }], 'snapi', 'zebra'],
    [
      'a Zebra in SNAPI mode with two interfaces',
      [
        { ...zebra, ...own },
        { ...zebra, usagePage: 0xff01 },
      ],
      'snapi',
      'zebra',
    ],
    ['a Zebra in IBM hand-held mode', [{ ...zebra, productId: 0x1300, usagePage: 0xff45 }], 'ibm', 'zebra'],
    ['a Zebra in IBM table-top mode', [{ ...zebra, productId: 0x1400, usagePage: 0xff45 }], 'ibm', 'zebra'],
    [
      'a Datalogic in USB-OEM mode',
      [{ ...zebra, vendorId: 0x05f9, productId: 0x2204, usagePage: 0xff45 }],
      'ibm',
      'datalogic',
    ],
    ['any maker’s in IBM’s mode', [{ ...zebra, vendorId: 0x1234, productId: 1, usagePage: 0xff45 }], 'ibm', 'other'],
    [
      'a Honeywell on its own pages alone',
      [{ ...zebra, vendorId: 0x0c2e, productId: 0x0b01, ...own }],
      'other',
      'honeywell',
    ],
  ] as const)('%s is named', (_, listed, mode, hint) => {
    expect(unheardOf(listed)).toEqual([{ name: 'Symbol Bar Code Scanner', path: '/dev/hidraw1', mode, hint }]);
  });

  it.each([
    [
      'HID POS',
      [
        { ...zebra, ...pos },
        { ...zebra, ...own },
      ],
    ],
    ['a keyboard', [{ ...zebra, productId: 0x1200, ...keyboard }]],
    [
      'a Honeywell keyboard with its own page beside it',
      [
        { ...zebra, vendorId: 0x0c2e, ...keyboard },
        { ...zebra, vendorId: 0x0c2e, ...own },
      ],
    ],
    ['a mouse with its maker’s own page', [{ ...zebra, vendorId: 0x046d, ...own }]],
    ['nothing', []],
  ])('%s is none', (_, listed) => {
    expect(unheardOf(listed)).toEqual([]);
  });

  it('without a name has its path, and where the system does not tell there is none', async () => {
    expect(unheardOf([{ ...zebra, ...own, product: ' ' }])[0]?.name).toBe('/dev/hidraw1');
    expect(await discoverUnheard(() => Promise.reject(new Error('no library')))).toEqual([]);
  });
});
