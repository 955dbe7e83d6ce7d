// The language that the customer is addressed in, and that Flexiti words rates and fees in.
import type { Language } from '../../base';
import type { Flow } from './flow';

/** The cashier's choice; else French for Quebec, where French comes first; else the account's language. */
export function customerLanguage(flow: Flow): Language {
  if (flow.chosenLanguage !== null) return flow.chosenLanguage;
  const hint = flow.step === 'customer' ? null : flow.languageHint;
  const province = hint?.province ?? flow.card?.facts.province ?? null;
  if (province === 'QC') return 'fr-CA';
  if (hint !== null) return hint.language;
  return flow.step === 'customer' ? 'en-CA' : flow.account.language;
}
