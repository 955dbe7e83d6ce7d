// The language that the customer is addressed in, and that Flexiti words rates, fees and security questions in.
import type { Language } from '../../base';
import type { Flow } from './flow';

/**
 * The cashier's choice; else the account's language, as lookup or search gave it; else that of the province, by the
 * account's address or the card; else that of the card's postal code; else the terminal's.
 */
export function customerLanguage(flow: Flow): Language {
  const told = flow.step === 'customer' ? null : flow.languageHint;
  const account = flow.step === 'customer' ? null : flow.account;
  const facts = flow.card?.facts ?? null;
  return (
    flow.chosenLanguage ??
    told?.language ??
    account?.language ??
    languageOfProvince(told?.province ?? null) ??
    languageOfProvince(facts?.province ?? null) ??
    languageOfPostalCode(facts?.postalCode ?? null) ??
    flow.terminalLanguage
  );
}

/** Null for New Brunswick, which has two official languages, and for what is no two-letter code. */
function languageOfProvince(province: string | null): Language | null {
  const code = province?.trim().toUpperCase() ?? '';
  if (code === 'QC' || code === 'NB') return code === 'QC' ? 'fr-CA' : null;
  return /^[A-Z]{2}$/.test(code) ? 'en-CA' : null;
}

/** By its first letter, which stands for a province: G, H and J are Quebec's, E is New Brunswick's. Null for no Canadian one. */
export function languageOfPostalCode(postalCode: string | null): Language | null {
  const letter = /^\s*([A-Z])\d[A-Z]/i.exec(postalCode ?? '')?.[1]?.toUpperCase();
  if (letter === undefined || letter === 'E') return null;
  return 'GHJ'.includes(letter) ? 'fr-CA' : 'en-CA';
}
