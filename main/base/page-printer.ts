/** What a printer prints on: sheets, or a roll of this width. */
export type Paper = 'letter' | 'a4' | '80mm' | '58mm';

/** What prints whole pages: a printer of the operating system by its name, or a folder that gets a PDF file for each. */
export type PagePrinter = { paper: Paper } & ({ kind: 'system'; name: string } | { kind: 'folder'; path: string });
