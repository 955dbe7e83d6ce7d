// Notes in the audit trail that the customer was shown everything that must be disclosed of the offer that was chosen.
import { createHash } from 'node:crypto';
import type { AuditEntry } from '../audit';
import { disclosureText } from '../slip';
import type { CustomerDisplayView } from '../../preload/contract';

export type DisclosedAt = 'display' | 'turned_screen' | 'slip';

export interface Disclosures {
  /** What the customer is shown; an entry is written once for each place, text and flow. */
  shown(view: Pick<CustomerDisplayView, 'screen' | 'language'>, where: DisclosedAt, referenceId: string): void;
}

export interface DisclosureParts {
  /** Milliseconds since 1970. */
  now: () => number;
  audit: (entry: AuditEntry) => void;
}

export function createDisclosures({ now, audit }: DisclosureParts): Disclosures {
  let noted: { referenceId: string; keys: Set<string> } = { referenceId: '', keys: new Set() };
  return {
    shown({ screen, language }, where, referenceId) {
      const text = 'offers' in screen ? disclosureText(screen.offers, language) : null;
      if (text === null) return;
      const hash = createHash('sha256').update(text).digest('hex');
      const key = `${where} ${hash}`;
      if (noted.referenceId !== referenceId) noted = { referenceId, keys: new Set() };
      if (noted.keys.has(key)) return;
      noted.keys.add(key);
      audit({ at: now(), event: 'disclosed', referenceId, by: where, language, hash });
    },
  };
}
