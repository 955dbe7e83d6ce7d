// The values for the purchase, to be copied one by one or together, or scanned as a QR code.
import type { HandOverValue } from '../../../preload/contract';
import type { HandOverStep, LaneRules } from '../model';

/**
 * One value, or all of them in lines of `name=value` by the names of the API, so that a POS can parse them. The PIN and an
 * authorised user's card number are among all of them only if the settings allow it. Empty for a missing value.
 */
export function handOverText(flow: HandOverStep, what: HandOverValue | 'all', rules: LaneRules): string {
  const values = valuesOf(flow);
  if (what !== 'all') return values.find(({ value }) => value === what)?.text ?? '';
  return values
    .filter(({ value }) => (value !== 'code' && value !== 'card') || rules.pinInCopies)
    .map(({ name, text }) => `${name}=${text}`)
    .join('\n');
}

function valuesOf(flow: HandOverStep): { value: HandOverValue; name: string; text: string }[] {
  const { planId, months } = flow.choice;
  const { vccNumber, pin } = flow.volatile;
  const values: { value: HandOverValue; name: string; text: string | number | null }[] = [
    { value: 'account', name: 'account_number', text: flow.account.accountNumber },
    { value: 'card', name: 'vcc_number', text: vccNumber },
    { value: 'plan', name: 'plan_id', text: planId },
    { value: 'term', name: 'term', text: months },
    { value: 'amount', name: 'amount', text: ((flow.amountCents ?? 0) / 100).toFixed(2) },
    { value: 'code', name: 'verification_code', text: pin?.code ?? null },
    { value: 'requestId', name: 'request_id', text: flow.requestId },
    { value: 'referenceId', name: 'x-reference-id', text: flow.referenceId },
  ];
  return values.flatMap(({ value, name, text }) => (text === null ? [] : [{ value, name, text: String(text) }]));
}
