// The cases of step 1, from the customer to one account: what is shown, and what is sent.
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { tillIn, customerOf } from '../support/training-till';

const rosalind = customerOf('on-ordinary');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const say = till.say.bind(till);
    const at = till.at.bind(till);

    test('several accounts: the list tells them apart, and a digit key chooses only one that may buy', async () => {
      const [normal, closed, small] = ['on-several-normal', 'on-several-closed', 'on-several-small'].map(customerOf);
      if (!normal || !closed || !small) throw new Error('no customer with several accounts');
      await till.scan(normal);
      await expect(till.heading).toHaveText(say('screens_choosing_title'));
      for (const [index, { accountNumber, merchantName }] of [normal, closed, small].entries()) {
        const row = at(`account-${index}`);
        await expect(row).toContainText(say('screens_account_number', { number: `•••• ${accountNumber.slice(-4)}` }));
        await expect(row).toContainText(say('screens_account_merchant', { merchant: merchantName }));
        await expect(row).toContainText(say('screens_account_type_consumer'));
      }
      await expect(at('account-0')).toContainText(till.money(normal.openToBuyCents));
      await expect(at('account-2')).toContainText(till.money(small.openToBuyCents));
      await expect(at('account-1')).toContainText(say('screens_account_status_C'));
      await expect(at('account-1')).toBeDisabled();
      await till.press('2');
      expect((await till.view()).screen).toMatchObject({ step: 'customer', phase: { kind: 'choosing' } });
      await till.press('3');
      await till.expectAccount(small);
      const lookups = (await till.sent('lookup')).map(({ query }) => new URLSearchParams(query));
      expect(lookups.map((query) => query.get('account_number'))).toEqual([small.accountNumber]);
    });

    test('none found: each variant has a key and searches as labelled, then the next step is explained', async () => {
      const nobody = { firstName: 'Rosalind Marie-Claire', lastName: 'Nonesuch', birthDate: '1984-03-12' };
      const sent = { first_name: nobody.firstName, last_name: nobody.lastName, dob: nobody.birthDate };
      await till.search({ ...nobody, postalCode: 'M4B 1B3' });
      await expect(till.heading).toHaveText(say('screens_nobody_title'));
      await expect(till.page.getByText(say('screens_nobody_hint'))).toBeVisible();
      // No variant is offered during a search, so wait for the next answer's variants before each key.
      const variants = at('nobody').getByRole('button');
      await expect(variants).toHaveText([
        new RegExp(`1.*${say('screens_variant_first_given_name', { name: 'Rosalind' })}`),
        new RegExp(`2.*${say('screens_variant_no_postal_code')}`),
        new RegExp(`3.*${say('screens_variant_hyphen_as_space', { name: 'Rosalind Marie Claire Nonesuch' })}`),
      ]);
      await at('variant-hyphen_as_space').click();
      await expect(variants).toHaveCount(2);
      await till.press('2');
      await expect(variants).toHaveCount(1);
      await till.press('1');
      // Now all variants are used up.
      await expect(till.page.getByText(say('screens_nobody_hint_alone'))).toBeVisible();
      await expect(variants).toHaveCount(0);
      await expect(till.page.getByText(say('screens_nobody_next'))).toBeVisible();
      await expect(at('search-last-name')).toHaveValue('Nonesuch');
      expect(await till.searches()).toEqual([
        { ...sent, postal_code: 'M4B1B3' },
        { ...sent, first_name: 'Rosalind Marie Claire', postal_code: 'M4B1B3' },
        { ...sent, first_name: 'Rosalind Marie Claire' },
        { ...sent, first_name: 'Rosalind' },
      ]);
    });

    test('none found: the first given name alone finds the customer', async () => {
      await till.search({ ...rosalind, firstName: `${rosalind.firstName} Claire` });
      await expect(till.heading).toHaveText(say('screens_nobody_title'));
      await till.press('1');
      await till.expectAccount(rosalind);
    });

    test('none found under a number: is explained, and the other searches stay available', async () => {
      await till.lookUp('account', '999999999');
      await expect(till.page.getByText(say('screens_nobody_hint_number'))).toBeVisible();
      await till.search(rosalind);
      await till.expectAccount(rosalind);
    });

    for (const id of ['on-auth-prohibited', 'ab-frozen', 'pe-charged-off', 'nl-closed', 'nl-status-unknown']) {
      const customer = customerOf(id);
      const { status } = customer;

      test(`status not N but ${status}: is explained, and blocks the sale`, async () => {
        await till.scan(customer);
        await expect(till.heading).toHaveText(say('screens_choosing_one_title'));
        const words =
          status === 'Q' ? say('screens_account_status_other', { status }) : say(`screens_account_status_${status}`);
        await expect(at('account-0')).toContainText(words);
        await expect(at('account-0')).not.toContainText(customer.reasonCode);
        await expect(at('account-0')).toBeDisabled();
        await expect(at('primary')).toContainText(say('screens_key_new_customer'));
        await till.press('1');
        expect((await till.view()).screen).toMatchObject({ step: 'customer', phase: { kind: 'choosing' } });
        await till.press('Enter');
        await expect(till.heading).toHaveText(say('screens_customer_scan_title'));
        expect(await till.sent('lookup')).toEqual([]);
        expect(await till.verified()).toEqual([]);
      });
    }

    test('status missing: is shown, and the sale can continue', async () => {
      await till.serve(rosalind);
      await expect(at('customer-account')).toContainText(say('screens_account_status_not_said'));
      await expect(at('note-status_not_said')).toContainText(say('screens_note_status_not_said'));
      await expect(at('method-sms')).toBeEnabled();
    });

    test('terms not accepted: is shown with the account, and the sale can continue', async () => {
      const ezekiel = customerOf('mb-terms-not-accepted');
      await till.scan(ezekiel);
      await till.expectAccount(ezekiel);
      await expect(at('note-terms_not_accepted')).toContainText(say('screens_note_terms_not_accepted'));
      await expect(at('method-sms')).toBeEnabled();
    });

    test('authorised user of a business: the card is required, and must be the right one', async () => {
      const percival = customerOf('business-authorised-user');
      await till.scan(percival);
      await till.cashier.expectStep('verify');
      await expect(till.heading).toHaveText(say('screens_needs_card_title'));
      await expect(till.page.getByText(say('screens_needs_card_hint'))).toBeVisible();
      await expect(at('say')).toContainText(say('screens_say_card'));
      await at('give-card').fill('6363 1001 1700');
      await till.press('Enter');
      await expect(till.page.getByText(say('screens_card_number_wrong'))).toBeVisible();
      expect(await till.sent('lookup')).toEqual([]);
      await at('give-card').fill(rosalind.vccNumber);
      await till.press('Enter');
      await expect(at('notice')).toContainText(say('screens_note_card_of_another_account'));
      await at('give-card').fill(percival.vccNumber);
      await till.press('Enter');
      await till.answer(percival.question.answer);
      await till.cashier.expectStep('quote');
      expect(await till.verified()).toMatchObject([{ vcc_number: percival.vccNumber }]);
    });

    test('truncated name: is completed before the search, and searched for as typed', async () => {
      const bartholomew = customerOf('on-truncated-name');
      await till.scan(bartholomew);
      await expect(till.heading).toHaveText(say('screens_confirm_title'));
      await expect(at('reason-name_truncated')).toContainText(say('screens_note_name_truncated'));
      await expect(at('search-last-name')).toHaveValue(/^Winterbottomshire-A$/i);
      await at('search-last-name').fill(bartholomew.lastName);
      expect(await till.searches()).toEqual([]);
      await till.press('Enter');
      await till.expectAccount(bartholomew);
      expect(await till.searches()).toMatchObject([{ last_name: bartholomew.lastName }]);
      // The warning is gone once the name is complete.
      await expect(at('note-licence_warning_name_truncated')).toHaveCount(0);
      await expect(at('customer-name')).toContainText(bartholomew.lastName);
    });

    test('over-long names: are cut to 35 and 50 for the search, which is shown', async () => {
      const maximilianella = customerOf('on-long-name');
      await till.scan(maximilianella);
      await till.expectAccount(maximilianella);
      await expect(at('note-names_cut')).toContainText(say('screens_note_names_cut'));
      const [search] = await till.searches();
      expect(search?.['first_name']).toMatch(new RegExp(`^${maximilianella.firstName}$`, 'i'));
      expect(search?.['first_name']).toHaveLength(35);

      await till.cashier.newCustomer();
      await till.search({ firstName: 'F'.repeat(40), lastName: 'L'.repeat(60), birthDate: '1990-01-01' });
      await expect(till.heading).toHaveText(say('screens_nobody_title'));
      await expect(at('note-names_cut')).toContainText(say('screens_note_names_cut'));
      expect((await till.searches()).at(-1)).toEqual({
        first_name: 'F'.repeat(35),
        last_name: 'L'.repeat(50),
        dob: '1990-01-01',
      });
    });

    test('expired licence: is shown with its date, and the sale can continue', async () => {
      const winifred = customerOf('on-expired');
      await till.scan(winifred);
      await till.expectAccount(winifred);
      const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
        Date.parse(winifred.licence.expiry),
      );
      await expect(at('note-licence_warning_expired')).toContainText(say('licence_warning_expired', { date }));
      await expect(at('method-sms')).toBeEnabled();
    });

    test('Flexiti reads the card differently: its name is used for the search, and the difference is shown', async () => {
      const imogen = customerOf('on-reading-differs');
      await till.scan(imogen);
      await till.expectAccount(imogen);
      const difference = at('note-difference');
      await expect(difference).toContainText(say('screens_field_lastName'));
      await expect(difference).toContainText(/THORNBURY-VALE/);
      await expect(difference).toContainText(/Thornbury Vale/i);
      const names = (await till.searches()).map(({ last_name: name }) => name?.toUpperCase());
      expect(names).toEqual(['THORNBURY VALE', 'THORNBURY-VALE']);
    });
  });
}
