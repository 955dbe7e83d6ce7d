// What is half typed when its field goes: never another customer's, and still there where the customer stayed.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { View } from '../../preload/contract';
import { renderTerminal } from './render-terminal';
import { everyCase } from './views';

const cases = everyCase();
const one = (name: string): View => {
  const seen = cases[name];
  if (!seen) throw new Error(name);
  return seen;
};
const next = { flowId: 'flow-2', amountCents: null };

describe('a half typed amount', () => {
  test.each([
    ['F2', { ...one('customer-empty'), ...next }],
    ['a scan', { ...one('customer-searching'), ...next }],
    ['a resumed customer', { ...one('verify-none'), ...next }],
  ])('does not go to the next customer after %s', async (_how, after) => {
    const { api, byId } = await renderTerminal(one('quote-offers'));
    const { flowId, screenNumber } = await api.getView();
    await byId('amount').click();
    await userEvent.keyboard('77777');
    api.show(after);
    await expect.element(byId('step')).toHaveAttribute('data-flow', 'flow-2');
    await expect.element(byId('amount')).toHaveValue('');
    await userEvent.keyboard('{Enter}');
    // Where the browser has the field commit, as it goes, main refuses it for what it was drawn for.
    for (const sent of api.intentions) {
      if (sent.intention.type === 'setAmount') expect(sent).toMatchObject({ flowId, screenNumber });
    }
  });

  test('is still being typed where an answer has changed the step of the same customer', async () => {
    const seen = { ...one('customer-searching'), amountCents: null };
    const { api, byId } = await renderTerminal(seen);
    await byId('amount').click();
    await userEvent.keyboard('777');
    api.show({ ...one('verify-none'), amountCents: null });
    await expect.element(byId('step')).toHaveAttribute('data-step', 'verify');
    await expect.element(byId('amount')).toHaveFocus();
    await userEvent.keyboard('77');
    await expect.element(byId('amount')).toHaveValue('777.77');
    await expect.element(byId('primary')).toHaveTextContent('Use this amount');
    await userEvent.keyboard('{Enter}');
    const { flowId, screenNumber } = await api.getView();
    expect(api.intentions.at(-1)).toEqual({
      flowId,
      screenNumber,
      intention: { type: 'setAmount', amountCents: 77_777 },
    });
    expect(api.intended.filter(({ type }) => type === 'verify')).toEqual([]);
  });

  test('on an empty counter is meant for the customer who is scanned next', async () => {
    const { api, byId } = await renderTerminal(one('customer-empty'));
    await byId('amount').click();
    await userEvent.keyboard('777');
    api.show({ ...one('customer-searching'), ...next });
    await expect.element(byId('step')).toHaveAttribute('data-flow', 'flow-2');
    await userEvent.keyboard('77{Enter}');
    expect(api.intentions.at(-1)).toMatchObject({
      flowId: 'flow-2',
      intention: { type: 'setAmount', amountCents: 77_777 },
    });
  });

  test('on an empty counter is not meant for a customer who is resumed', async () => {
    const [waiting] = one('parked-one').parked;
    if (!waiting) throw new Error('nobody is parked');
    const { api, byId } = await renderTerminal({ ...one('customer-empty'), parked: [waiting] });
    await byId('amount').click();
    await userEvent.keyboard('777');
    api.show({ ...one('verify-none'), ...next });
    await expect.element(byId('step')).toHaveAttribute('data-flow', 'flow-2');
    await expect.element(byId('amount')).toHaveValue('');
  });

  test('is forgotten when the lane is locked', async () => {
    const { api, byId } = await renderTerminal(one('quote-offers'));
    await byId('amount').click();
    await userEvent.keyboard('777');
    const { locked } = one('locked-any-key');
    api.show({ ...one('quote-offers'), locked });
    await expect.element(byId('locked')).toBeVisible();
    api.show(one('quote-offers'));
    await expect.element(byId('amount')).toHaveValue('1,200.00');
  });
});
