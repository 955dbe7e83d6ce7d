// What the lane wants done, as plain data. The runner carries it out and answers with an event.
import type { Language } from '../../base';
import type { LookupBy, SearchQuery, VerifyDecision } from '../../flexiti';

interface CallOfFlow {
  flowId: string;
  call: number;
  referenceId: string;
  /** The cashier asks for it just now: it is tried although Flexiti did not answer lately. */
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
  /** Puts a text on the clipboard; it goes from there when the flow is abandoned, or the copies are forgotten. */
  | { type: 'copy'; text: string }
  | { type: 'forgetCopies' }
  /** Says when the next call may be made by itself. */
  | { type: 'pace' }
  /** The flow is over: whoever still waits for an answer of it need not (verify excepted, it runs to its end). */
  | { type: 'abandon'; flowId: string };
