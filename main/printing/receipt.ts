// A slip for a receipt printer, in ESC/POS.
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { SlipLine } from '../slip';
import type { RollPaper } from './printer-address';

/** Characters in a line of the printer's usual font: paper of 80 mm and of 58 mm. */
const columnsOf: Readonly<Record<RollPaper, number>> = { '80mm': 48, '58mm': 32 };

export interface ReceiptOptions {
  paper: RollPaper;
  /** For a QR code below the text; null for none. */
  code: string | null;
}

/** The first that has a character is taken: all of French is in the first, and cheap printers have the others. */
const codePages = ['windows1252', 'cp858', 'cp850', 'cp437', 'iso885915'] as const;

/** Spaces and hyphens of typography that no code page has. */
const narrow = /[\u2000-\u200a\u202f\u205f\u3000]/g;
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;
// eslint-disable-next-line no-control-regex -- a text must not command the printer
const control = /[\u0000-\u001f\u007f-\u009f]+/g;

/** Bytes for a receipt printer, from its initialisation to the cut. */
export function receiptOf(lines: readonly SlipLine[], { paper, code }: ReceiptOptions): Uint8Array {
  const columns = columnsOf[paper];
  const receipt = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    codepageMapping: 'epson',
    codepageCandidates: [...codePages],
    feedBeforeCut: 4,
    errors: 'relaxed',
  });
  receipt.initialize().codepage('auto');
  for (const line of lines) {
    switch (line.kind) {
      case 'title':
        receipt.align('center').bold(true).size(1, 2).line(printable(line.text)).size(1, 1).bold(false).align('left');
        receipt.newline();
        break;
      case 'heading':
        receipt.rule().bold(true).line(printable(line.text)).bold(false);
        break;
      case 'pair':
        receipt.bold(line.isStrong);
        addPair(receipt, columns, printable(line.label), printable(line.value));
        receipt.bold(false);
        break;
      case 'text':
        receipt.line(printable(line.text));
        break;
    }
  }
  if (code !== null) receipt.newline().align('center').raw(codeOf(code)).newline().align('left');
  return receipt.newline().cut('partial').encode();
}

/** Beside each other where there is room, else the value below its label: a figure is never broken. */
function addPair(receipt: ReceiptPrinterEncoder, columns: number, label: string, value: string): void {
  if (label.length + 1 + value.length > columns) {
    receipt.line(label).align('right').line(value).align('left');
    return;
  }
  receipt.line(label + value.padStart(columns - label.length));
}

/** The other code pages have these where a printer has its control characters. */
const pictures = /[☺☻♥♦♣♠◘○◙♂♀♪♫☼►◄↕‼▬↨↑↓→←∟↔▲▼⌂]/g;

function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(control, ' ')
    .replace(narrow, '\u00a0')
    .replace(invisible, '')
    .replace(pictures, '?')
    .replace(/\u2011/g, '-');
}

/** The commands of a QR code, as Epson's reference has them for GS ( k: the encoder would write its text in Latin-1. */
function codeOf(text: string): Uint8Array {
  const command = (...bytes: number[]): number[] => [0x1d, 0x28, 0x6b, bytes.length % 256, bytes.length >> 8, ...bytes];
  return Uint8Array.from([
    // Model 2, three dots a module, error correction L.
    ...command(0x31, 0x41, 0x32, 0x00),
    ...command(0x31, 0x43, 3),
    ...command(0x31, 0x45, 0x30),
    ...command(0x31, 0x50, 0x30, ...Buffer.from(text)),
    ...command(0x31, 0x51, 0x30),
  ]);
}
