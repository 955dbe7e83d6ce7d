// Step 3: everything that must be displayed is there, in the customer's language, and the choice is one choice.
import { describe, expect, test } from 'vitest';
import type { Intention } from '../../../preload/contract';
import { documentedOffer } from '../offer-views';
import { partsOf, rowHeaders, textOf } from '../offer-table';
import { press, renderTerminal } from '../render-terminal';
import { everyCase, offer, problem, quoteScreen, view } from '../views';

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
      await expect.element(byId('plan-4-6')).toHaveTextContent('6 mois');
      expect(textOf('plan-4-6', 'payment')).toBe('214,43 $');
      expect(textOf('plan-4-6', 'rate')).toBe('Taux d’intérêt annuel promotionnel : 9,99 %');
      expect(textOf('plan-4-6', 'fee')).toBe('Frais administratifs : 50,00 $ au total');
      expect(textOf('plan-4-6', 'total')).toBe('1 286,58 $');
      expect(textOf('plan-4-6', 'cost')).toBe('86,58 $');
      await expect.element(byId('offers')).toHaveAttribute('lang', 'fr-CA');
    },
  );

  test('what is computed says so', async () => {
    const { byText } = await renderTerminal(one('quote-offers'));
    await expect.element(byText('Calculé : par ce terminal')).toBeVisible();
    for (const row of [
      'Total à payer (calculé)',
      'Frais de crédit (calculés)',
      'Taux de crédit, frais compris (calculé)',
    ]) {
      expect(rowHeaders()).toContain(row);
    }
  });

  test('in English for a customer who speaks it', async () => {
    const { byId } = await renderTerminal({ ...one('quote-offers'), customerLanguage: 'en-CA' }, 'fr-CA');
    await expect.element(byId('plan-4-6')).toHaveTextContent('6 months');
    expect(textOf('plan-4-6', 'payment')).toBe('$214.43');
    expect(textOf('plan-4-6', 'rate')).toContain('9.99%');
    expect(textOf('plan-4-6', 'fee')).toContain('$50.00 in total');
    await expect.element(byId('primary')).toHaveTextContent('Passer à la caisse');
  });

  test('every message of a rate or a fee, in full and in ink, once, with the columns that it is said of', async () => {
    const { byId } = await renderTerminal({ ...view(quoteScreen({ offer: documentedOffer('fr-CA') })) }, 'fr-CA');
    await expect.element(byId('rate-message').first()).toHaveTextContent('B–D, Versements égaux, intérêt réduit');
    const rates = byId('rate-message')
      .elements()
      .map((message) => message.textContent.replace(/\s+/g, ' '));
    expect(rates).toHaveLength(2);
    expect(rates[0]).toContain('lorsqu’aucune promotion n’est en vigueur.');
    expect(rates[1]).toContain('E et F, Paiement différé');
    expect(rates[1]).toContain('en raison d’un défaut de paiement.');
    const [fee, ...others] = byId('fee-message').elements();
    expect(others).toEqual([]);
    expect(textOf('plan-4-12', 'fee-message')).toContain(
      'Frais d’administration : au total C et D, 6 mois et 12 mois; F, 6 mois',
    );
    expect(fee?.textContent).toContain('Voir les modalités pour tous les détails.');
    for (const message of document.querySelectorAll('[data-testid$="-message"] p')) {
      const { color, fontSize } = getComputedStyle(message);
      expect(color).toBe(getComputedStyle(document.body).color);
      expect(fontSize).toBe('16px');
      expect(message.getBoundingClientRect().width).toBeGreaterThan(600);
    }
  });

  test('where the messages of a plan’s fees differ, each is said of its own column', async () => {
    const plans = offer.plans.map((plan) => ({
      ...plan,
      terms: plan.terms.map((term) => ({
        ...term,
        fees: (term.fees ?? []).map((fee) => ({ ...fee, message: `Frais de ${String(term.months)} mois.` })),
      })),
    }));
    const { byText } = await renderTerminal(view(quoteScreen({ offer: { ...offer, plans } })));
    await expect.element(byText('Frais de 12 mois.').first()).toBeVisible();
    expect(textOf('plan-4-12', 'fee-message')).toContain('Frais de 12 mois.');
    expect(textOf('plan-4-12', 'fee-message')).not.toContain('Frais de 6 mois.');
  });

  test('a fee of an unknown type is worded, and its type is not shown', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-4-12')).toBeVisible();
    expect(textOf('plan-4-12', 'fee')).toContain('1,50 $ fréquence inconnue');
    expect(textOf('plan-4-12')).not.toContain('admin_yearly');
  });

  test('a regular purchase shows payment, rate and the messages of its fees', async () => {
    const { byText } = await renderTerminal(one('quote-offers'));
    await expect.element(byText('Frais perçus tant que')).toBeVisible();
    expect(textOf('regular', 'payment')).toBe('1 200,00 $');
    expect(textOf('regular', 'rate')).toContain('30,99 %');
    expect(textOf('regular', 'fee')).toContain('1,99 $ par mois');
    expect(textOf('regular', 'fee-message')).toContain('Frais perçus tant que');
  });

  test('a deferred plan is one payment on its day, never "a month"', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-6-6')).toBeVisible();
    expect(textOf('plan-6-6')).toContain('dû en entier vers le 21 mai 2027 (calculé)');
    expect(textOf('plan-6-6')).not.toContain('par mois');
  });

  test('a deferred plan says what it costs if it is not paid in time, and no cost of borrowing', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-6-6')).toBeVisible();
    expect(textOf('plan-6-6', 'if-unpaid')).toBe('en retard : environ 195,24 $');
    expect(textOf('plan-6-6', 'if-unpaid-note')).toContain('intérêt à 30,99 % à compter de la date d’achat');
    expect(textOf('plan-6-6', 'if-unpaid-note')).toContain('environ 195,24 $ à ce moment-là (calculé)');
    expect(partsOf('plan-6-6', 'rate-message')).toHaveLength(1);
    expect([...partsOf('plan-6-6', 'cost'), ...partsOf('plan-6-6', 'total')]).toEqual([]);
    expect(textOf('plan-6-6')).not.toContain(' 0,00 $');
    expect(textOf('plan-6-6', 'rate-with-fees')).toContain('si réglé à temps');
  });

  test('the rate with fees of each term', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-4-6')).toBeVisible();
    expect(textOf('plan-4-6', 'rate-with-fees')).toBe('24,61 %');
    expect(partsOf('plan-9-24', 'rate-with-fees')).toEqual([]);
  });

  test('a plan of an unknown kind has no total and no "a month"', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-9-24')).toBeVisible();
    expect(textOf('plan-9-24')).not.toContain('par mois');
    expect(partsOf('plan-9-24', 'total')).toEqual([]);
  });

  test('a figure that there is not is a dash, with the reason for those who hear it', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('regular')).toBeVisible();
    expect(textOf('regular')).toContain('—non connu : cela dépend du moment du paiement');
    expect(textOf('plan-9-24')).toContain('—non calculé');
  });
});

describe('what is not there is named, never left out or said as none', () => {
  test('unknown fees are no “no fees”', async () => {
    const { byId } = await renderTerminal(one('quote-odd'));
    await expect.element(byId('regular')).toBeVisible();
    expect(textOf('regular', 'fees-unknown')).toBe('non indiqués');
    expect(textOf('regular')).not.toContain('Sans frais');
    expect(textOf('plan-8-12')).toContain('montant illisible');
  });

  test('a rate that could not be read is no rate, and nothing says that there are no plans', async () => {
    const { byId } = await renderTerminal(one('quote-odd'));
    await expect.element(byId('regular')).toBeVisible();
    expect(textOf('plan-4-3', 'rate')).toContain('manquant ou illisible');
    expect(textOf('regular', 'rate')).toContain('manquant ou illisible');
    await expect.element(byId('no-plans')).not.toBeInTheDocument();
    await expect.element(byId('nothing-offered')).not.toBeInTheDocument();
  });

  test('what is missing stands in red, in short in its column and in words below', async () => {
    const { byId } = await renderTerminal(one('quote-odd'));
    await expect.element(byId('no-terms')).toHaveTextContent('Sans durée, Plan 7');
    expect(textOf('plan-4-3', 'short-missing')).toBe('incomplet');
    const [missing] = partsOf('plan-4-3', 'missing');
    expect(missing?.getAttribute('data-tone')).toBe('stop');
    expect(textOf('plan-4-3', 'missing')).toContain('B, 3 mois : Impossible de passer à la caisse.');
    expect(textOf('plan-4-3', 'missing')).toContain('le taux, le nom du taux et le texte légal du taux');
    expect(textOf('plan-unknown-unknown', 'missing')).toContain('le numéro du plan');
  });

  test('an offer that no plan and term can name has no key and no button; the others keep theirs', async () => {
    const { api, byId } = await renderTerminal(one('quote-odd'));
    const twins = byId('plan-4-6').elements();
    expect(twins).toHaveLength(2);
    const unnamed = [...twins, ...byId('plan-4-unknown').elements(), byId('plan-unknown-unknown').element()];
    for (const head of unnamed) {
      expect(head.querySelector('input')?.disabled).toBe(true);
      expect(head.querySelector('.key')).toBeNull();
    }
    for (const letter of ['a', 'B', 'c', 'd']) press(letter, document.body);
    expect(api.intended).toEqual([
      { type: 'choosePlan', planId: null, months: null },
      { type: 'choosePlan', planId: 4, months: 3 },
      { type: 'choosePlan', planId: 8, months: 12 },
    ]);
  });
});

describe('what a cashier should know', () => {
  test('more than 35 % and a fee in Quebec are amber words', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-4-12')).toBeVisible();
    for (const caution of ['over_35_percent', 'fee_in_quebec']) {
      const [note] = partsOf('plan-4-12', `caution-${caution}`);
      expect(note?.getAttribute('data-tone')).toBe('warning');
      expect(partsOf('plan-4-12', `short-caution-${caution}`)).toHaveLength(1);
    }
    expect(partsOf('plan-4-3', 'caution-fee_in_quebec')).toEqual([]);
    expect(partsOf('plan-9-24', 'caution-does_not_add_up')).toHaveLength(1);
  });

  test('each term says whether it fits the open to buy', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect.element(byId('plan-4-3')).toBeVisible();
    expect(textOf('plan-4-3', 'short-fit')).toBe('suffisant');
    expect(textOf('plan-4-12', 'short-fit')).toBe('au plus 950,00 $');
    expect(textOf('plan-4-12', 'fit')).toContain('D, 12 mois : Dépasse le crédit disponible : au plus 950,00 $');
    expect(textOf('plan-9-24', 'fit')).toContain('Pourrait dépasser');
  });

  test('the radio button is described by its payment and by every sentence about it', async () => {
    const { byId } = await renderTerminal(one('quote-offers'));
    await expect
      .element(byId('plan-4-12').getByRole('radio'))
      .toHaveAccessibleDescription(/^109,89\s\$ par mois.*demandez à Flexiti.*au plus 950,00\s\$/);
    await expect.element(byId('plan-6-6').getByRole('radio')).toHaveAccessibleName(/^6\smois Paiement reporté Plan 6$/);
  });

  test.each([
    [-300, null, 'No credit is available: -$3.00'],
    [0, null, 'No credit is available: $0.00'],
    [100_000, null, 'Over the available credit: $1,000.00'],
    [100_000, 94_000, 'Over the available credit. The most that can be financed is $940.00'],
    [125_000, 111_111, 'Over the available credit with interest and fees. The most that can be financed is $1,111.11'],
  ])(
    'an open to buy of %d, and %s fits: a button only where there is something to press for',
    async (limit, largest, said) => {
      const over = { openToBuyCents: limit, largestCents: largest };
      const { byId } = await renderTerminal(view(quoteScreen({ canHandOver: false, over })), 'en-CA');
      await expect.element(byId('over-open-to-buy')).toHaveTextContent(said);
      if (largest === null) {
        await expect.element(byId('use-largest')).not.toBeInTheDocument();
        await expect.element(byId('primary')).not.toHaveTextContent('Use');
      } else await expect.element(byId('use-largest')).toBeVisible();
    },
  );
});

test('after a bypass only the regular purchase can be chosen', async () => {
  const { api, byId } = await renderTerminal(one('quote-regular-only'));
  await expect.element(byId('regular-only')).toBeVisible();
  expect(byId('plan-4-3').element().querySelector('input')?.disabled).toBe(true);
  press('b', document.body);
  press('a', document.body);
  expect(api.intended).toEqual([{ type: 'choosePlan', planId: null, months: null }]);
});

test('over the open to buy it shows the largest amount and offers it', async () => {
  const { api, byId } = await renderTerminal(one('quote-regular-only'), 'fr-CA');
  await expect.element(byId('over-open-to-buy')).toHaveTextContent('1 000,00 $');
  await byId('use-largest').click();
  press('Enter', document.body);
  press('1', document.body);
  const setAmount = { type: 'setAmount', amountCents: 100_000 };
  expect(api.intended).toEqual([setAmount, setAmount]);
  await expect.element(byId('primary')).toBeDisabled();
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

test.each(['en-CA', 'fr-CA'] as const)(
  'what Flexiti does not accept is corrected on Enter, and the verified customer is never left by it, in %s',
  async (language) => {
    const refused = problem({ code: 'wrong_inputs', action: 'correctAmount' });
    const { api, byId } = await renderTerminal(
      view(quoteScreen({ offer: null, problem: refused, canHandOver: false })),
      language,
    );
    const words = language === 'en-CA' ? 'Correct the amount' : 'Corriger le montant';
    await expect.element(byId('primary')).toHaveTextContent(words);
    press('Enter');
    await expect.element(byId('amount')).toHaveFocus();
    expect(api.intended).toEqual([]);
  },
);

describe('asking Flexiti again', () => {
  const again: Intention = { type: 'retry' };

  test.each([
    ['en-CA', 'Ask again', 'None of these offers can go to the till'],
    ['fr-CA', 'Redemander', 'Aucune de ces offres ne peut passer à la caisse'],
  ] as const)('where nothing can be handed over: by Enter alone, in %s', async (language, label, why) => {
    const { api, byId } = await renderTerminal(one('quote-withheld'), language);
    await expect.element(byId('withheld')).toHaveTextContent(why);
    await expect.element(byId('primary')).toHaveTextContent(label);
    await expect.element(byId('ask-again')).not.toBeInTheDocument();
    press('Enter', document.body);
    await byId('primary').click();
    expect(api.intended).toEqual([again, again]);
  });

  test('where Flexiti did not accept the amount: Enter corrects it, and the number asks again', async () => {
    const { api, byId } = await renderTerminal(one('quote-refused'));
    await expect.element(byId('primary')).toHaveTextContent('Correct the amount');
    press('1', document.body);
    await byId('ask-again').click();
    expect(api.intended).toEqual([again, again]);
  });

  test('where the failure says “try again” itself there is one button for it', async () => {
    const { api, byId } = await renderTerminal(one('quote-problem'));
    await expect.element(byId('primary')).toHaveTextContent('Try again');
    await expect.element(byId('ask-again')).not.toBeInTheDocument();
    press('Enter', document.body);
    expect(api.intended).toEqual([again]);
  });

  test('where support is to be called: Enter does nothing, and the number or the one button asks again', async () => {
    const { api, byId } = await renderTerminal(one('quote-support'));
    await expect.element(byId('problem')).toHaveTextContent('call Flexiti support');
    await expect.element(byId('primary')).not.toBeInTheDocument();
    press('Enter', document.body);
    expect(api.intended).toEqual([]);
    press('1', document.body);
    await byId('ask-again').click();
    expect(api.intended).toEqual([again, again]);
  });

  test('beside the largest amount that fits it is on Enter, and the amount has the number', async () => {
    const over = { openToBuyCents: 100_000, largestCents: 94_000 };
    const { api, byId } = await renderTerminal(view(quoteScreen({ canHandOver: false, canAskAgain: true, over })));
    await expect.element(byId('primary')).toHaveTextContent('Ask again');
    press('1', document.body);
    press('Enter', document.body);
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 94_000 }, again]);
  });

  test('is not offered where there is something to choose', async () => {
    const { byId } = await renderTerminal(one('quote-odd'));
    await expect.element(byId('offers')).toBeVisible();
    await expect.element(byId('ask-again')).not.toBeInTheDocument();
  });
});
