// Which ways to verify are open for this customer now, best first, and why the others are not.
import { missingOfRegular } from '../../quote';
import type { MethodView, VerifyFormat } from '../../../preload/contract';
import { isAuthorisedUser, needsCard } from './account';
import type { ChosenStep, Loading, Message, VerifyStep } from './flow';
import type { LaneRules } from './rules';

/** "Send again" is offered this long after a PIN went out, in milliseconds: a text message takes its time. */
export const sendAgainAfter = 30_000;

type Why = MethodView['why'];

/** Gives the methods in the order in which a cashier should try them; override only where it is configured. */
export function methodsOf(flow: ChosenStep, rules: LaneRules): MethodView[] {
  const order: VerifyFormat[] = ['regular_purchase_bypass', 'sms', 'email', 'security_question'];
  if (rules.overrideAllowed) order.push('merchant_override');
  const details = flow.details.kind === 'ready' ? flow.details.value : null;
  return order.map((format) => {
    const why = whyNot(flow, format, rules);
    const destination =
      format === 'sms' ? (details?.phone ?? null) : format === 'email' ? (details?.email ?? null) : null;
    return { format, destination, available: why === null, why };
  });
}

/** Whether a verify may go out now: the method is open, and none is under way. */
export function canSend(flow: VerifyStep, format: VerifyFormat, rules: LaneRules): boolean {
  return flow.attempt.kind !== 'sending' && whyNot(flow, format, rules) === null;
}

/** The newest PIN that went out to this customer, by any format or by one; null if none did. */
export function lastMessage(flow: ChosenStep, format?: VerifyFormat): Message | null {
  const { accountNumber, customerId } = flow.account;
  return (
    flow.messages.findLast(
      (message) =>
        message.accountNumber === accountNumber &&
        message.customerId === customerId &&
        (format === undefined || message.to === format),
    ) ?? null
  );
}

function whyNot(flow: ChosenStep, format: VerifyFormat, rules: LaneRules): Why {
  if (needsCard(flow)) return 'needs_card';
  if (flow.refused.includes(format)) return 'no_longer_allowed';
  if (format === 'regular_purchase_bypass') return whyNoBypass(flow);
  if (flow.details.kind !== 'ready') return whyNotThere(flow.details);
  const details = flow.details.value;
  switch (format) {
    case 'sms':
      return details.phone === null ? 'no_phone' : null;
    case 'email':
      return details.email === null ? 'no_email' : null;
    case 'security_question':
      return details.securityQuestions.length === 0 ? 'no_questions' : null;
    case 'merchant_override':
      return rules.overrideAllowed ? null : 'not_configured';
  }
}

function whyNotThere({ kind }: Loading<unknown>): Why {
  return kind === 'failed' ? 'not_answered' : 'loading';
}

function whyNoBypass(flow: ChosenStep): Why {
  if (flow.amountCents === null) return 'needs_amount';
  if (flow.quote.kind !== 'ready') return whyNotThere(flow.quote);
  // Only lookup shows whether the card belongs to this account.
  if (isAuthorisedUser(flow.account) && flow.details.kind !== 'ready') return 'loading';
  const regular = flow.quote.value.regularPurchase;
  // A purchase that cannot be handed over needs no PIN.
  if (regular === null || missingOfRegular(regular).length > 0) return 'not_for_this_amount';
  return regular.bypassAllowed ? null : 'not_for_this_amount';
}
