// Scans of invented people, no two alike unless the name is.
import { plainCard } from '../../fixtures/licence/plain-card';

/** A licence as a scanner sends it. */
export function licence(family: string): string {
  return plainCard({ elements: { DCS: family } });
}

/** A short one, for what is slow: only what a licence cannot be without. */
export function shortLicence(family: string): string {
  const left = ['DCA', 'DAD', 'DBD', 'DBC', 'DAG', 'DAI', 'DAK', 'DCF', 'DCG', 'DDE', 'DDF', 'DDG'];
  return plainCard({ elements: { ...Object.fromEntries(left.map((id) => [id, null])), DCS: family } });
}
