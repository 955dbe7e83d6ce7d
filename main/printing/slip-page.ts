// A slip as a page for the system's printers and for PDF: no script, nothing that is loaded.
import { renderSVG } from 'uqr';
import type { Language } from '../base';
import type { SlipLine } from '../slip';

export interface SlipPageOptions {
  language: Language;
  /** For a QR code below the text; null for none. */
  code: string | null;
}

const style = `
  @page { margin: 18mm; }
  body { margin: 0; color: #000; font: 11pt/1.4 sans-serif; }
  h1 { margin: 0 0 6mm; font-size: 16pt; }
  h2 { margin: 6mm 0 2mm; padding-top: 3mm; border-top: 0.3mm solid #000; break-after: avoid; font-size: 12pt; }
  dl { display: flex; justify-content: space-between; margin: 0; gap: 8mm; break-inside: avoid; }
  dd { margin: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .strong { font-weight: bold; }
  p { margin: 1.5mm 0; }
  svg { display: block; width: 45mm; height: 45mm; margin: 8mm auto 0; break-inside: avoid; }
`;

/** A whole document. */
export function slipPage(lines: readonly SlipLine[], { language, code }: SlipPageOptions): string {
  const title = lines.find(({ kind }) => kind === 'title');
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<title>${title?.kind === 'title' ? escape(title.text) : ''}</title><style>${style}</style></head><body>`,
    ...lines.map(elementOf),
    code === null ? '' : renderSVG(code, { ecc: 'L', border: 4 }),
    '</body></html>',
  ].join('\n');
}

function elementOf(line: SlipLine): string {
  switch (line.kind) {
    case 'title':
      return `<h1>${escape(line.text)}</h1>`;
    case 'heading':
      return `<h2>${escape(line.text)}</h2>`;
    case 'text':
      return `<p>${escape(line.text)}</p>`;
    case 'pair': {
      const strong = line.isStrong ? ' class="strong"' : '';
      return `<dl${strong}><dt>${escape(line.label)}</dt><dd>${escape(line.value)}</dd></dl>`;
    }
  }
}

/** Texts of Flexiti's among them. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
