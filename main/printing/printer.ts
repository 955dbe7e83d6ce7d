// The store's printer of slips, whatever it is.
import type { PagePrinter } from '../base';
import { slipLines, slipText, type Slip } from '../slip';
import { openDeviceWire } from './device-wire';
import type { PrintEnd } from '../../preload/contract';
import { printReceipt } from './print-receipt';
import type { PrinterAddress, ReceiptPrinter } from './printer-address';
import { openSerialWire } from './serial-wire';
import { slipPage } from './slip-page';
import { openTcpWire } from './tcp-wire';
import type { Wire } from './wire';

/** Prints a page that is a whole document, on a printer of the system or into a file of a folder. */
export type PrintPage = (page: string, printer: PagePrinter) => Promise<PrintEnd>;

export interface Printer {
  /** One slip after the other: `busy` while another is printed. Never rejects. */
  print(slip: Slip): Promise<PrintEnd>;
}

/** What fits the paper, and a telephone still reads: versions 33 and 25 of ISO/IEC 18004 at the lowest error correction. */
const maxCodeBytes = { wide: 2065, '58mm': 1273 };

export function createPrinter(address: PrinterAddress, printPage: PrintPage): Printer {
  let isPrinting = false;
  return {
    async print(slip) {
      if (isPrinting) return { printed: false, because: 'busy', partly: false };
      isPrinting = true;
      try {
        return await printAt(address, slip, printPage);
      } catch {
        return { printed: false, because: 'failed', partly: true };
      } finally {
        isPrinting = false;
      }
    },
  };
}

async function printAt(address: PrinterAddress, slip: Slip, printPage: PrintPage): Promise<PrintEnd> {
  const text = slipText(slip);
  const code = Buffer.byteLength(text) <= maxCodeBytes[address.paper === '58mm' ? '58mm' : 'wide'] ? text : null;
  const lines = slipLines(slip);
  if (address.kind === 'system' || address.kind === 'folder')
    return printPage(slipPage(lines, { language: slip.language, code }), address);
  // The encoder is heavy, and few counters have a receipt printer of their own.
  const { receiptOf } = await import('./receipt');
  const bytes = receiptOf(lines, { paper: address.paper, code });
  return printReceipt((signal) => openWire(address, signal), bytes);
}

function openWire(address: ReceiptPrinter, signal: AbortSignal): Promise<Wire> {
  switch (address.kind) {
    case 'tcp':
      return openTcpWire(address.host, address.port, signal);
    case 'file':
      return openDeviceWire(address.path);
    case 'serial':
      return openSerialWire(address.path, address.baudRate);
  }
}
