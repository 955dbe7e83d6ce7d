// What an answer says twice, said once.
import type { Account, SecurityQuestion } from './answers';

/** One question for each id, in the order of the first: an answer is sent with the id alone, so two wordings are one question. */
export function mergedQuestions(questions: readonly SecurityQuestion[]): SecurityQuestion[] {
  const wordings = new Map<number, Set<string>>();
  for (const { id, text } of questions) wordings.set(id, (wordings.get(id) ?? new Set()).add(text));
  return [...wordings].map(([id, texts]) => ({ id, text: [...texts].join(' / ') }));
}

/**
 * One account for each customer and account number, in the order of the first. Where two entries contradict each other in a
 * field, it is not known. Authorised users of a business share its account number, and stay apart.
 */
export function mergedAccounts(accounts: readonly Account[]): Account[] {
  const merged = new Map<string, Account>();
  for (const account of accounts) {
    const key = JSON.stringify([account.customerId, account.accountNumber]);
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? account : agreed(earlier, account));
  }
  return [...merged.values()];
}

function agreed(one: Account, other: Account): Account {
  const { customerId, accountNumber } = one;
  const both = Object.entries(one).map(([field, value]) => [
    field,
    value === other[field as keyof Account] ? value : null,
  ]);
  return { ...(Object.fromEntries(both) as Account), customerId, accountNumber };
}
