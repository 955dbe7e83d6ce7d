// The words of each way to verify the customer.
import { m } from '../../resources/messages/compiled/messages.js';
import type { Language, MethodView, VerifyFormat } from '../../preload/contract';

export const methodName: Record<VerifyFormat, () => string> = {
  sms: () => m.screens_method_sms(),
  email: () => m.screens_method_email(),
  security_question: () => m.screens_method_security_question(),
  regular_purchase_bypass: () => m.screens_method_regular_purchase_bypass(),
  merchant_override: () => m.screens_method_merchant_override(),
};

/** One sentence on how it works. */
export const methodHint: Record<VerifyFormat, () => string> = {
  sms: () => m.screens_method_sms_hint(),
  email: () => m.screens_method_email_hint(),
  security_question: () => m.screens_method_security_question_hint(),
  regular_purchase_bypass: () => m.screens_method_regular_purchase_bypass_hint(),
  merchant_override: () => m.screens_method_merchant_override_hint(),
};

/** On the button that sends it. */
export const methodAction: Record<VerifyFormat, () => string> = {
  sms: () => m.screens_action_sms(),
  email: () => m.screens_action_email(),
  security_question: () => m.screens_action_security_question(),
  regular_purchase_bypass: () => m.screens_action_regular_purchase_bypass(),
  merchant_override: () => m.screens_action_merchant_override(),
};

/** While the call is under way. */
export const methodWaiting: Record<VerifyFormat, () => string> = {
  sms: () => m.screens_waiting_sms(),
  email: () => m.screens_waiting_email(),
  security_question: () => m.screens_waiting_verify(),
  regular_purchase_bypass: () => m.screens_waiting_verify(),
  merchant_override: () => m.screens_waiting_verify(),
};

/** Why it is not available. */
export const methodReason: Record<NonNullable<MethodView['why']>, () => string> = {
  no_phone: () => m.screens_method_why_no_phone(),
  no_email: () => m.screens_method_why_no_email(),
  no_questions: () => m.screens_method_why_no_questions(),
  needs_amount: () => m.screens_method_why_needs_amount(),
  needs_card: () => m.screens_method_why_needs_card(),
  not_for_this_amount: () => m.screens_method_why_not_for_this_amount(),
  no_longer_allowed: () => m.screens_method_why_no_longer_allowed(),
  not_configured: () => m.screens_method_why_not_configured(),
  loading: () => m.screens_method_why_loading(),
  not_answered: () => m.screens_method_why_not_answered(),
};

/** A masked destination: a number as `•••-•••-0121`, an address with long rows of asterisks shortened. */
export function shortMask(destination: string): string {
  return destination
    .replace(/\(([*\d]{3})\)\s*/, '$1-')
    .replace(/\*{4,}/g, '***')
    .replaceAll('*', '•');
}

/** The line to say to the customer first; null if there is none. */
export function methodLine(method: MethodView, locale: Language): string | null {
  const { format, destination } = method;
  switch (format) {
    case 'sms': {
      const ending = /(\d{2,4})\D*$/.exec(destination ?? '')?.[1];
      return ending ? m.screens_say_sms({ ending }, { locale }) : m.screens_say_sms_plain({}, { locale });
    }
    case 'email':
      return destination
        ? m.screens_say_email({ destination: shortMask(destination) }, { locale })
        : m.screens_say_email_plain({}, { locale });
    case 'regular_purchase_bypass':
      return m.screens_say_no_pin({}, { locale });
    case 'merchant_override':
      return m.screens_say_override({}, { locale });
    case 'security_question':
      return null;
  }
}
