// Step 2: nothing is sent twice or automatically, and every outcome has its next step.
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press, renderTerminal } from '../render-terminal';
import { everyCase, methods, verifyScreen, view } from '../views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

describe('methods', () => {
  test('the best available one is on Enter, with the line to say in the customer’s language', async () => {
    const { api, byId } = await renderTerminal(one('verify-none'));
    await expect
      .element(byId('say'))
      .toHaveTextContent('« Puis-je vous envoyer un NIP par texto, au numéro qui se termine par 2222? »');
    await expect.element(byId('say')).toHaveTextContent('May I text a PIN to the number ending in 2222?');
    press('Enter');
    expect(api.intended).toEqual([{ type: 'verify', format: 'sms' }]);
  });

  test('a disabled one shows why and cannot be chosen', async () => {
    const { api, byId } = await renderTerminal(one('verify-none'));
    await expect.element(byId('method-regular_purchase_bypass')).toBeDisabled();
    await expect.element(byId('method-regular_purchase_bypass')).toHaveTextContent('does not allow it for this amount');
    press('1');
    press('3');
    expect(api.intended).toEqual([{ type: 'verify', format: 'email' }]);
  });

  test('a security question is chosen and answered', async () => {
    const { api, byId, byText } = await renderTerminal(one('verify-none'));
    press('4');
    await expect.element(byText('Flexiti counts wrong answers over 48 hours')).toBeVisible();
    await byId('question-7').click();
    await expect.element(byId('answer')).toHaveAttribute('autocomplete', 'off');
    await byId('answer').fill(' Rimouski ');
    await userEvent.keyboard('{Enter}');
    expect(api.intended).toEqual([{ type: 'verify', format: 'security_question', questionId: 7, answer: 'Rimouski' }]);
  });

  test('an empty answer is not sent', async () => {
    const { api, byId, byText } = await renderTerminal(one('verify-none'));
    await byId('method-security_question').click();
    await byId('primary').click();
    await expect.element(byText('Type the customer’s answer.')).toBeVisible();
    expect(api.intended).toEqual([]);
  });

  test.each(['security_question', 'merchant_override'] as const)(
    'while the form of %s is open and empty, Enter sends nothing',
    async (format) => {
      const open = methods.map((method) => ({ ...method, available: true, why: null }));
      const { api, byId } = await renderTerminal(view(verifyScreen({ kind: 'none' }, { methods: open })));
      await byId(`method-${format}`).click();
      await userEvent.keyboard('{Enter}');
      await expect.poll(() => document.querySelector('[aria-invalid="true"]')).not.toBeNull();
      expect(api.intended).toEqual([]);
      press('Escape');
      await expect.element(byId(`method-${format}`)).toBeVisible();
    },
  );

  test('a long mask is shortened, and no destination runs over the edge', async () => {
    const destination = `m${'*'.repeat(60)}${'a'.repeat(90)}@example.com`;
    const long = methods.map((method) => (method.format === 'email' ? { ...method, destination } : method));
    const { byId } = await renderTerminal(view(verifyScreen({ kind: 'none' }, { methods: long })));
    await expect.element(byId('method-email')).toHaveTextContent(/m•••a/);
    const step = byId('step').element();
    expect(step.scrollWidth).toBeLessThanOrEqual(step.clientWidth);
  });

  test('an override asks for the operator’s number', async () => {
    const open = methods.map((method) => ({ ...method, available: true, why: null }));
    const { api, byId } = await renderTerminal(view(verifyScreen({ kind: 'none' }, { methods: open })));
    await byId('method-merchant_override').click();
    await byId('operator').fill('4711');
    await byId('primary').click();
    expect(api.intended).toEqual([{ type: 'verify', format: 'merchant_override', operator: '4711' }]);
  });

  test('where none is available, what the customer can do is shown', async () => {
    const { byId } = await renderTerminal(one('verify-nothing-works'));
    await expect.element(byId('no-method')).toHaveTextContent('The customer can call Flexiti.');
  });
});

test('a lookup that failed is retried', async () => {
  const { api } = await renderTerminal(one('verify-problem'));
  press('Enter');
  expect(api.intended).toEqual([{ type: 'retry' }]);
});

test('a lookup that failed and sends to support is asked for again by its number, and not on Enter', async () => {
  const { api } = await renderTerminal(one('verify-support'));
  press('Enter');
  expect(api.intended).toEqual([]);
  press('1');
  expect(api.intended).toEqual([{ type: 'retry' }]);
});

test('a quote that failed and sends to support is asked for again by its button: the numbers are the methods’', async () => {
  const { api, byId } = await renderTerminal(one('verify-support-beside'));
  await byId('ask-again').click();
  expect(api.intended).toEqual([{ type: 'retry' }]);
  await expect.element(byId('ask-again')).not.toHaveAttribute('aria-keyshortcuts');
});

test('an authorised user’s card is asked for', async () => {
  const { api, byId, byText } = await renderTerminal(one('verify-needs-card'));
  await byId('give-card').fill('5555000011112');
  await userEvent.keyboard('{Enter}');
  await expect.element(byText('A FlexitiCard number has 16 digits.')).toBeVisible();
  await byId('give-card').fill('5555 0000 1111 2222');
  await userEvent.keyboard('{Enter}');
  expect(api.intended).toEqual([{ type: 'giveCard', number: '5555000011112222' }]);
});

test('while one is sent, none can be sent', async () => {
  const { api, byId } = await renderTerminal(one('verify-sending'));
  await expect.element(byId('waiting')).toHaveTextContent('Asking Flexiti to text the PIN…');
  press('Enter');
  press('2');
  expect(api.intended).toEqual([]);
});

describe('a PIN on its way', () => {
  test('is typed into the field that has the focus, and checked for its form', async () => {
    const { api, byId, byText } = await renderTerminal(one('verify-sent'));
    await expect.element(byId('pin')).toHaveFocus();
    await userEvent.keyboard('12a3');
    await expect.element(byId('pin')).toHaveValue('123');
    await userEvent.keyboard('{Enter}');
    await expect.element(byText('A PIN has 4 to 8 digits. Ask the customer to read it again.')).toBeVisible();
    await userEvent.keyboard('4{Enter}');
    expect(api.intended).toEqual([{ type: 'enterPin', pin: '1234' }]);
  });

  test('can be sent again only after its time', async () => {
    const at = Date.now();
    const seen = (againAt: number) => view(verifyScreen({ kind: 'sent', to: 'sms', destination: null, at, againAt }));
    const { api, byId } = await renderTerminal(seen(at + 60_000));
    await expect.element(byId('send-again')).toBeDisabled();
    await expect.element(byId('send-again')).toHaveTextContent(/Send again in (60|59) seconds/);
    api.show(seen(at - 1));
    await byId('send-again').click();
    expect(api.intended).toEqual([{ type: 'verify', format: 'sms' }]);
  });

  test('another way stands below', async () => {
    const { api, byId } = await renderTerminal(one('verify-sent'));
    await expect.element(byId('method-sms')).not.toBeInTheDocument();
    await byId('method-email').click();
    expect(api.intended).toEqual([{ type: 'verify', format: 'email' }]);
  });

  test('what main finds wrong is shown too', async () => {
    const { byText } = await renderTerminal(one('verify-pin-wrong'));
    await expect.element(byText('A PIN has 4 to 8 digits. Ask the customer to read it again.')).toBeVisible();
  });
});

describe('no answer was read', () => {
  test('for a PIN, the cashier asks the customer', async () => {
    const { api, byId } = await renderTerminal(one('verify-unclear'));
    await expect.element(page.getByRole('heading', { name: 'Does the customer have it?' })).toBeVisible();
    await expect.element(byId('problem')).toHaveTextContent('Ask the customer before sending again');
    await expect.element(byId('problem')).not.toHaveTextContent('Try again');
    await byId('primary').click();
    await byId('send-again').click();
    expect(api.intended).toEqual([{ type: 'pinArrived' }, { type: 'verify', format: 'sms' }]);
  });

  test('for an answer, it is not sent again by one press', async () => {
    const { api, byId } = await renderTerminal(one('verify-unclear-answer'));
    await expect.element(byId('send-again')).not.toBeInTheDocument();
    press('Enter');
    expect(api.intended).toEqual([]);
  });

  test('the answer can be given again, because it may not have arrived', async () => {
    const { byId } = await renderTerminal(one('verify-unclear-answer'));
    await byId('method-security_question').click();
    await expect.element(byId('answer')).toHaveValue('');
  });
});

test('a refusal shows its words and the ways that are left', async () => {
  const { api, byId } = await renderTerminal(one('verify-refused'));
  await expect.element(byId('problem')).toBeVisible();
  press('Enter');
  expect(api.intended).toEqual([{ type: 'verify', format: 'sms' }]);
});

test('a verified customer continues to the plans', async () => {
  const { api, byId } = await renderTerminal(one('verify-verified'));
  await expect.element(byId('verified')).toHaveTextContent('for a regular purchase of this amount only');
  press('Enter');
  expect(api.intended).toEqual([{ type: 'continue' }]);
});

test('the cashier is asked about a verification during which the terminal was killed', async () => {
  const { api, byId } = await renderTerminal(one('restored-unclear'));
  await expect.element(byId('problem')).toHaveTextContent('The terminal stopped while this was under way.');
  press('Enter');
  expect(api.intended).toEqual([{ type: 'pinArrived' }]);
});

test('while the PIN is on its way a plan is chosen by its letter, also from the field for the PIN', async () => {
  const { api, byId } = await renderTerminal(one('verify-sent-plans'));
  await expect.element(byId('pin')).toHaveFocus();
  await userEvent.keyboard('48c21');
  await expect.element(byId('pin')).toHaveValue('4821');
  expect(api.intended.map(({ type }) => type)).toEqual(['choosePlan']);
  await expect.element(byId('primary')).toHaveTextContent('Go to the till');
  await userEvent.keyboard('{Enter}');
  expect(api.intended.at(-1)).toEqual({ type: 'enterPin', pin: '4821' });
});

test('while bypass is being asked for, Enter waits in place of texting a PIN', async () => {
  const loading = methods.map((method) =>
    method.format === 'regular_purchase_bypass' ? { ...method, available: false, why: 'loading' as const } : method,
  );
  const { api, byId } = await renderTerminal(view(verifyScreen({ kind: 'none' }, { methods: loading })));
  await expect.element(byId('primary')).toBeDisabled();
  press('Enter', document.body);
  expect(api.intended).toEqual([]);
  press('2', document.body);
  expect(api.intended).toEqual([{ type: 'verify', format: 'sms' }]);
});

test('e-mail is 3, also where it is unclear whether the text message went out and that has no row', async () => {
  const { api, byId } = await renderTerminal(one('verify-unclear'));
  await expect.element(byId('method-email')).toHaveTextContent(/^3/);
  press('2', document.body);
  press('3', document.body);
  expect(api.intended).toEqual([{ type: 'verify', format: 'email' }]);
});

test('the amount stays in view while a PIN is asked for, and is typed to its end when that has gone out', async () => {
  const { api, byId } = await renderTerminal(one('verify-sending'));
  await byId('amount').click();
  await userEvent.keyboard('450');
  api.show(one('verify-sent'));
  await expect.element(byId('pin')).toBeVisible();
  await expect.element(byId('amount')).toHaveFocus();
  await userEvent.keyboard('00{Enter}');
  expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 45_000 }]);
  await expect.element(byId('pin')).toHaveFocus();
  await expect.element(byId('pin')).toHaveValue('');
});
