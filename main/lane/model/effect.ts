// What the runner must do, as plain data. It answers calls with an event.
import type { Language } from '../../base';
import type { LookupBy, SearchQuery, VerifyDecision } from '../../flexiti';

interface CallOfFlow {
  flowId: string;
  call: number;
  referenceId: string;
  /** At the cashier's command: made even if Flexiti did not answer lately. */
  force?: true;
}

export type CallEffect = CallOfFlow &
  (
    | { type: 'search'; query: SearchQuery }
    | { type: 'lookup'; by: LookupBy; language: Language }
    | { type: 'readLicence'; code: string }
    | { type: 'calculateInterest'; accountNumber: string; amountCents: number; language: Language }
    | { type: 'verify'; accountNumber: string; decision: VerifyDecision }
  );

export type Effect =
  | CallEffect
  /** Puts a text on the clipboard, until the flow is abandoned or the copies are forgotten. */
  | { type: 'copy'; text: string }
  | { type: 'forgetCopies' }
  /** Prints a slip of what the customer is shown. */
  | { type: 'print' }
  /** Starts the pause before the next automatic retry: a second, or a random time of up to so many milliseconds. */
  | { type: 'pace'; withinMs?: number }
  /** The flow is over: cancels its calls, except verify, which may have reached Flexiti. */
  | { type: 'abandon'; flowId: string };
