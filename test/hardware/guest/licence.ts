// Scans of invented people, no two alike unless the name is.
import { plainCard } from '../../fixtures/licence/plain-card';

/** A licence as a scanner sends it. */
export function licence(family: string): string {
  return plainCard({ elements: { DCS: family } });
}
