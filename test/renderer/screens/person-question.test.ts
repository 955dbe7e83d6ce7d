// "Is this the same person?": both readings side by side, answered by a key or a touch, and never by Enter.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { press, renderTerminal } from '../render-terminal';
import { account, customer, everyCase, quoteScreen, view } from '../views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

test.each([
  ['en-CA', 'Is this the same person?', 'May 15, 1974'],
  ['fr-CA', 'Est-ce la même personne?', '15 mai 1974'],
] as const)('both readings stand side by side, in %s', async (language, title, born) => {
  const { byId } = await renderTerminal(one('customer-question-reading'), language);
  await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
  await expect.element(byId('person-card')).toHaveTextContent('Tremblay-Côté');
  await expect.element(byId('person-flexiti')).toHaveTextContent('Number1');
  await expect.element(byId('person-flexiti')).toHaveTextContent(born);
  const [card, flexiti] = ['person-card', 'person-flexiti'].map((id) => byId(id).element().getBoundingClientRect());
  expect(card?.top).toBe(flexiti?.top);
  expect(card?.right).toBeLessThanOrEqual(flexiti?.left ?? 0);
  await expect.element(byId('waiting')).not.toBeInTheDocument();
});

test.each(['customer-question-reading', 'customer-question-account'])('%s: keys and touch answer it', async (name) => {
  const { api, byId } = await renderTerminal(one(name));
  press('Enter');
  expect(api.intended).toEqual([]);
  press('1');
  press('2');
  await byId('person-goOn').click();
  press('Escape');
  expect(api.intended).toEqual([
    { type: 'answerPerson', answer: 'goOn' },
    { type: 'answerPerson', answer: 'startOver' },
    { type: 'answerPerson', answer: 'goOn' },
    { type: 'back' },
  ]);
});

test('an account that could not be read is said above the list', async () => {
  const { byId } = await renderTerminal(one('customer-choosing'));
  await expect.element(byId('unread')).toHaveTextContent('1 more account');
});

test('a PIN that was read out is entered, not verified', async () => {
  const verify = one('verify-verified');
  if (verify.screen.step !== 'verify') throw new Error('not at verify');
  const entered = { ...verify, screen: { ...verify.screen, attempt: { kind: 'verified', by: 'sms' } as const } };
  const { byId } = await renderTerminal(entered);
  await expect.element(byId('pin-entered')).toHaveTextContent('PIN entered; Flexiti checks it at the purchase.');
  await expect.element(byId('verified')).not.toBeInTheDocument();
});

test.each([
  ['en-CA', 'In the name of Odile Exemple'],
  ['fr-CA', 'Nom chez Flexiti : Odile Exemple'],
] as const)('the name that Flexiti has for the account stands beside the card’s, in %s', async (language, words) => {
  const named = account({ firstName: 'Odile', lastName: 'Exemple' });
  const { api, byId } = await renderTerminal(view(quoteScreen(), { customer: customer({ account: named }) }), language);
  await expect.element(byId('account-name')).toHaveTextContent(words);
  api.show(view(quoteScreen(), { customer: customer({ source: 'flexiti', account: named }) }));
  await expect.element(byId('account-name')).not.toBeInTheDocument();
});
