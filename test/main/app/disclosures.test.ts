import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { AuditEntry } from '../../../main/audit';
import { createDisclosures } from '../../../main/app/disclosures';
import { takeAlongText } from '../../../main/app/take-along';
import { disclosureText } from '../../../main/slip';
import type { CustomerDisplayView, CustomerOffers } from '../../../preload/contract';

const offers = (message: string): CustomerOffers => ({
  amountCents: 9000,
  regular: {
    paymentCents: 9000,
    annualRate: 0.2899,
    fees: [{ description: 'Fee', amountCents: 100, type: 'admin_total', message }],
    chosen: true,
  },
  plans: [],
});
const shown = (message = 'Words'): Omit<CustomerDisplayView, 'takeAlong'> => ({
  revision: 1,
  training: false,
  store: null,
  language: 'fr-CA',
  screen: { kind: 'chosen', offers: offers(message) },
});

it('notes what was disclosed once for each place, text and visit, by its hash', () => {
  const entries: AuditEntry[] = [];
  const disclosures = createDisclosures({ now: () => 5, audit: (entry) => entries.push(entry) });
  disclosures.shown({ ...shown(), screen: { kind: 'verifying', pin: null } }, 'display', 'a');
  disclosures.shown(shown(), 'display', 'a');
  disclosures.shown(shown(), 'display', 'a');
  disclosures.shown(shown(), 'turned_screen', 'a');
  disclosures.shown(shown('Other words'), 'display', 'a');
  disclosures.shown(shown(), 'display', 'b');
  const hashOf = (message: string): string =>
    createHash('sha256')
      .update(disclosureText(offers(message), 'fr-CA') ?? '')
      .digest('hex');
  const common = { at: 5, event: 'disclosed', language: 'fr-CA' };
  expect(entries).toEqual([
    { ...common, referenceId: 'a', by: 'display', hash: hashOf('Words') },
    { ...common, referenceId: 'a', by: 'turned_screen', hash: hashOf('Words') },
    { ...common, referenceId: 'a', by: 'display', hash: hashOf('Other words') },
    { ...common, referenceId: 'b', by: 'display', hash: hashOf('Words') },
  ]);
});

it('is taken along as a code, unless it is too long for one', () => {
  expect(takeAlongText(shown(), '2026-11-21')).toContain('Words');
  expect(takeAlongText(shown('x'.repeat(3000)), '2026-11-21')).toBeNull();
  expect(takeAlongText({ ...shown(), screen: { kind: 'searching' } }, '2026-11-21')).toBeNull();
});
