// What the customer sees, on a display of their own or on the cashier's screen when it is turned round. Others can read
// along: it holds no name, PIN, address, birth date, account number, open to buy, and nothing of any other customer.
import type { Language } from '../../../main/base';
import type { PlanView, RegularView, TermView } from './quote';

export interface CustomerDisplayView {
  /** Goes up with every view; an older one that arrives late is dropped. */
  revision: number;
  /** True on the sandbox: nothing here is a live quote. */
  training: boolean;
  /** From the settings. */
  store: string | null;
  /** The customer's; the terminal's while there is none. */
  language: Language;
  screen: CustomerDisplayScreen;
  /** What was chosen, in full, for a QR code; null before, and where it is too long for one. */
  takeAlong: string | null;
}

export type CustomerDisplayScreen =
  /** Nobody is served. `scanning`: a licence is what the cashier asks for. */
  | { kind: 'welcome'; scanning: boolean }
  | { kind: 'searching' }
  | { kind: 'verifying'; pin: SentPin | null }
  /** Everything that can be bought, while the customer chooses. */
  | { kind: 'offers'; pin: SentPin | null; offers: CustomerOffers }
  /** What was chosen, alone. */
  | { kind: 'chosen'; offers: CustomerOffers };

/** A PIN that is on its way; `destination` is masked. */
export interface SentPin {
  to: 'sms' | 'email';
  destination: string | null;
}

type ForCashier = 'missing' | 'cautions' | 'fit' | 'largestCents';
export type CustomerTerm = Omit<TermView, ForCashier>;
export type CustomerRegular = Omit<RegularView, ForCashier>;
export type CustomerPlan = Omit<PlanView, 'terms'> & { terms: CustomerTerm[] };

/** Offers with everything that must be disclosed; what lacks any of it, or does not fit, cannot be bought and is not here. */
export interface CustomerOffers {
  amountCents: number;
  regular: CustomerRegular | null;
  plans: CustomerPlan[];
}
