// Licence payloads of invented people, distinguished by the family name.
import { plainCard } from '../../fixtures/licence/plain-card';

export function licence(family: string): string {
  return plainCard({ elements: { DCS: family } });
}

/** Only the mandatory elements, for slow devices. */
export function shortLicence(family: string): string {
  const left = ['DCA', 'DAD', 'DBD', 'DBC', 'DAG', 'DAI', 'DAK', 'DCF', 'DCG', 'DDE', 'DDF', 'DDG'];
  return plainCard({ elements: { ...Object.fromEntries(left.map((id) => [id, null])), DCS: family } });
}
