// The language in which the customer is spoken to, and in which Flexiti words rates and fees.
import type { Language } from '../../base';
import type { Flow } from './flow';

/** What the cashier chose; else French for Quebec, where French comes first; else what the account says. */
export function customerLanguage(flow: Flow): Language {
  if (flow.chosenLanguage !== null) return flow.chosenLanguage;
  const hint = flow.step === 'customer' ? null : flow.languageHint;
  const province = hint?.province ?? flow.card?.facts.province ?? null;
  if (province === 'QC') return 'fr-CA';
  if (hint !== null) return hint.language;
  return flow.step === 'customer' ? 'en-CA' : flow.account.language;
}
