// The labels of rates and fees, which a plan's terms mostly share: then they stand once above their figures.
import type { Language } from '../../../preload/contract';
import { m } from '../../../resources/messages/compiled/messages.js';
import type { Column, Group } from './columns';

/** Of each rate, as Flexiti words it for the customer. */
export function rateLabelsOf({ term }: Column, language: Language): string[] {
  const unlabelled = m.screens_offer_annual_rate({}, { locale: language });
  if (term === null) return [unlabelled];
  return term.rates.map(({ description, type }) => description || type || unlabelled);
}

/** Of each fee. */
export function feeLabelsOf({ offer }: Column, language: Language): string[] {
  const unlabelled = m.screens_offer_fee_unknown({}, { locale: language });
  return (offer.fees ?? []).map(({ description }) => description || unlabelled);
}

type LabelsOf = (column: Column, language: Language) => string[];

/**
 * For each group the one label of all its columns, null where it has none. All are null where any group has more than one:
 * then every figure stands under its own.
 */
export function sharedLabels(groups: readonly Group[], labelsOf: LabelsOf, language: Language): (string | null)[] {
  const labels = groups.map(({ columns }) => columns.map((column) => labelsOf(column, language)));
  const isOne = (of: string[][]): boolean => of.every(({ length }) => length <= 1) && new Set(of.flat()).size <= 1;
  return labels.map((of) => (labels.every(isOne) ? (of.flat()[0] ?? null) : null));
}
