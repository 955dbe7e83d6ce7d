// An account's status and type in words, whatever Flexiti calls them.
import { expect, test } from 'vitest';
import type { AccountView } from '../../../preload/contract';
import { wordsOfAccountType, wordsOfStatus } from '../../../renderer/words';

const account: AccountView = {
  number: '•••• 6789',
  cardEndingIn: '5941',
  type: 'consumer',
  authorisedUser: false,
  merchantName: 'ACME Jewellers',
  status: 'N',
  mayBuy: 'yes',
  termsAccepted: true,
  openToBuyCents: 65_951,
  firstName: 'John',
  lastName: 'Smith',
};

test('a status that is a word is told as it is, not by the words for something else', () => {
  for (const status of ['other', 'not_said', 'constructor', 'n', 'NN']) {
    const said = wordsOfStatus({ ...account, status, mayBuy: 'no' }, 'en-CA', null);
    expect(said).toContain(`(status ${status.replace('_', ' ')})`);
  }
});

test('a status of one letter that has no words is told as it is', () => {
  expect(wordsOfStatus({ ...account, status: 'Q', mayBuy: 'no' }, 'en-CA', null)).toContain('(status Q)');
});

test('an account type without words is told as words', () => {
  expect(wordsOfAccountType(account)).toBe('Personal account');
  expect(wordsOfAccountType({ ...account, type: 'joint_venture' })).toBe('joint venture');
});
