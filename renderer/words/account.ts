// An account in words that the customer may read along: no reason codes, no blame.
import { m } from '../../resources/messages/compiled/messages.js';
import type { AccountView, CustomerView } from '../../preload/contract';
import { wordsIfKnown } from './catalogue';

/** Null if Flexiti does not give it. */
export function wordsOfAccountType(account: AccountView): string | null {
  if (account.authorisedUser) return m.screens_account_authorised_user();
  if (account.type === null) return null;
  return wordsIfKnown(`screens_account_type_${account.type.toLowerCase()}`) ?? account.type;
}

/** Whether the account may buy, and what the customer can do if not. */
export function wordsOfStatus(account: AccountView): string {
  if (account.status === null && account.mayBuy === 'no') return m.screens_note_may_not_buy();
  if (account.status === null || account.mayBuy === 'not_said') return m.screens_account_status_not_said();
  const known = wordsIfKnown(`screens_account_status_${account.status}`);
  return known ?? m.screens_account_status_other({ status: account.status });
}

/** As far as it is known; null if no part is. */
export function fullName(
  person: Pick<CustomerView, 'firstName' | 'lastName'> & { middleName?: string | null },
): string | null {
  const parts = [person.firstName, person.middleName, person.lastName].filter((part) => part);
  return parts.length > 0 ? parts.join(' ') : null;
}
