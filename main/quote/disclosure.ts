// What the merchant is obliged to show of an offer (API page, calculate-interest), and what of it is not there.
import type { Fee, Plan, RegularPurchase, Term } from '../flexiti';
import type { MissingPart } from '../../preload/contract';

/** In the order in which a person reads an offer. */
export function missingOfTerm({ planId }: Pick<Plan, 'planId'>, term: Term): MissingPart[] {
  const { months, paymentCents, annualRates: rates, fees, contradicted } = term;
  return those({
    plan: planId === null,
    term: months === null,
    payment: paymentCents === null,
    contradiction: contradicted,
    rate: rates.length === 0 || rates.some(({ rate }) => rate === null),
    label: rates.length === 0 || rates.some(({ description, type }) => description === '' && type === ''),
    message: rates.length === 0 || rates.some(({ message }) => message === null),
    ...missingOfFees(fees),
  });
}

/** A regular purchase has a rate without texts of its own. */
export function missingOfRegular({ paymentCents, annualRate, fees }: RegularPurchase): MissingPart[] {
  return those({ payment: paymentCents === null, rate: annualRate === null, ...missingOfFees(fees) });
}

function missingOfFees(fees: readonly Fee[] | null): Partial<Record<MissingPart, boolean>> {
  return {
    fees: fees === null,
    fee_amount: fees?.some(({ amountCents }) => amountCents === null) ?? false,
    fee_text:
      fees?.some(({ description, type, message }) => description === '' || type === '' || message === null) ?? false,
  };
}

function those(missing: Partial<Record<MissingPart, boolean>>): MissingPart[] {
  return (Object.keys(missing) as MissingPart[]).filter((what) => missing[what] === true);
}
