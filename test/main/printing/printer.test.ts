// Slips on receipt printers, over a real socket and a real pseudo-terminal.
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrinter, readPrinterAddress, type PrinterAddress } from '../../../main/printing';
import { printReceipt } from '../../../main/printing/print-receipt';
import { receiptOf } from '../../../main/printing/receipt';
import { slipLines, slipText, type Slip, type SlipLine } from '../../../main/slip';
import { slip as english } from '../../fixtures/slip';
import { readReceipt, startReceiptPrinter, type TestPrinter } from '../../support/receipt-printer';

const french: Slip = {
  ...english,
  language: 'fr-CA',
  store: 'Magasin de l’Œuvre « Noël »',
  customer: 'Éloïse C.',
};
const noPages = (): Promise<never> => Promise.reject(new Error('no page is printed here'));
const bare = (text: string): string => text.replaceAll(/\s/g, '');

let printer: TestPrinter;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printer-'));
  printer = await startReceiptPrinter();
});
afterEach(async () => {
  await printer.close();
  await rm(folder, { recursive: true, force: true });
});

const tcp = (): PrinterAddress => ({ kind: 'tcp', host: '127.0.0.1', port: printer.port, paper: '80mm' });
const print = (address: PrinterAddress, slip = english) => createPrinter(address, noPages).print(slip);

/** Every value and text of the slip is on the paper, in its order. */
function expectWhole(paper: string, slip: Slip): void {
  let rest = bare(paper);
  for (const line of slipLines(slip)) {
    for (const said of line.kind === 'pair' ? [line.label, line.value] : [line.text]) {
      const at = rest.indexOf(bare(said));
      expect(at, said).toBeGreaterThanOrEqual(0);
      rest = rest.slice(at + bare(said).length);
    }
  }
}

describe.each(['80mm', '58mm'] as const)('on paper of %s', (paper) => {
  it.each([english, french])('a slip says all that it must, in $language', async (slip) => {
    expect(await print({ kind: 'tcp', host: 'localhost', port: printer.port, paper }, slip)).toEqual({
      printed: true,
      confirmed: true,
    });
    const { text, codes, cuts } = printer.paper();
    expectWhole(text, slip);
    const fits58 = Buffer.byteLength(slipText(slip)) <= 1273;
    expect(codes).toEqual(paper === '58mm' && !fits58 ? [] : [slipText(slip)]);
    expect(cuts).toBe(1);
    const widest = Math.max(...text.split('\n').map((line) => line.length));
    expect(widest).toBeLessThanOrEqual(paper === '80mm' ? 48 : 32);
  });

  it('no value is broken in two, whatever there is in the texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    const lines = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text' as const), text }),
        fc.record({ kind: fc.constant('heading' as const), text }),
        fc.record({
          kind: fc.constant('pair' as const),
          label: text,
          value: fc.integer({ min: 0, max: 99_999_999 }).map((cents) => `$${(cents / 100).toFixed(2)}`),
          isStrong: fc.boolean(),
        }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, (said: SlipLine[]) => {
        const { text: printed, cuts } = readReceipt(receiptOf(said, { paper, code: null }));
        expect(cuts).toBe(1);
        for (const line of said) if (line.kind === 'pair') expect(printed).toContain(line.value);
      }),
      { numRuns: 200 },
    );
  });
});

it('every letter of French is printed as it is', () => {
  const letters = 'àâæçéèêëîïôœùûüÿ ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ « » € ’ “ ” – — … •';
  const { text } = readReceipt(receiptOf([{ kind: 'text', text: letters }], { paper: '80mm', code: null }));
  expect(bare(text)).toBe(bare(letters));
});

it('a text commands no printer', () => {
  const text = 'before\u001b@\u001dV\u0000\u0010\u0014\u0001\u0000after';
  const { text: printed, cuts } = readReceipt(receiptOf([{ kind: 'text', text }], { paper: '80mm', code: null }));
  expect(printed).toMatch(/before +@ V +after/);
  expect(cuts).toBe(1);
});

describe('a printer at a port', () => {
  it.each(['serial', 'file'] as const)('%s: a slip in French', async (kind) => {
    const path = join(folder, 'lp0');
    const pty = await printer.openPty(path);
    const end = await print({ kind, path, baudRate: 9600, paper: '80mm' }, french);
    pty.close();
    expect(end).toEqual({ printed: true, confirmed: true });
    expectWhole(printer.paper().text, french);
  });

  it.each(['serial', 'file'] as const)('%s: that is not there', async (kind) => {
    const end = await print({ kind, path: join(folder, 'nothing'), baudRate: 9600, paper: '80mm' });
    expect(end).toEqual({ printed: false, because: 'not_found', partly: false });
  });
});

describe('a printer in trouble', () => {
  it.each([
    ['out of paper', { hasPaper: false }, 'no_paper'],
    ['with its cover open', { isCoverOpen: true }, 'cover_open'],
  ] as const)('%s: nothing is sent', async (_, faults, because) => {
    Object.assign(printer.faults, faults);
    expect(await print(tcp())).toEqual({ printed: false, because, partly: false });
    expect(printer.paper().text).toBe('');
  });

  it('whose paper ends in the middle: it says so, and is sent nothing again', async () => {
    printer.faults.paperEndsAt = 400;
    expect(await print(tcp())).toEqual({ printed: false, because: 'no_paper', partly: true });
    expect(printer.paper().cuts).toBe(1);
  });

  it('that is cut off in the middle: partly, and not again by itself', async () => {
    printer.faults.cutsAt = 400;
    expect(await print(tcp())).toEqual({ printed: false, because: 'stopped', partly: true });
    expect(printer.received()).toHaveLength(400);
  });

  it('that says nothing: sent, and not confirmed', async () => {
    printer.faults.isMute = true;
    expect(await print(tcp())).toEqual({ printed: true, confirmed: false });
    expectWhole(printer.paper().text, english);
  });

  it('that is switched off', async () => {
    const address = tcp();
    await printer.close();
    expect(await print(address)).toEqual({ printed: false, because: 'no_answer', partly: false });
  });

  it('whose port never opens is given up, and closed where it opens later', async () => {
    let open = (): void => undefined;
    let isClosed = false;
    const wire = {
      write: () => Promise.resolve(),
      read: () => Promise.resolve(new Uint8Array()),
      close: () => Promise.resolve(void (isClosed = true)),
    };
    const opening = new Promise<typeof wire>((resolve) => (open = () => resolve(wire)));
    const timing = { openMs: 20, statusMs: 20, sendMs: 20, printMs: 20 };
    const end = await printReceipt(() => opening, new Uint8Array(), timing);
    expect(end).toEqual({ printed: false, because: 'no_answer', partly: false });
    open();
    await expect.poll(() => isClosed).toBe(true);
  });

  it('one slip at a time: a second one is refused, and not printed later', async () => {
    const one = createPrinter(tcp(), noPages);
    const [first, second] = await Promise.all([one.print(english), one.print(english)]);
    expect(first).toEqual({ printed: true, confirmed: true });
    expect(second).toEqual({ printed: false, because: 'busy', partly: false });
    expect(printer.paper().cuts).toBe(1);
    expect(await one.print(english)).toEqual({ printed: true, confirmed: true });
  });
});

describe('an address', () => {
  const read = (address: string | null, more: { paper?: '58mm' | 'a4'; baudRate?: number } = {}) =>
    readPrinterAddress({ address, paper: more.paper ?? null, baudRate: more.baudRate ?? null });

  it.each([
    [null, null],
    ['system:Front Office', { kind: 'system', name: 'Front Office', paper: 'letter' }],
    ['folder:C:\\slips', { kind: 'folder', path: 'C:\\slips', paper: 'letter' }],
    ['tcp:192.0.2.7', { kind: 'tcp', host: '192.0.2.7', port: 9100, paper: '80mm' }],
    ['tcp:printer.store.example:9101', { kind: 'tcp', host: 'printer.store.example', port: 9101, paper: '80mm' }],
    ['tcp:[2001:db8::7]:9100', { kind: 'tcp', host: '2001:db8::7', port: 9100, paper: '80mm' }],
    ['tcp:[2001:db8::7]', { kind: 'tcp', host: '2001:db8::7', port: 9100, paper: '80mm' }],
    ['file:/dev/usb/lp0', { kind: 'file', path: '/dev/usb/lp0', paper: '80mm' }],
    ['serial:COM4', { kind: 'serial', path: 'COM4', baudRate: 9600, paper: '80mm' }],
  ])('%s', (address, expected) => {
    expect(read(address)).toEqual(expected);
  });

  it('has the paper and the rate of the settings', () => {
    expect(read('serial:COM4', { paper: '58mm', baudRate: 19_200 })).toMatchObject({ paper: '58mm', baudRate: 19_200 });
    expect(read('system:Office', { paper: 'a4' })).toMatchObject({ paper: 'a4' });
    expect(read('tcp:192.0.2.7', { paper: 'a4' })).toMatchObject({ paper: '80mm' });
  });
});
