// The cases of step 3: missing offers, amounts that are too high or change, and what reaches the hand-over.
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

    test('all six offers of the documented example: in view at 1024x768, without scrolling', async () => {
      await till.page.setViewportSize({ width: 1024, height: 768 });
      await till.quote(customerOf('mb-ordinary'), 120_000);
      await till.cashier.speak(language);
      await till.expectOffers(120_000);
      await expect(plans()).toHaveCount(5);
      await expect(at('regular')).toBeVisible();
      const [step, table] = [await at('step').boundingBox(), await at('offers').boundingBox()];
      const bottom = (box: typeof step): number => (box?.y ?? 0) + (box?.height ?? 0);
      expect(bottom(table)).toBeLessThanOrEqual(bottom(step));
      expect(await at('step').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
      await expect(till.page.locator('table')).toHaveCount(1);
    });

    test('no plans: is shown, and the regular purchase can be handed over', async () => {
      await till.quote(customerOf('nb-no-promotional'), 40_000);
      await expect(at('no-plans')).toContainText(say('screens_quote_no_plans'));
      await expect(plans()).toHaveCount(0);
      await till.cashier.choose('regular');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
      await expect(at('handover-plan')).toHaveText(say('screens_hand_over_regular'));
      expect(await handedOver('amount')).toBe('400.00');
    });

    test('no regular purchase: is not offered, nor the bypass, and a plan can be handed over', async () => {
      const fenella = customerOf('ns-no-regular');
      await till.serve(fenella);
      // Low enough for a bypass otherwise.
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

    test('amount above open to buy: is shown with the largest possible one, which alone can be handed over', async () => {
      const horatio = customerOf('business-little-credit');
      const largest = horatio.openToBuyCents;
      await till.quote(horatio, largest + 100);
      const amount = till.money(largest);
      await expect(at('over-open-to-buy')).toContainText(say('screens_quote_over', { amount }));
      await till.cashier.choose('regular');
      // Another amount than the customer said is never on Enter.
      await expect(at('primary')).toBeDisabled();
      await expect(at('use-largest')).toContainText(say('screens_quote_use_amount', { amount }));
      await till.press('1');
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

    test('amount changed after verify: the plans are for the new one, and the PIN stays valid', async () => {
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

    test('amount changed after verify: a bypass is void once the amount is raised, not when it is lowered', async () => {
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

    test('the plans fail to load: is explained, and "try again" loads them', async () => {
      await till.sandbox.fault({ kind: 'html', status: 502, endpoint: 'calculate-interest', times: 100 });
      await till.serve(rosalind);
      await till.cashier.amount(23_445);
      await till.answer(rosalind.question.answer);
      await till.cashier.expectStep('quote');
      await expect(till.heading).toHaveText(say('screens_quote_problem_title'), { timeout: 20_000 });
      await expect(at('problem')).toContainText(say('flexiti_gateway_error'));
      await till.sandbox.clearFaults();
      await at('primary').click();
      await till.expectOffers(23_445);
      expect(await till.verified()).toHaveLength(1);
    });
  });
}
