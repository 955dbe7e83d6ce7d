// Step 3: everything that must be displayed is there, in the customer's language, and the choice is one choice.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { press, renderTerminal } from '../render-terminal';
import { everyCase, offer, quoteScreen, view } from '../views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

describe('must be displayed', () => {
  test.each(['en-CA', 'fr-CA'] as const)(
    'term, payment, rate and fees, to a cashier who works in %s',
    async (language) => {
      const { byId } = await renderTerminal(one('quote-offers'), language);
      const plan = byId('plan-4-6');
      await expect.element(plan).toHaveTextContent('6 mois');
      await expect.element(plan.getByTestId('payment')).toHaveTextContent('214,43 $');
      await expect.element(plan.getByTestId('rate')).toHaveTextContent('Taux d’intérêt annuel promotionnel : 9,99 %');
      await expect.element(plan.getByTestId('fee')).toHaveTextContent('Frais administratifs : 50,00 $ au total');
      await expect.element(plan.getByTestId('total')).toHaveTextContent('1 286,58 $');
      await expect.element(plan.getByTestId('cost')).toHaveTextContent('86,58 $');
      await expect.element(plan).toHaveTextContent('calculé par ce terminal');
      await expect.element(byId('offers')).toHaveAttribute('lang', 'fr-CA');
    },
  );

  test('in English for a customer who speaks it', async () => {
    const { byId } = await renderTerminal({ ...one('quote-offers'), customerLanguage: 'en-CA' }, 'fr-CA');
    const plan = byId('plan-4-6');
    await expect.element(plan).toHaveTextContent('6 months');
    await expect.element(plan.getByTestId('payment')).toHaveTextContent('$214.43');
    await expect.element(plan.getByTestId('rate')).toHaveTextContent('9.99%');
    await expect.element(plan.getByTestId('fee')).toHaveTextContent('$50.00 in total');
    await expect.element(byId('primary')).toHaveTextContent('Transférer à la caisse');
  });

  test('a message that all fees of a plan share is visible once, and in each column for screen readers', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('fee-message-4')).toHaveTextContent('Bien que vos frais administratifs');
    const box = byId('fee-message-4').element().getBoundingClientRect();
    expect(box.width * box.height).toBeGreaterThan(1000);
    await expect.element(byId('plan-4-6')).toHaveTextContent('Bien que vos frais administratifs');
    await expect.element(byId('fee-message-9')).not.toBeInTheDocument();
  });

  test('where the messages of a plan’s fees differ, each column has its own', async () => {
    const plans = offer.plans.map((plan) => ({
      ...plan,
      terms: plan.terms.map((term) => ({
        ...term,
        fees: term.fees.map((fee) => ({ ...fee, message: `Frais de ${String(term.months)} mois.` })),
      })),
    }));
    const { byId } = await renderTerminal(view(quoteScreen({ offer: { ...offer, plans } })));
    await expect.element(byId('fee-message-4')).not.toBeInTheDocument();
    const own = byId('plan-4-6').getByText('Frais de 6 mois.');
    expect(own.element().getBoundingClientRect().width).toBeGreaterThan(50);
  });

  test('the message of the rate is one click away', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    const message = byId('plan-4-3').getByTestId('rate-message');
    await expect.element(message.getByText('s’applique durant la période')).not.toBeVisible();
    await message.getByText('À propos de ce taux').click();
    await expect.element(message.getByText('s’applique durant la période')).toBeVisible();
  });

  test('a fee of an unknown type is shown with its type', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-4-12').getByText('other_type')).toBeVisible();
  });

  test('a regular purchase shows payment, rate and the messages of its fees', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    const regular = byId('regular');
    await expect.element(regular.getByTestId('payment')).toHaveTextContent('1 200,00 $');
    await expect.element(regular.getByTestId('rate')).toHaveTextContent('30,99 %');
    await expect.element(regular.getByTestId('fee')).toHaveTextContent('1,99 $ par mois');
    await expect.element(regular.getByText('Frais perçus tant que')).toBeVisible();
  });

  test('a deferred plan is one payment on its day, never "a month"', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-6-6')).toHaveTextContent('un seul paiement le 21 mai 2027');
    await expect.element(byId('plan-6-6')).not.toHaveTextContent('par mois');
  });

  test('a plan of an unknown kind has no total and no "a month"', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-9-24')).not.toHaveTextContent('par mois');
    await expect.element(byId('plan-9-24').getByTestId('total')).not.toBeInTheDocument();
  });
});

describe('the choice', () => {
  test('is one group of radio buttons with one chosen', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    const buttons = [...byId('offers').element().querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(buttons).toHaveLength(6);
    expect(new Set(buttons.map(({ name }) => name)).size).toBe(1);
    expect(buttons.filter(({ checked }) => checked)).toHaveLength(1);
    await expect.element(byId('plan-4-6')).toHaveAttribute('data-chosen', 'true');
    await expect.element(byId('plan-4-6')).toHaveTextContent('Choisi');
  });

  test('is made by a touch anywhere on the card, by number, and by arrow keys', async () => {
    const { api, byId } = await renderTerminal(one('quote-offers'));
    await byId('plan-4-12').getByTestId('fee').first().click({ force: true });
    press('1', document.body);
    await userEvent.keyboard('{ArrowRight}');
    expect(api.wishes).toEqual([
      { type: 'choosePlan', planId: 4, months: 12 },
      { type: 'choosePlan', planId: null, months: null },
      { type: 'choosePlan', planId: 6, months: 6 },
    ]);
  });

  test('Enter on a radio button hands over', async () => {
    const { api, byId } = await renderTerminal(one('quote-offers'));
    byId('plan-4-6').element().querySelector('input')?.focus();
    press('Enter');
    expect(api.wishes).toEqual([{ type: 'handOver' }]);
  });
});

test('after a bypass only the regular purchase can be chosen', async () => {
  const { api, byId } = await renderTerminal(one('quote-regular-only'));
  await expect.element(byId('regular-only')).toBeVisible();
  expect(byId('plan-4-3').element().querySelector('input')?.disabled).toBe(true);
  press('2', document.body);
  press('1', document.body);
  expect(api.wishes).toEqual([{ type: 'choosePlan', planId: null, months: null }]);
});

test('over the open to buy it shows the largest amount and offers it', async () => {
  const { api, byId } = await renderTerminal(one('quote-regular-only'), 'fr-CA');
  await expect.element(byId('over-open-to-buy')).toHaveTextContent('1 000,00 $');
  await byId('use-largest').click();
  press('Enter', document.body);
  const setAmount = { type: 'setAmount', amountCents: 100_000 };
  expect(api.wishes).toEqual([setAmount, setAmount]);
});

test('without an amount the field for it has the focus', async () => {
  const { byId } = await renderTerminal(one('quote-no-amount'));
  await expect.element(byId('amount')).toHaveFocus();
});

test('a message shows that there is neither a plan nor a regular purchase', async () => {
  const { api, byId } = await renderTerminal(one('quote-no-plans'));
  await expect.element(byId('no-plans')).toBeVisible();
  api.show(view(quoteScreen({ offer: { ...offer, regular: null } })));
  await expect.element(byId('regular')).not.toBeInTheDocument();
  api.show(one('quote-nothing'));
  await expect.element(byId('nothing-offered')).toBeVisible();
});
