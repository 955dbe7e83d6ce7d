// The slip on paper: on the system's printers, as PDF, and on receipt printers.
export { createPrinter } from './printer';
export type { PrintPage, Printer } from './printer';
export { readPrinterAddress } from './printer-address';
export type { PrinterAddress } from './printer-address';
