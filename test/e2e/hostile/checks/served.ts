// What the API's answers have said, as far as the checks need it.
import { ending, folded, type Visit } from '../../../support/next-move';

/** All values in all depths: a hostile answer may be deeper than a function can call itself. */
function* valuesIn(answers: readonly unknown[]): Generator {
  const left: unknown[] = [...answers];
  while (left.length > 0) {
    const value = left.pop();
    yield value;
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) left.push(inner);
  }
}

/** All numbers of the answers: as they stand, so dollars and rates. */
export function numbersIn(answers: readonly unknown[]): Set<number> {
  const numbers = new Set<number>();
  for (const value of valuesIn(answers)) {
    if (typeof value === 'number') numbers.add(value);
    else if (typeof value === 'string' && /^\s*[+-]?\d*\.?\d+\s*$/.test(value)) numbers.add(Number(value));
  }
  return numbers;
}

/**
 * The last four digits of the accounts that were answered in the customer's name, or without a name; in any name where the
 * customer is known by a number alone.
 */
export function endingsIn(answers: readonly unknown[], { customer }: Visit, isByNumber: boolean): Set<string> {
  const endings = new Set<string>();
  const own = folded(customer.lastName);
  for (const value of valuesIn(answers)) {
    if (typeof value !== 'object' || value === null) continue;
    const { account_number: number, last_name: name } = value as Record<string, unknown>;
    const isOwn = isByNumber || typeof name !== 'string' || folded(name).trim() === own || name.trim() === '';
    if ((typeof number === 'number' || typeof number === 'string') && isOwn) endings.add(ending(String(number)));
  }
  return endings;
}

/** The PINs that verify has answered, as the terminal writes them. */
export function pinsIn(answers: readonly unknown[]): string[] {
  return answers.flatMap((answer) => {
    const code = (answer as { verification_code?: unknown } | null)?.verification_code;
    return typeof code === 'number' || typeof code === 'string' ? [String(code).trim().padStart(4, '0')] : [];
  });
}
