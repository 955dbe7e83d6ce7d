// Scanned codes that are no licence: a card, an account number, a product, an unknown code.
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { tillIn, customerOf } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const authorisedUser = customerOf('business-authorised-user');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);

    test('a FlexitiCard is looked up at once', async () => {
      await till.scanCode(rosalind.vccNumber);
      await till.expectAccount(rosalind);
      const lookups = await till.sent('lookup');
      expect(Object.fromEntries(new URLSearchParams(lookups[0]?.query))).toMatchObject({
        vcc_number: rosalind.vccNumber,
      });
      expect(await till.sent('search')).toEqual([]);
    });

    test('an account number with its symbology is looked up at once', async () => {
      await till.scanCode(`]C0${rosalind.accountNumber}`);
      await till.expectAccount(rosalind);
    });

    test('a card while a customer is served asks first', async () => {
      await till.serve(rosalind);
      await till.scanCode(harriet.vccNumber);
      await expect(till.at('pending-scan')).toContainText(
        till.say('screens_pending_scan_question_card', { name: harriet.vccNumber.slice(-4) }),
      );
      await till.press('Escape');
      await expect(till.at('pending-scan')).toHaveCount(0);
      await till.expectAccount(rosalind);
      // Another code in between, or the second would count as a repetition.
      await till.scanCode('4006381333931');
      await expect(till.at('notice')).toContainText(till.say('screens_note_scan_product'));
      await till.scanCode(harriet.vccNumber);
      await expect(till.at('pending-scan')).toBeVisible();
      await till.press('Enter');
      await till.expectAccount(harriet);
    });

    test('the card of an authorised user is accepted where it is required', async () => {
      await till.search(authorisedUser);
      await expect(till.heading).toHaveText(till.say('screens_needs_card_title'));
      await till.scanCode(authorisedUser.vccNumber);
      await expect(till.at('method-sms')).toBeEnabled();
      await expect(till.at('pending-scan')).toHaveCount(0);
    });

    test('a product’s barcode and an unknown code are named, and nothing is sent', async () => {
      await till.scanCode('4006381333931');
      await expect(till.at('notice')).toContainText(till.say('screens_note_scan_product'));
      // Sooner, it would come out of a scanner's memory.
      await setTimeout(1100);
      await till.scanCode('LOYALTY-77');
      await expect(till.at('notice')).toContainText(till.say('screens_note_scan_unknown', { length: 10 }));
      await expect(till.at('notice')).not.toContainText('LOYALTY');
      expect(await till.sent()).toEqual([]);
    });
  });
}
