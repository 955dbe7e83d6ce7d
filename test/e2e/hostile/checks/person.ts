// The customer on the screen is the one at the counter.
import type { View } from '../../../../preload/contract';
import { ending, folded, type Visit } from '../../../support/next-move';

/** What the API has said of the customer. */
export interface Served {
  /** The last four digits of every account that was answered in the customer's name, or in nobody's. */
  endings: ReadonlySet<string>;
}

/** The faults of a view. `isByNumber`: nobody has seen a card, so Flexiti's name is all there is. */
export function wrongPerson(view: View, { customer }: Visit, served: Served, isByNumber: boolean): string[] {
  const wrong: string[] = [];
  const shown = view.customer;
  if (shown === null) return [];
  if (!isByNumber || shown.source !== 'flexiti') {
    if (shown.lastName !== null && letters(shown.lastName) !== letters(customer.lastName)) {
      wrong.push(`the screen has ${shown.lastName} in place of ${customer.lastName}`);
    }
    if (shown.birthDate !== null && shown.birthDate !== customer.birthDate) {
      wrong.push(`the birth date is ${shown.birthDate}, which is not ${customer.lastName}'s`);
    }
  }
  // While it asks whether this is the same person, nothing of the account can be used.
  if (shown.account === null || view.question !== null) return wrong;
  const { number, lastName } = shown.account;
  if (!served.endings.has(ending(number.replaceAll(/\D/g, ''))))
    wrong.push(`the account ${number} is not ${customer.lastName}'s`);
  if (!isByNumber && lastName !== null && !areAlike(lastName, customer.lastName)) {
    wrong.push(`an account of ${lastName} is open for ${customer.lastName}, and nobody was asked`);
  }
  return wrong;
}

function letters(name: string): string {
  return folded(name).replaceAll(/[^A-Z]/g, '');
}

/** The same letters, or one cut short. */
function areAlike(one: string, other: string): boolean {
  const [a, b] = [letters(one), letters(other)];
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}
