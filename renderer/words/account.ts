// An account in words that the customer may read along: no reason codes, no blame.
import { m } from '../../resources/messages/compiled/messages.js';
import type { AccountView, CustomerView, Language } from '../../preload/contract';
import { wordsOfCall } from './call';
import { wordsIfKnown } from './catalogue';

/** Null if Flexiti does not give it. */
export function wordsOfAccountType(account: AccountView): string | null {
  if (account.authorisedUser) return m.screens_account_authorised_user();
  if (account.type === null) return null;
  return wordsIfKnown(`screens_account_type_${account.type.toLowerCase()}`) ?? spelledOut(account.type);
}

/** A word of Flexiti's for which there are none of ours. */
function spelledOut(code: string): string {
  return code.replaceAll('_', ' ');
}

/** Whether the account may buy, and what the customer can do if not. */
export function wordsOfStatus(account: AccountView, language: Language, flexitiPhone: string | null): string {
  if (account.mayBuy === 'not_said' || (account.mayBuy === 'yes' && account.status === null))
    return m.screens_account_status_not_said();
  const status = wordsOfStatusAlone(account.status);
  return account.mayBuy === 'yes' ? status : `${status} ${wordsOfCall(flexitiPhone, language)}`;
}

function wordsOfStatusAlone(status: string | null): string {
  if (status === null) return m.screens_note_may_not_buy();
  // Flexiti's are letters: a word would find the words for something else.
  const known = /^[A-Z]$/.test(status) ? wordsIfKnown(`screens_account_status_${status}`) : null;
  return known ?? m.screens_account_status_other({ status: spelledOut(status) });
}

/** As far as it is known; null if no part is. */
export function fullName(
  person: Pick<CustomerView, 'firstName' | 'lastName'> & { middleName?: string | null },
): string | null {
  const parts = [person.firstName, person.middleName, person.lastName].filter((part) => part);
  return parts.length > 0 ? parts.join(' ') : null;
}
