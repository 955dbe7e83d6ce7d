// Prints the slip of what the customer is shown, and notes that it was disclosed.
import { createPrinter, readPrinterAddress, type PrintPage } from '../printing';
import type { Settings } from '../settings';
import type { Slip } from '../slip';
import type { CustomerDisplayView, CustomerView, PrintEnd } from '../../preload/contract';
import type { Disclosures } from './disclosures';

export interface PrintSlipParts {
  settings: Pick<Settings, 'printer'>;
  printPage: PrintPage;
  disclosures: Disclosures;
  /** The day of the estimate, YYYY-MM-DD. */
  today: () => string;
}

export interface ShownSlip {
  view: Omit<CustomerDisplayView, 'takeAlong'>;
  referenceId: string;
  customer: CustomerView | null;
}

/** Null where the store has no printer. */
export function createSlipPrinter(parts: PrintSlipParts): ((shown: ShownSlip) => Promise<PrintEnd>) | null {
  const address = readPrinterAddress(parts.settings.printer);
  if (address === null) return null;
  const printer = createPrinter(address, parts.printPage);
  return async ({ view, referenceId, customer }) => {
    const slip = slipOf(view, customer, parts.today());
    if (slip === null) return { printed: false, because: 'failed', partly: false };
    const end = await printer.print(slip);
    if (end.printed) parts.disclosures.shown(view, 'slip', referenceId);
    return end;
  };
}

/** First name and initial at most, and four digits: a slip is left lying about. Null where nothing is offered. */
export function slipOf(
  { screen, store, training, language }: ShownSlip['view'],
  customer: CustomerView | null,
  date: string,
): Slip | null {
  if (!('offers' in screen)) return null;
  const [firstName, lastName] = [customer?.firstName ?? '', customer?.lastName ?? ''];
  const name = [firstName, lastName === '' ? '' : `${lastName.slice(0, 1)}.`].filter((part) => part !== '').join(' ');
  return {
    store,
    training,
    language,
    date,
    customer: firstName === '' ? null : name,
    accountEnding: customer?.account?.number.replaceAll(/\D/g, '').slice(-4) ?? null,
    offers: screen.offers,
  };
}
