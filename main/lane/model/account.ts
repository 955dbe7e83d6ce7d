// What follows from an account's data.
import type { Account } from '../../flexiti';
import type { ChosenStep } from './flow';

/** Only N allows authorisations; a status that this version does not know may not buy either (API page, search). */
export function mayBuy(account: Pick<Account, 'status'>): 'yes' | 'no' | 'not_said' {
  if (account.status === null) return 'not_said';
  return account.status === 'N' ? 'yes' : 'no';
}

/** `master-user`: an authorised user of a business (API page, customer_id). */
export function isAuthorisedUser(account: Pick<Account, 'customerId'>): boolean {
  return account.customerId.includes('-');
}

/** An authorised user of a business must show the card: search gives its last four digits only. */
export function needsCard(flow: ChosenStep): boolean {
  return isAuthorisedUser(flow.account) && flow.volatile.vccNumber === null;
}
