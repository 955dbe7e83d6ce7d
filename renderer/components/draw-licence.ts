// The barcode on the back of a licence, drawn so that a scanner can read it off the screen.
import { drawingSVG, pdf417 } from 'bwip-js/browser';

export interface BarcodeDrawing {
  /** A picture as a data URL. */
  url: string;
  /** In CSS pixels; two of them are a module wide. */
  width: number;
  height: number;
}

/** Draws a payload (one character per byte) as PDF417 (ISO/IEC 15438), of a size and correction as licences have. */
export function drawLicence(payload: string, columns = 13): BarcodeDrawing {
  // A variable, because the package's types know none of the symbology's own options.
  const options = {
    bcid: 'pdf417',
    text: escaped(payload),
    parse: true,
    columns,
    eclevel: 5,
    scale: 2,
    padding: 10,
    backgroundcolor: 'FFFFFF',
  };
  return pictureOf(pdf417(options, drawingSVG()));
}

/** A drawing of the package's as a picture. */
export function pictureOf(svg: string): BarcodeDrawing {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return {
    url: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    width: Number(width),
    height: Number(height),
  };
}

/** Control characters, carets and what is beyond ASCII as bwip-js wants them: `^` and three digits. */
function escaped(payload: string): string {
  return Array.from(payload, (character) => {
    const code = character.charCodeAt(0);
    return code < 32 || code > 126 || character === '^' ? `^${String(code).padStart(3, '0')}` : character;
  }).join('');
}
