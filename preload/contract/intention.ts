// What the cashier does.
import type { Language } from '../../main/base';

/**
 * The screen that a part of the page was drawn for, as the view named it. What is done there is meant for no other; a new
 * customer and parking, which are the same on every screen, for no other customer.
 */
export interface DrawnFor {
  flowId: string;
  screenNumber: number;
}

/** A value of the hand-over screen. */
export type HandOverValue = 'account' | 'card' | 'plan' | 'term' | 'amount' | 'code' | 'requestId' | 'referenceId';

/** Main drops one silently that does not fit the step that the lane is in. */
export type Intention =
  | { type: 'newCustomer' }
  /** Brings back the customer who was cleared although a PIN is out; whoever is on the counter is parked. */
  | { type: 'undo' }
  /** Parks the customer; where a scan is asked about, by its number, its customer is started. */
  | { type: 'park'; scan?: number }
  /** Resumes a parked customer; the one on the counter is parked in turn. */
  | { type: 'resume'; number: number }
  /** Removes a parked customer for good. */
  | { type: 'discard'; number: number }
  /** The answers to "Start with NAME?" after a second scan, by the number of the scan that was asked about. */
  | { type: 'acceptScan'; scan: number }
  | { type: 'declineScan'; scan: number }
  | { type: 'search'; firstName: string; lastName: string; birthDate: string; postalCode: string }
  | { type: 'lookup'; by: 'card' | 'account' | 'customer'; number: string }
  | { type: 'chooseAccount'; index: number }
  /** The answer to "Is this the same person?": the same, or by the card; another one, or by Flexiti's reading. */
  | { type: 'answerPerson'; answer: 'goOn' | 'startOver' }
  /** Null clears the amount. */
  | { type: 'setAmount'; amountCents: number | null }
  | { type: 'setCustomerLanguage'; language: Language }
  /** The card of an authorised user of a business: 16 digits. */
  | { type: 'giveCard'; number: string }
  | { type: 'verify'; format: 'sms' | 'email' | 'regular_purchase_bypass' }
  | { type: 'verify'; format: 'security_question'; questionId: number; answer: string }
  | { type: 'verify'; format: 'merchant_override'; operator: string }
  /** After an unclear verify by text or e-mail: the customer did get the PIN. */
  | { type: 'pinArrived' }
  | { type: 'enterPin'; pin: string }
  /** To the quote, with the PIN that is already there. */
  | { type: 'continue' }
  /** `planId` null is the regular purchase. */
  | { type: 'choosePlan'; planId: number | null; months: number | null }
  | { type: 'handOver' }
  /** Puts one value of the hand-over, or all of them, on the clipboard; it is cleared when the flow ends. */
  | { type: 'copy'; what: HandOverValue | 'all' }
  /** Prints a slip of the offers on the screen, or of the one that was chosen. */
  | { type: 'print' }
  | { type: 'done' }
  | { type: 'back' }
  /** Repeats the call that failed (never verify), or the quote of which nothing can be handed over. */
  | { type: 'retry' };
