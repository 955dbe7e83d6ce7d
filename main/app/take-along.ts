// What the customer takes along by their telephone: the quote that was chosen, as a QR code.
import { slipText } from '../slip';
import type { CustomerDisplayView } from '../../preload/contract';

/** What a telephone still reads from a screen: version 33 of ISO/IEC 18004 at its lowest error correction. */
const maxBytes = 2065;

/**
 * The slip of what was chosen, without a name or an account, for the display is read by others too; null before a choice,
 * and where it is too long for a code.
 *
 * @param date of the estimate, YYYY-MM-DD
 */
export function takeAlongText(
  { screen, store, training, language }: Omit<CustomerDisplayView, 'takeAlong'>,
  date: string,
): string | null {
  if (screen.kind !== 'chosen') return null;
  const { offers } = screen;
  const text = slipText({ store, training, language, date, customer: null, accountEnding: null, offers });
  return Buffer.byteLength(text) <= maxBytes ? text : null;
}
