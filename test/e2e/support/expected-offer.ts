// What the screen must show for an account and an amount: plans, fees and texts of a second sandbox, payments by the
// arithmetic of the API pages' examples.
import { startTraining } from '../../../main/app/training';
import type { Language } from '../../../main/base';
import { createFlexitiClient, type Quote } from '../../../main/flexiti';

export interface Offers {
  /** The quote for an account and amount. */
  expected(accountNumber: string, amountCents: number, language: Language): Promise<Quote>;
  close(): Promise<void>;
}

/** The monthly payment in cents of a loan at `rate` a year over `months`: the annuity formula. */
export function annuityCents(principalCents: number, rate: number, months: number): number {
  const monthly = rate / 12;
  return Math.round((principalCents * monthly) / (1 - (1 + monthly) ** -months));
}

export async function openOffers(): Promise<Offers> {
  const sandbox = await startTraining({ port: 0, now: Date.now });
  const client = createFlexitiClient({
    baseUrl: sandbox.baseUrl,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    fetch,
    fetchOnce: fetch,
    now: Date.now,
    randomReferenceId: () => 'e'.repeat(32),
  });
  return {
    async expected(accountNumber, amountCents, language) {
      const call = { referenceId: 'f'.repeat(32) };
      const result = await client.calculateInterest(call, accountNumber, amountCents, language);
      if (!result.ok) throw new Error(`the sandbox gave no quote: ${result.error.code}`);
      return result.value;
    },
    close: () => sandbox.close(),
  };
}
