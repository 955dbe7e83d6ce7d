// Customers found without a scan: by name, card or number, in both languages, and despite Flexiti's errors. Other cases of
// the customer step are in customer-cases.test.ts.
import { expect, test } from '@playwright/test';
import type { FaultInput } from '../../../main/sandbox';
import { languages } from '../../../main/base';
import { tillIn, customerOf } from '../support/training-till';
import { words } from '../support/words';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const say = till.say.bind(till);
    const at = till.at.bind(till);

    test('name, birth date and postal code', async () => {
      await till.search({
        ...rosalind,
        birthDate: rosalind.birthDate.replaceAll('-', ''),
        postalCode: 'm4b1b3',
      });
      await till.expectAccount(rosalind);
      expect(await till.searches()).toEqual([
        {
          first_name: rosalind.firstName,
          last_name: rosalind.lastName,
          dob: rosalind.birthDate,
          postal_code: 'M4B1B3',
        },
      ]);
    });

    test('an amount typed during the account lookup loses no digit', async () => {
      // Long enough to type during it on a busy machine.
      await till.sandbox.fault({ kind: 'latency', ms: 2000, endpoint: 'lookup' });
      await till.search(rosalind);
      await expect(till.heading).toHaveText(say('screens_verify_waiting_title'));
      await at('amount').click();
      await till.page.keyboard.type('234');
      await expect(at('method-sms')).toBeVisible();
      await till.page.keyboard.type('45');
      await till.press('Enter');
      await expect.poll(async () => (await till.view()).amountCents).toBe(23445);
    });

    test('a FlexitiCard, an account number and a customer number', async () => {
      await till.cashier.byHand('card');
      await at('lookup-card').fill(rosalind.vccNumber.replace(/(\d{4})(?=\d)/g, '$1 '));
      await at('primary').click();
      await till.expectAccount(rosalind);
      for (const by of ['account', 'customer'] as const) {
        await till.cashier.newCustomer();
        await till.lookUp(by, by === 'account' ? rosalind.accountNumber : rosalind.customerId);
        await till.expectAccount(rosalind);
      }
      const asked = (await till.sent('lookup')).map(({ query }) => Object.fromEntries(new URLSearchParams(query)));
      // In the terminal's language, until the account says the customer's.
      const again = { account_number: rosalind.accountNumber, lang: 'en' };
      const repeated = language === 'fr-CA' ? [again] : [];
      expect(asked).toEqual([
        { vcc_number: rosalind.vccNumber, lang: language.slice(0, 2) },
        ...repeated,
        { account_number: rosalind.accountNumber, lang: language.slice(0, 2) },
        ...repeated,
        { customer_id: rosalind.customerId, lang: language.slice(0, 2) },
        ...repeated,
      ]);
    });

    test('a card number with a digit missing is not sent', async () => {
      await till.cashier.byHand('card');
      await at('lookup-card').fill('636310011700012');
      await at('primary').click();
      await expect(till.page.getByText(say('screens_card_number_wrong'))).toBeVisible();
      expect((await till.view()).screen).toMatchObject({ step: 'customer', phase: { kind: 'empty' } });
      expect(await till.sent('lookup')).toEqual([]);
    });

    test('the language changes at once, also while a customer is served', async () => {
      await till.serve(rosalind);
      const html = till.page.locator('html');
      const other = language === 'en-CA' ? 'fr-CA' : 'en-CA';
      for (const now of [other, language] as const) {
        await at('language').click();
        await expect(html).toHaveAttribute('lang', now);
        await expect(till.heading).toHaveText(words('screens_verify_title', now));
        await expect(at('training')).toHaveText(words('screens_training', now));
        await till.expectAccount(rosalind);
      }
    });

    const faults: { name: string; fault: FaultInput; code: string }[] = [
      { name: 'an outage', fault: { kind: 'outage' }, code: 'connection_cut' },
      {
        name: 'a server error',
        fault: { kind: 'error', status: 500, code: 'general_error' },
        code: 'server_error',
      },
      { name: 'a gateway’s page', fault: { kind: 'html', status: 502 }, code: 'gateway_error' },
      { name: 'a truncated answer', fault: { kind: 'cut-body' }, code: 'answer_cut' },
    ];
    for (const { name, fault, code } of faults) {
      test(`${name}: is explained, and "try again" tries again`, async () => {
        await till.sandbox.fault({ ...fault, endpoint: 'search', times: 100 });
        await till.search(rosalind);
        await expect(at('problem')).toContainText(say(`flexiti_${code}`), { timeout: 20_000 });
        await expect(at('primary')).toContainText(say('screens_problem_retry'));
        await till.sandbox.clearFaults();
        await at('primary').click();
        await till.expectAccount(rosalind);
      });
    }

    test('too many requests: is explained, asked once more on command, and else not before the time is over', async () => {
      const retryAfterSeconds = 60;
      await till.sandbox.fault({ kind: 'rate-limited', retryAfterSeconds, endpoint: 'search', times: 100 });
      await till.search(rosalind);
      await expect(at('problem')).toContainText(say('flexiti_rate_limited'));
      await expect(at('problem')).toContainText(say('flexiti_wait_seconds', { seconds: retryAfterSeconds }));
      await at('primary').click();
      await expect.poll(async () => (await till.sent('search')).length).toBe(2);
      await expect(at('problem')).toContainText(say('flexiti_rate_limited'));
      await till.sandbox.clearFaults();
      // Then it is done by itself.
      await till.passAll(retryAfterSeconds * 1000);
      await expect(at('customer-account')).toBeVisible({ timeout: 20_000 });
      await till.expectAccount(rosalind);
      expect(await till.sent('search')).toHaveLength(3);
    });

    test('an expired token is renewed silently', async () => {
      await till.serve(harriet);
      const before = (await till.sent('token')).length;
      await till.cashier.newCustomer();
      await till.sandbox.fault({ kind: 'expired-token', endpoint: 'search' });
      await till.search(rosalind);
      await till.expectAccount(rosalind);
      expect(await till.sent('token')).toHaveLength(before + 1);
    });
  });
}
