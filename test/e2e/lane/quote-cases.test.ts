// Step 3, case by case: what may be missing among the ways to pay, amounts that are too high or change, and what of it
// gets as far as the hand-over.
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { counterIn, customerOf } from '../support/training-till';

const rosalind = customerOf('on-ordinary');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const counter = counterIn(language);
    const say = counter.say.bind(counter);
    const at = counter.at.bind(counter);
    const plans = () => counter.page.locator('[data-testid^="plan-"]');
    const handedOver = (value: string): Promise<string | null> => at(`handover-${value}`).getAttribute('data-value');

    test('no plans: said, and the regular purchase can be handed over', async () => {
      await counter.quote(customerOf('nb-no-promotional'), 40_000);
      await expect(at('no-plans')).toContainText(say('screens_quote_no_plans'));
      await expect(plans()).toHaveCount(0);
      await counter.cashier.choose('regular');
      await counter.cashier.primary();
      await counter.cashier.expectStep('handOver');
      await expect(at('handover-plan')).toHaveText(say('screens_hand_over_regular'));
      expect(await handedOver('amount')).toBe('400.00');
    });

    test('no regular purchase: it is not there, nor a way around the PIN, and a plan can be handed over', async () => {
      const fenella = customerOf('ns-no-regular');
      await counter.serve(fenella);
      // Below the limit under which others need no PIN.
      await counter.cashier.amount(15_000);
      await expect(at('method-regular_purchase_bypass')).toContainText(say('screens_method_why_not_for_this_amount'));
      await expect(at('method-regular_purchase_bypass')).toBeDisabled();
      await counter.answer(fenella.question.answer);
      await counter.expectOffers(15_000);
      await expect(plans().first()).toBeVisible();
      await expect(at('regular')).toHaveCount(0);
      await counter.cashier.choose('plan-4-3');
      await counter.cashier.primary();
      await counter.cashier.expectStep('handOver');
      expect([await handedOver('plan'), await handedOver('term')]).toEqual(['4', '3']);
    });

    test('amount above open to buy: said with the largest that fits, which alone can be handed over', async () => {
      const horatio = customerOf('business-little-credit');
      const largest = horatio.openToBuyCents;
      await counter.quote(horatio, largest + 100);
      const amount = counter.money(largest);
      await expect(at('over-open-to-buy')).toContainText(say('screens_quote_over', { amount }));
      await counter.cashier.choose('regular');
      // The one primary action is the largest amount that fits, and never the hand-over.
      await expect(at('primary')).toContainText(say('screens_quote_use_amount', { amount }));
      await counter.press('Enter');
      await expect(at('offers')).toHaveAttribute('data-amount', String(largest));
      await expect(at('over-open-to-buy')).toHaveCount(0);
      await counter.cashier.choose('regular');
      await counter.cashier.primary();
      await counter.cashier.expectStep('handOver');
      expect(await handedOver('amount')).toBe((largest / 100).toFixed(2));
      const asked = (await counter.sent('calculate-interest')).map(({ body }) => JSON.parse(body) as unknown);
      expect(asked).toEqual([{ amount: (largest + 100) / 100 }, { amount: largest / 100 }]);
      expect(await counter.verified()).toHaveLength(1);
    });

    test('amount changed after verify: the plans are those of the new one, and the PIN still counts', async () => {
      await counter.quote(rosalind, 23_445);
      await counter.cashier.choose('plan-4-6');
      await counter.cashier.amount(123_456);
      await counter.expectOffers(123_456);
      await expect(at('verified')).toHaveCount(0);
      await counter.cashier.choose('plan-4-12');
      await counter.cashier.primary();
      await counter.cashier.expectStep('handOver');
      expect([await handedOver('amount'), await handedOver('code')]).toEqual([
        '1234.56',
        await counter.sandbox.lastPin(rosalind.accountNumber),
      ]);
      expect(await counter.verified()).toHaveLength(1);
    });

    test('amount changed after verify: a go-ahead without a PIN is void as soon as it is raised, and not before', async () => {
      await counter.serve(rosalind);
      await counter.cashier.amount(15_000);
      await at('method-regular_purchase_bypass').click();
      await counter.expectOffers(15_000);
      await expect(at('regular-only')).toContainText(say('screens_quote_regular_only'));
      await counter.cashier.amount(14_999);
      await counter.expectOffers(14_999);
      await counter.cashier.amount(15_001);
      await counter.cashier.expectStep('verify');
      await expect(at('notice')).toContainText(say('screens_note_bypass_pin_void'));
      await expect(at('method-sms')).toBeEnabled();
      expect(await counter.verified()).toMatchObject([{ format: 'regular_purchase_bypass' }]);
    });

    test('the plans do not come: told in words, and "try again" fetches them', async () => {
      await counter.sandbox.fault({ kind: 'html', status: 502, endpoint: 'calculate-interest', times: 100 });
      await counter.serve(rosalind);
      await counter.cashier.amount(23_445);
      await counter.answer(rosalind.question.answer);
      await counter.cashier.expectStep('quote');
      await expect(counter.heading).toHaveText(say('screens_quote_problem_title'), { timeout: 20_000 });
      await expect(at('problem')).toContainText(say('flexiti_gateway_error'));
      await counter.sandbox.clearFaults();
      await at('problem-action').click();
      await counter.expectOffers(23_445);
      expect(await counter.verified()).toHaveLength(1);
    });
  });
}
