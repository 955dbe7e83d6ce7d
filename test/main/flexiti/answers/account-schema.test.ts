// An account as the journal stores it, in version 1 of the snapshot.
import { expect, it } from 'vitest';
import { accountSchema } from '../../../../main/flexiti';

const stored = {
  customerId: '9002',
  accountNumber: '10000004755',
  status: 'N',
  termsAccepted: true,
  accountType: 'consumer',
  creditLimitCents: 500_000,
  openToBuyCents: 250_000,
  merchantId: '118',
  merchantName: 'Meubles Boréal',
  createdOn: '2024-02-29',
  firstName: 'Maélie',
  lastName: 'Tremblay-Côté',
  cardEndingIn: '0042',
  language: 'fr-CA',
};

it('an account that version 1 stored can be read', () => {
  expect(accountSchema.parse(stored)).toMatchObject(stored);
});

it.each(Object.keys(stored))('an account without %s is not one', (field) => {
  expect(accountSchema.safeParse({ ...stored, [field]: undefined }).success).toBe(false);
});

it('an account with a field that this version does not know is not read', () => {
  expect(accountSchema.safeParse({ ...stored, riskRating: 'P' }).success).toBe(false);
});
