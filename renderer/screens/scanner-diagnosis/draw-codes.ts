// The two codes that set-up shows, drawn so that any scanner can read them off the screen.
import { code128, drawingSVG } from 'bwip-js/browser';
import type { DiagnosisView } from '../../../preload/contract';
import { drawLicence, pictureOf } from '../../components';
import type { BarcodeDrawing } from '../../components';

/** Fewer than a licence has: narrower, and each row is as wide on the screen. */
const columns = 6;

/** The licence as PDF417 and the number as Code 128, each with its quiet zone. */
export function drawCodes({
  licence,
  number,
}: DiagnosisView['codes']): Record<keyof DiagnosisView['codes'], BarcodeDrawing> {
  // A variable, because the package's types know none of the symbology's own options.
  const options = { bcid: 'code128', text: number, scale: 2, height: 10, padding: 10, backgroundcolor: 'FFFFFF' };
  return { licence: drawLicence(licence, columns), number: pictureOf(code128(options, drawingSVG())) };
}
