// Step 1: input is checked and made exact before it is sent to main; accounts and variants are chosen by key.
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ProblemCode } from '../../../preload/contract';
import { press, renderTerminal, type Rendered } from '../render-terminal';
import { customer, emptyForm, everyCase, form, offline, problem, view } from '../views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

async function fillSearch({ byId }: Rendered, birthDate: string, postalCode: string): Promise<void> {
  await byId('by-hand-name').click();
  await byId('search-first-name').fill(' Maélie ');
  await byId('search-last-name').fill('Tremblay-Côté');
  await byId('search-birth-date').fill(birthDate);
  await byId('search-postal-code').fill(postalCode);
}

describe('by hand', () => {
  test('the purpose of a scan stands there in both languages', async () => {
    const { byId } = await renderTerminal(one('customer-empty'));
    await expect.element(byId('purpose')).toHaveTextContent('Its number is not kept.');
    await expect.element(byId('purpose')).toHaveTextContent('Son numéro n’est pas conservé.');
  });

  test('a search is sent exact, by Enter', async () => {
    const rendered = await renderTerminal(one('customer-empty'));
    await fillSearch(rendered, '1990/5/14', 'h2x1y4');
    await userEvent.keyboard('{Enter}');
    expect(rendered.api.intended).toEqual([
      {
        type: 'search',
        firstName: 'Maélie',
        lastName: 'Tremblay-Côté',
        birthDate: '1990-05-14',
        postalCode: 'H2X 1Y4',
      },
    ]);
  });

  test('the postal code may be left out', async () => {
    const rendered = await renderTerminal(one('customer-empty'));
    await fillSearch(rendered, '19900514', '');
    await rendered.byId('primary').click();
    expect(rendered.api.intended).toMatchObject([{ type: 'search', postalCode: '' }]);
  });

  test('errors are shown, and nothing is sent', async () => {
    const rendered = await renderTerminal(one('customer-empty'), 'fr-CA');
    await fillSearch(rendered, '14/05/1990', 'D1D 1D1');
    await rendered.byId('primary').click();
    await expect.element(rendered.byText('Tapez la date de naissance\u00a0:')).toBeVisible();
    await expect.element(rendered.byText('Tapez un code postal comme')).toBeVisible();
    await expect.element(rendered.byId('search-birth-date')).toHaveAttribute('aria-invalid', 'true');
    expect(rendered.api.intended).toEqual([]);
  });

  test('a card, an account and a customer number are looked up', async () => {
    const { api, byId, byText } = await renderTerminal(one('customer-empty'));
    await byId('by-hand-card').click();
    await byId('lookup-card').fill('5555 0000 1111 222');
    await byId('primary').click();
    await expect.element(byText('A FlexitiCard number has 16 digits.')).toBeVisible();
    await byId('lookup-card').fill('5555 0000 1111 2222');
    await byId('primary').click();
    await byId('by-hand-number').click();
    await byId('lookup-number').fill('116 994 755');
    await byId('primary').click();
    await byId('lookup-by-customer').click();
    await byId('lookup-number').fill('1291820-11');
    await byId('primary').click();
    expect(api.intended).toEqual([
      { type: 'lookup', by: 'card', number: '5555000011112222' },
      { type: 'lookup', by: 'account', number: '116994755' },
      { type: 'lookup', by: 'customer', number: '1291820-11' },
    ]);
  });

  test('what is being typed survives a view that brings nothing new, and goes with the flow', async () => {
    const seen = one('customer-empty');
    const { api, byId } = await renderTerminal(seen);
    await byId('by-hand-name').click();
    await byId('search-first-name').fill('Maélie');
    api.show({ ...seen, link: offline });
    await expect.element(byId('link')).toHaveTextContent('Offline');
    await expect.element(byId('search-first-name')).toHaveValue('Maélie');
    api.show({ ...seen, flowId: 'flow-2' });
    await expect.element(byId('search-first-name')).not.toBeInTheDocument();
    await byId('by-hand-name').click();
    await expect.element(byId('search-first-name')).toHaveValue('');
  });

  test.each([
    ['1', 'by-hand-name', 'search-first-name'],
    ['2', 'by-hand-card', 'lookup-card'],
    ['3', 'by-hand-number', 'lookup-number'],
  ])(
    'each way opens in place of the picture by its number, %s, or a touch, and Esc closes it',
    async (key, way, field) => {
      const { byId } = await renderTerminal(one('customer-empty'));
      const ways = byId(way).element().getBoundingClientRect().top;
      await expect.element(byId('primary')).not.toBeInTheDocument();
      press(key);
      await expect.element(byId(field)).toHaveFocus();
      await expect.element(byId(way)).toHaveAttribute('aria-pressed', 'true');
      expect(byId(way).element().getBoundingClientRect().top).toBe(ways);
      press('Escape');
      await expect.element(byId(field)).not.toBeInTheDocument();
      await expect.element(byId(way)).toHaveFocus();
      await byId(way).click();
      await expect.element(byId(field)).toHaveFocus();
    },
  );

  test('what is typed and came back is in sight at once', async () => {
    const phase = { kind: 'empty' as const, form };
    const { byId } = await renderTerminal(view({ step: 'customer', phase }, { customer: null }));
    await expect.element(byId('search-last-name')).toHaveValue('Tremblay-Côté');
  });
});

test('the postal code of a card stands in the form as people write it, and that is no change', async () => {
  const phase = { kind: 'nobody' as const, form: { ...form, postalCode: 'H2X1Y4' } };
  const { byId } = await renderTerminal(view({ step: 'customer', phase }));
  await expect.element(byId('search-postal-code')).toHaveValue('H2X 1Y4');
  await expect.element(byId('primary')).toBeDisabled();
});

test('a doubtful card is confirmed: reasons, the form filled, Enter searches', async () => {
  const { api, byId } = await renderTerminal(one('customer-confirm'));
  await expect.element(byId('reason-name_truncated')).toBeVisible();
  press('Enter');
  expect(api.intended).toEqual([{ type: 'search', ...form }]);
});

test('waiting is silent at first, then in words, then with seconds and the way out', async () => {
  const since = Date.now();
  const { byId } = await renderTerminal(
    view(
      { step: 'customer', phase: { kind: 'searching', waiting: { since: since - 2500 } } },
      { customer: customer() },
    ),
  );
  await expect.element(byId('waiting')).toHaveTextContent('Looking for the customer');
  await expect.element(byId('waiting')).toHaveTextContent('3 seconds so far. Esc goes back.');
});

describe('accounts', () => {
  test('one that may buy is chosen by number or touch, one that may not is disabled and shows why', async () => {
    const { api, byId } = await renderTerminal(one('customer-choosing'));
    await expect.element(byId('account-2')).toBeDisabled();
    await expect.element(byId('account-2')).toHaveTextContent('Purchases are on hold. The customer can call Flexiti.');
    press('3');
    press('2');
    await byId('account-0').click();
    expect(api.intended).toEqual([
      { type: 'chooseAccount', index: 1 },
      { type: 'chooseAccount', index: 0 },
    ]);
  });

  test('a disabled one alone leads to the next customer only', async () => {
    const { api } = await renderTerminal(one('customer-one-closed'));
    await expect.element(page.getByRole('heading', { name: 'Purchases are blocked on this account' })).toBeVisible();
    press('1');
    press('Enter');
    expect(api.intended).toEqual([{ type: 'newCustomer' }]);
  });
});

describe('no customer found', () => {
  test.each([
    ['for a number, says so', emptyForm, 'No Flexiti account has this number.'],
    [
      'without variants, promises none',
      { ...form, firstName: 'Ottilie', lastName: 'Fernsby', postalCode: '' },
      'with the customer.',
    ],
  ])('%s', async (_, typed, words) => {
    const phase = { kind: 'nobody' as const, form: typed };
    const { byId, byText } = await renderTerminal(view({ step: 'customer', phase }));
    await expect.element(byText(words)).toBeVisible();
    await expect.element(byId('nobody')).not.toBeInTheDocument();
    await expect.element(byId('step')).not.toHaveTextContent('or try:');
  });

  test('the variants are one key away', async () => {
    const { api } = await renderTerminal(one('customer-nobody'));
    press('1');
    press('2');
    press('3');
    expect(api.intended).toEqual([
      { type: 'search', ...form, firstName: 'Maélie' },
      { type: 'search', ...form, postalCode: '' },
      { type: 'search', ...form, firstName: 'Maélie Rose', lastName: 'Tremblay Côté' },
    ]);
  });
});

test('a failed call shows what happened and retries on Enter', async () => {
  const { api, byId } = await renderTerminal(one('customer-failed-for-good'));
  await expect.element(byId('problem')).toHaveAttribute('role', 'alert');
  await byId('primary').click();
  press('Enter', document.body);
  expect(api.intended).toEqual([{ type: 'retry' }, { type: 'retry' }]);
});

test('where support is to be called Enter does not search again; the number does', async () => {
  const { api, byId } = await renderTerminal(one('customer-support'));
  await expect.element(byId('ask-again')).toHaveTextContent('Ask again');
  press('Enter', document.body);
  expect(api.intended).toEqual([]);
  press('1', document.body);
  expect(api.intended).toEqual([{ type: 'retry' }]);
});

test('a search that is retried automatically shows it, and that the customer can be parked', async () => {
  const { api, byId } = await renderTerminal(one('customer-failed'));
  await expect.element(byId('problem')).toHaveTextContent('It resumes on its own.');
  await expect.element(byId('problem')).toHaveTextContent('Flexiti took too long to answer.');
  await expect.element(byId('problem')).toHaveTextContent('Park the customer and serve the next one');
  await byId('park').click();
  await byId('primary').click();
  press('F4', document.body);
  press('Enter', document.body);
  expect(api.intended.map(({ type }) => type)).toEqual(['park', 'retry', 'park', 'retry']);
});

test('a code without words is shown, with what to do', async () => {
  const phase = {
    kind: 'failed' as const,
    problem: problem({ code: 'code_of_tomorrow' as ProblemCode }),
    form: emptyForm,
    resumes: false,
  };
  const { byId } = await renderTerminal(view({ step: 'customer', phase }));
  await expect.element(byId('problem')).toHaveTextContent('code_of_tomorrow');
  await expect.element(byId('problem')).toHaveTextContent('Try again');
});

test.each(['en-CA', 'fr-CA'] as const)(
  'with scanning off nothing invites to scan, and the ways by hand come first, in %s',
  async (language) => {
    const { byId, byText } = await renderTerminal(one('customer-scanning-off'), language);
    await expect.element(byId('purpose')).not.toBeInTheDocument();
    await expect.element(byId('search-first-name')).toBeVisible();
    await expect
      .element(byId('scanner'))
      .toHaveTextContent(language === 'en-CA' ? 'Scanning is off' : 'Numérisation désactivée');
    await expect
      .element(
        byText(language === 'en-CA' ? 'This store does not scan licences' : 'Ce magasin ne numérise pas les permis'),
      )
      .toBeVisible();
  },
);
