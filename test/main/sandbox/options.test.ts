// A sandbox with the caller’s customers, PINs and tokens instead of its own.
import { expect, test } from 'vitest';
import { makeCustomer } from '../../../main/sandbox/customers/make-customer';
import { requestToken, start, Till } from './sandbox-fixture';

const person = makeCustomer({
  id: 'only-one',
  firstName: 'Zéphyrine',
  lastName: 'Ouistitière',
  birthDate: '1931-04-17',
  accountNumber: '83610927450163',
  address1: '7 RUE DES HUIT-VENTS',
  city: 'GATINEAU',
  province: 'QC',
  postalCode: 'J8X4H7',
  licence: { format: 8, number: 'O432117043104' },
});

test('its customers are those that it is given, and no others', async () => {
  const sandbox = await start({ customers: [person] });
  try {
    const till = await Till.at(sandbox);
    const found = await till.search('first_name=Zephyrine&last_name=Ouistitiere&dob=1931-04-17');
    expect(found.body).toMatchObject([{ account_number: 83610927450163 }]);
    expect((await till.lookup('account_number=117000121')).status).toBe(404);
  } finally {
    await sandbox.close();
  }
});

test('PINs and tokens are the caller’s', async () => {
  let count = 0;
  const sandbox = await start({
    customers: [person],
    makePin: ({ id }) => (id === person.id ? '39571846' : ''),
    makeToken: () => `token-${(count += 1)}`,
  });
  try {
    expect((await requestToken(sandbox)).body).toMatchObject({ access_token: 'token-1', refresh_token: 'token-2' });
    const till = await Till.at(sandbox);
    expect(till.token).toBe('token-3');
    const answer = { format: 'security_question', security_qid: 6, security_answer: person.question.answer };
    expect((await till.verify(person.accountNumber, answer)).body).toEqual({ verification_code: 39571846 });
    expect(sandbox.control.pins()).toMatchObject([{ pin: '39571846' }]);
  } finally {
    await sandbox.close();
  }
});
