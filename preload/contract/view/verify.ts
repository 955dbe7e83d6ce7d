// The verify screen.
import type { ProblemView, Waiting } from './call';
import type { OffersView } from './quote';

export type VerifyFormat = 'sms' | 'email' | 'security_question' | 'regular_purchase_bypass' | 'merchant_override';

export interface MethodView {
  format: VerifyFormat;
  /** Masked destination for text and e-mail. */
  destination: string | null;
  available: boolean;
  /** Why it is not available. */
  why:
    | null
    | 'no_phone'
    | 'no_email'
    | 'no_questions'
    | 'needs_amount'
    | 'needs_card'
    | 'not_for_this_amount'
    | 'no_longer_allowed'
    | 'not_configured'
    | 'loading'
    /** The call that it depends on failed; the screen shows the problem. */
    | 'not_answered';
}

export type VerifyAttemptView =
  | { kind: 'none' }
  | { kind: 'sending'; format: VerifyFormat; waiting: Waiting }
  /** A PIN went out; the cashier types what the customer reads out. `againAt`: when "send again" is offered. */
  | { kind: 'sent'; to: 'sms' | 'email'; destination: string | null; at: number; againAt: number }
  /** No answer was read: a PIN may have gone out, or a security answer may have been counted. */
  | { kind: 'unclear'; format: VerifyFormat; destination: string | null; at: number; problem: ProblemView }
  | { kind: 'refused'; format: VerifyFormat; problem: ProblemView }
  /** The PIN is there: `continue` leads to the quote. */
  | { kind: 'verified'; by: VerifyFormat };

export interface VerifyScreenView {
  step: 'verify';
  /** Lookup under way. */
  waiting: Waiting | null;
  /** Lookup or calculate-interest failed. */
  problem: ProblemView | null;
  /** An authorised user of a business must show the card first. */
  needsCard: boolean;
  methods: MethodView[];
  questions: { id: number; text: string }[];
  attempt: VerifyAttemptView;
  /** What was typed does not have the form of a PIN. */
  pinProblem: boolean;
  /** While the PIN is on its way, if there is a quote: it can be chosen from, and `isChosen` then leads from the PIN to the till. */
  plans: { offer: OffersView; isChosen: boolean } | null;
}
