// Paper by Chromium: the system's printers, and PDF files.
export { printPage } from './print-page';
