// Codes that are no licence, held to the scanner: a card, an account number, a product, something unknown.
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { counterIn, customerOf } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const authorisedUser = customerOf('business-authorised-user');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const counter = counterIn(language);

    test('a FlexitiCard is looked up at once', async () => {
      await counter.scanCode(rosalind.vccNumber);
      await counter.expectAccount(rosalind);
      const lookups = await counter.sent('lookup');
      expect(Object.fromEntries(new URLSearchParams(lookups[0]?.query))).toMatchObject({
        vcc_number: rosalind.vccNumber,
      });
      expect(await counter.sent('search')).toEqual([]);
    });

    test('an account number with its symbology is looked up at once', async () => {
      await counter.scanCode(`]C0${rosalind.accountNumber}`);
      await counter.expectAccount(rosalind);
    });

    test('a card while a customer is served asks first', async () => {
      await counter.serve(rosalind);
      await counter.scanCode(harriet.vccNumber);
      await expect(counter.at('pending-scan')).toContainText(
        counter.say('screens_pending_scan_question_card', { name: harriet.vccNumber.slice(-4) }),
      );
      await counter.press('Escape');
      await expect(counter.at('pending-scan')).toHaveCount(0);
      await counter.expectAccount(rosalind);
      // Another code between the two, or the second would be a repetition of the first.
      await counter.scanCode('4006381333931');
      await expect(counter.at('notice')).toContainText(counter.say('screens_note_scan_product'));
      await counter.scanCode(harriet.vccNumber);
      await expect(counter.at('pending-scan')).toBeVisible();
      await counter.press('Enter');
      await counter.expectAccount(harriet);
    });

    test('the card of an authorised user is taken where it is asked for', async () => {
      await counter.search(authorisedUser);
      await expect(counter.heading).toHaveText(counter.say('screens_needs_card_title'));
      await counter.scanCode(authorisedUser.vccNumber);
      await expect(counter.at('method-sms')).toBeEnabled();
      await expect(counter.at('pending-scan')).toHaveCount(0);
    });

    test('a product’s barcode and an unknown code are named, and nothing is sent', async () => {
      await counter.scanCode('4006381333931');
      await expect(counter.at('notice')).toContainText(counter.say('screens_note_scan_product'));
      await counter.scanCode('LOYALTY-77');
      await expect(counter.at('notice')).toContainText(counter.say('screens_note_scan_unknown', { length: 10 }));
      await expect(counter.at('notice')).not.toContainText('LOYALTY');
      expect(await counter.sent()).toEqual([]);
    });
  });
}
