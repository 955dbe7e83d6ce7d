// Where slips are printed, as the settings name it.
import type { PagePrinter, Paper } from '../base';

export type RollPaper = Extract<Paper, '80mm' | '58mm'>;

export type ReceiptPrinter =
  | { kind: 'tcp'; host: string; port: number; paper: RollPaper }
  | { kind: 'file'; path: string; paper: RollPaper }
  | { kind: 'serial'; path: string; baudRate: number; paper: RollPaper };

export type PrinterAddress = PagePrinter | ReceiptPrinter;

/** The raw port of network printers. */
const rawPort = 9100;
const usualBaudRate = 9600;

/** Null where none is set. The form is the schema's of the settings. */
export function readPrinterAddress(setting: {
  address: string | null;
  paper: Paper | null;
  baudRate: number | null;
}): PrinterAddress | null {
  const [, kind = '', rest = ''] = /^([a-z]+):(.+)$/.exec(setting.address ?? '') ?? [];
  const paper = setting.paper ?? 'letter';
  // A receipt printer has a roll.
  const roll = setting.paper === '58mm' ? setting.paper : '80mm';
  switch (kind) {
    case 'system':
      return { kind, name: rest, paper };
    case 'folder':
      return { kind, path: rest, paper };
    case 'tcp': {
      const [, host = rest, port] = /^(.*?)(?::(\d+))?$/.exec(rest) ?? [];
      return { kind, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? rawPort), paper: roll };
    }
    case 'file':
      return { kind, path: rest, paper: roll };
    case 'serial':
      return { kind, path: rest, baudRate: setting.baudRate ?? usualBaudRate, paper: roll };
    default:
      return null;
  }
}
