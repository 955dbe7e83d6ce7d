// A slip as plain text: for a QR code that any telephone reads, and for the audit trail's hash.
import { chosenOf } from '../quote';
import type { CustomerOffers, Language } from '../../preload/contract';
import { offerLines, slipLines } from './slip-lines';
import type { Slip, SlipLine } from './slip-lines';

/** Lines of text; a blank one before each offer. */
export function plainText(lines: readonly SlipLine[], language: Language): string {
  const colon = language === 'fr-CA' ? '\u00a0:' : ':';
  return lines
    .map((line) => {
      if (line.kind === 'heading') return `\n${line.text}`;
      return line.kind === 'pair' ? `${line.label}${colon} ${line.value}` : line.text;
    })
    .join('\n');
}

/** The whole slip. */
export function slipText(slip: Slip): string {
  return plainText(slipLines(slip), slip.language);
}

/** What was disclosed of the offer that was chosen; null where none is. */
export function disclosureText(offers: CustomerOffers, language: Language): string | null {
  const chosen = chosenOf(offers);
  return chosen === null ? null : plainText(offerLines(chosen, language), language);
}
