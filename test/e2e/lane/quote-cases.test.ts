// Step 3, case by case: what may be missing among the ways to pay, amounts that are too high or change, and what of it
// gets as far as the hand-over.
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { tillIn, customerOf } from '../support/training-till';

const rosalind = customerOf('on-ordinary');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const say = till.say.bind(till);
    const at = till.at.bind(till);
    const plans = () => till.page.locator('[data-testid^="plan-"]');
    const handedOver = (value: string): Promise<string | null> => at(`handover-${value}`).getAttribute('data-value');

    test('no plans: said, and the regular purchase can be handed over', async () => {
      await till.quote(customerOf('nb-no-promotional'), 40_000);
      await expect(at('no-plans')).toContainText(say('screens_quote_no_plans'));
      await expect(plans()).toHaveCount(0);
      await till.cashier.choose('regular');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
      await expect(at('handover-plan')).toHaveText(say('screens_hand_over_regular'));
      expect(await handedOver('amount')).toBe('400.00');
    });

    test('no regular purchase: it is not there, nor a way around the PIN, and a plan can be handed over', async () => {
      const fenella = customerOf('ns-no-regular');
      await till.serve(fenella);
      // Below the limit under which others need no PIN.
      await till.cashier.amount(15_000);
      await expect(at('method-regular_purchase_bypass')).toContainText(say('screens_method_why_not_for_this_amount'));
      await expect(at('method-regular_purchase_bypass')).toBeDisabled();
      await till.answer(fenella.question.answer);
      await till.expectOffers(15_000);
      await expect(plans().first()).toBeVisible();
      await expect(at('regular')).toHaveCount(0);
      await till.cashier.choose('plan-4-3');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
      expect([await handedOver('plan'), await handedOver('term')]).toEqual(['4', '3']);
    });

    test('amount above open to buy: said with the largest that fits, which alone can be handed over', async () => {
      const horatio = customerOf('business-little-credit');
      const largest = horatio.openToBuyCents;
      await till.quote(horatio, largest + 100);
      const amount = till.money(largest);
      await expect(at('over-open-to-buy')).toContainText(say('screens_quote_over', { amount }));
      await till.cashier.choose('regular');
      // The one primary action is the largest amount that fits, and never the hand-over.
      await expect(at('primary')).toContainText(say('screens_quote_use_amount', { amount }));
      await till.press('Enter');
      await expect(at('offers')).toHaveAttribute('data-amount', String(largest));
      await expect(at('over-open-to-buy')).toHaveCount(0);
      await till.cashier.choose('regular');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
      expect(await handedOver('amount')).toBe((largest / 100).toFixed(2));
      const asked = (await till.sent('calculate-interest')).map(({ body }) => JSON.parse(body) as unknown);
      expect(asked).toEqual([{ amount: (largest + 100) / 100 }, { amount: largest / 100 }]);
      expect(await till.verified()).toHaveLength(1);
    });

    test('amount changed after verify: the plans are those of the new one, and the PIN still counts', async () => {
      await till.quote(rosalind, 23_445);
      await till.cashier.choose('plan-4-6');
      await till.cashier.amount(123_456);
      await till.expectOffers(123_456);
      await expect(at('verified')).toHaveCount(0);
      await till.cashier.choose('plan-4-12');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
      expect([await handedOver('amount'), await handedOver('code')]).toEqual([
        '1234.56',
        await till.sandbox.lastPin(rosalind.accountNumber),
      ]);
      expect(await till.verified()).toHaveLength(1);
    });

    test('amount changed after verify: a go-ahead without a PIN is void as soon as it is raised, and not before', async () => {
      await till.serve(rosalind);
      await till.cashier.amount(15_000);
      await at('method-regular_purchase_bypass').click();
      await till.expectOffers(15_000);
      await expect(at('regular-only')).toContainText(say('screens_quote_regular_only'));
      await till.cashier.amount(14_999);
      await till.expectOffers(14_999);
      await till.cashier.amount(15_001);
      await till.cashier.expectStep('verify');
      await expect(at('notice')).toContainText(say('screens_note_bypass_pin_void'));
      await expect(at('method-sms')).toBeEnabled();
      expect(await till.verified()).toMatchObject([{ format: 'regular_purchase_bypass' }]);
    });

    test('the plans do not come: told in words, and "try again" fetches them', async () => {
      await till.sandbox.fault({ kind: 'html', status: 502, endpoint: 'calculate-interest', times: 100 });
      await till.serve(rosalind);
      await till.cashier.amount(23_445);
      await till.answer(rosalind.question.answer);
      await till.cashier.expectStep('quote');
      await expect(till.heading).toHaveText(say('screens_quote_problem_title'), { timeout: 20_000 });
      await expect(at('problem')).toContainText(say('flexiti_gateway_error'));
      await till.sandbox.clearFaults();
      await at('problem-action').click();
      await till.expectOffers(23_445);
      expect(await till.verified()).toHaveLength(1);
    });
  });
}
