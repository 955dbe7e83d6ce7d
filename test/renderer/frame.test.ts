// The frame: what main sends is drawn, late views are dropped, and the keys do what the key row says.
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { press, renderTerminal } from './render-terminal';
import { customer, everyCase, quoteScreen, view } from './views';

const cases = everyCase();
const one = (name: string) => {
  const seen = cases[name];
  if (!seen) throw new Error(name);
  return seen;
};
const empty = cases['customer-empty'];
const offers = cases['quote-offers'];
const handOver = cases['hand-over'];
const training = cases['frame-training'];
if (!empty || !offers || !handOver || !training) throw new Error('a case is missing');

describe.each(['en-CA', 'fr-CA'] as const)('a window without the focus, in %s', (language) => {
  const words = { 'en-CA': 'Click to scan', 'fr-CA': 'Cliquez ici' }[language];

  test('says that a keyboard scanner is not heard, until it has it again', async () => {
    const { byId } = await renderTerminal({ ...empty, scanners: [] }, language);
    window.dispatchEvent(new Event('blur'));
    await expect.element(byId('scanner')).toHaveTextContent(words);
    await expect.element(byId('scanner')).toHaveAttribute('data-tone', 'warning');
    window.dispatchEvent(new Event('focus'));
    await expect.element(byId('scanner')).not.toHaveTextContent(words);
  });

  test('says nothing where a scanner of its own is ready', async () => {
    const ready = { id: 'serial', name: 'COM3', kind: 'serial', state: 'ready', because: null } as const;
    const { byId } = await renderTerminal({ ...empty, scanners: [ready] }, language);
    window.dispatchEvent(new Event('blur'));
    await expect.element(byId('scanner')).not.toHaveTextContent(words);
  });
});

describe('views', () => {
  test('an older one that comes late is dropped', async () => {
    const { api, byId } = await renderTerminal({ ...offers, revision: 5 });
    api.show({ ...offers, customer: customer({ firstName: 'Late' }) }, 4);
    api.show({ ...offers, customer: customer({ firstName: 'Newer' }) }, 6);
    await expect.element(byId('customer-name')).toHaveTextContent('Newer Rose Tremblay-Côté');
  });

  test('a switch of the language redraws the page', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('language').click();
    expect(api.languages).toEqual(['fr-CA']);
    api.show({ ...offers, terminal: { ...offers.terminal, language: 'fr-CA' } });
    await expect.element(byId('primary')).toHaveTextContent('Transférer à la caisse');
    expect(document.documentElement.lang).toBe('fr-CA');
  });

  test('training colours the frame and says so', async () => {
    const { byId } = await renderTerminal(training);
    await expect.element(byId('training')).toHaveTextContent('nothing here is real');
  });

  test('after the hand-over the empty screen shows that everything was cleared', async () => {
    const { api, byId } = await renderTerminal(handOver);
    await byId('done').click();
    expect(api.wishes).toEqual([{ type: 'done' }]);
    api.show({ ...empty, flowId: 'flow-2', notice: { code: 'done', params: {}, tone: 'info' } });
    await expect.element(byId('notice')).toHaveTextContent('cleared');
    api.show({ ...empty, flowId: 'flow-3' });
    await expect.element(byId('notice')).not.toBeInTheDocument();
  });

  test('the customer’s name, age and dates are in the cashier’s language', async () => {
    const { byId } = await renderTerminal(offers, 'fr-CA');
    await expect.element(byId('customer-birth-date')).toHaveTextContent('14 mai 1990');
    await expect.element(byId('customer-age')).toHaveTextContent('36 ans');
    await expect.element(byId('customer-expiry')).toHaveAttribute('data-value', '2028-05-14');
  });

  test('the customer’s language can be switched', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('customer-language-en-CA').click();
    expect(api.wishes).toEqual([{ type: 'setCustomerLanguage', language: 'en-CA' }]);
  });
});

describe('keys', () => {
  test('F2, Esc and Enter send intentions, and each names its flow', async () => {
    const { api } = await renderTerminal(offers);
    press('F2');
    press('Escape');
    press('Enter');
    expect(api.intentions).toEqual([
      { flowId: 'flow-1', intention: { type: 'newCustomer' } },
      { flowId: 'flow-1', intention: { type: 'back' } },
      { flowId: 'flow-1', intention: { type: 'handOver' } },
    ]);
  });

  test('Esc does nothing where there is no way back', async () => {
    const { api, byId } = await renderTerminal(empty);
    await expect.element(byId('back')).not.toBeInTheDocument();
    press('Escape');
    expect(api.wishes).toEqual([]);
  });

  test('a disabled primary action does nothing', async () => {
    const { api, byId } = await renderTerminal(view(quoteScreen({ canHandOver: false })));
    await expect.element(byId('primary')).toBeDisabled();
    press('Enter');
    expect(api.wishes).toEqual([]);
  });

  test('digits typed into a field are text', async () => {
    const { api, byId } = await renderTerminal(empty);
    await userEvent.type(byId('search-first-name'), '12');
    expect(api.wishes).toEqual([]);
    await expect.element(byId('search-first-name')).toHaveValue('12');
  });

  test('a held Enter counts once', async () => {
    const { api } = await renderTerminal(offers);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true }));
    expect(api.wishes).toEqual([]);
  });
});

test('a key that a new screen offers survives the removal of the previous screen', async () => {
  const { api, byId } = await renderTerminal(offers);
  api.show(handOver);
  await expect.element(byId('step')).toHaveAttribute('data-step', 'handOver');
  await expect.element(byId('primary')).toHaveTextContent('Done: clear everything');
  press('Enter');
  api.show(offers);
  await expect.element(byId('primary')).toHaveTextContent('Hand over');
  press('Enter');
  expect(api.wishes).toEqual([{ type: 'done' }, { type: 'handOver' }]);
});

describe('at any scroll position', () => {
  const scrolled = async () => {
    const rendered = await renderTerminal(offers);
    const step = rendered.byId('step').element();
    step.scrollTop = 300;
    expect(step.scrollTop).toBe(300);
    return { ...rendered, step };
  };
  const isInSight = (element: Element): boolean => {
    const { left, top, bottom } = element.getBoundingClientRect();
    const [x, middle] = [left + 20, (top + bottom) / 2];
    return (
      element.contains(document.elementFromPoint(x, top + 4)) && element.contains(document.elementFromPoint(x, middle))
    );
  };

  test('a second scan and a notice are visible, and move nothing else', async () => {
    const { api, byId, step } = await scrolled();
    const top = byId('regular').element().getBoundingClientRect().top;
    const notice = { code: 'scan_unreadable', params: { reason: 'no_header' }, tone: 'warning' } as const;
    api.show({ ...offers, pendingScan: { kind: 'licence', name: 'Ottilie Fernsby' }, notice });
    await expect.element(byId('pending-scan')).toBeInTheDocument();
    expect(isInSight(byId('pending-scan').element())).toBe(true);
    expect(isInSight(byId('notice').element())).toBe(true);
    expect(step.scrollTop).toBe(300);
    expect(byId('regular').element().getBoundingClientRect().top).toBe(top);
  });

  test('the next step begins at its top', async () => {
    const { api, byId, step } = await scrolled();
    api.show(one('verify-refused'));
    await expect.element(byId('step')).toHaveAttribute('data-step', 'verify');
    await expect.poll(() => step.scrollTop).toBe(0);
  });
});

describe('the link', () => {
  test.each([
    ['link-slow', 'warning', /^Slow since .*10:42/],
    ['link-offline', 'warning', /^Offline since .*10:42/],
    ['link-down', 'warning', /^Flexiti down since .*10:42/],
    ['link-refused', 'warning', /^Sign-in refused since .*10:42/],
    ['customer-empty', 'good', 'Online'],
    ['frame-training', 'calm', 'Not asked yet'],
  ])('%s stands in the bar in words', async (name, tone, words) => {
    const { byId } = await renderTerminal(one(name));
    await expect.element(byId('link')).toHaveTextContent(words);
    await expect.element(byId('link')).toHaveAttribute('data-tone', tone);
    await expect.element(byId('link')).toHaveAttribute('role', 'status');
  });

  test.each([
    ['link-offline', 'Check the network cable'],
    ['link-offline-scanning-off', 'Check the network cable'],
    ['link-down', /next try .*10:42/],
    ['link-refused', 'Call the technician'],
  ])('%s is explained on the empty counter', async (name, words) => {
    const { byId } = await renderTerminal(one(name));
    await expect.element(byId('link-help')).toHaveTextContent(words);
  });

  test.each(['customer-empty', 'link-slow', 'link-refused-training'])('%s explains nothing', async (name) => {
    const { byId } = await renderTerminal(one(name));
    await expect.element(byId('link')).toBeVisible();
    await expect.element(byId('link-help')).not.toBeInTheDocument();
  });
});

test('every step warns that customers are not stored, as long as the journal fails', async () => {
  const { api, byId } = await renderTerminal({ ...offers, keeping: 'failing' });
  await expect.element(byId('keeping-failing')).toHaveTextContent('Customers are not kept at the moment');
  api.show({ ...offers, keeping: 'no_keyring' });
  await expect.element(byId('keeping-failing')).not.toBeInTheDocument();
});

describe('a second scan', () => {
  const asked = { ...offers, pendingScan: { kind: 'licence' as const, name: 'Ottilie Fernsby' } };

  test('Enter says yes, Esc says no', async () => {
    const { api, byId } = await renderTerminal(asked);
    await expect.element(byId('pending-scan')).toHaveTextContent('Start with Ottilie Fernsby?');
    press('Enter');
    press('Escape');
    expect(api.wishes).toEqual([{ type: 'acceptScan' }, { type: 'declineScan' }]);
  });

  test('it has the Enter key even while something is typed', async () => {
    const { api, byId } = await renderTerminal(asked);
    await byId('amount').click();
    await userEvent.keyboard('5000{Enter}');
    expect(api.wishes).toEqual([{ type: 'acceptScan' }]);
  });

  test('F4 parks the customer on the screen, by key and by touch', async () => {
    const { api, byId } = await renderTerminal(asked);
    await byId('amount').click();
    press('F4');
    await byId('park-and-start').click();
    expect(api.wishes).toEqual([{ type: 'park' }, { type: 'park' }]);
    await expect.element(byId('pending-scan')).toHaveTextContent('Parking keeps the customer on the screen');
  });

  test('its buttons do the same', async () => {
    const { api, byId } = await renderTerminal(asked);
    await byId('decline-scan').click();
    await byId('accept-scan').click();
    expect(api.wishes).toEqual([{ type: 'declineScan' }, { type: 'acceptScan' }]);
  });
});

describe('the amount', () => {
  test('fills from the cents and is sent on Enter', async () => {
    const { api, byId } = await renderTerminal(empty);
    await byId('amount').click();
    await userEvent.keyboard('125');
    await expect.element(byId('amount')).toHaveValue('1.25');
    await userEvent.keyboard('000{Backspace}');
    await expect.element(byId('amount')).toHaveValue('125.00');
    await userEvent.keyboard('{Enter}');
    expect(api.wishes).toEqual([{ type: 'setAmount', amountCents: 12_500 }]);
  });

  test('typed once more is another amount, whether the field was clicked again or not', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    await userEvent.keyboard('14999{Enter}');
    api.show({ ...offers, amountCents: 14_999 });
    await userEvent.keyboard('15001{Enter}');
    api.show({ ...offers, amountCents: 15_001 });
    await byId('amount').click();
    await userEvent.keyboard('20000{Enter}');
    expect(api.wishes).toEqual([14_999, 15_001, 20_000].map((amountCents) => ({ type: 'setAmount', amountCents })));
  });

  test('has the Enter key, and the touch, while it is typed', async () => {
    const { api, byId } = await renderTerminal(offers);
    await expect.element(byId('primary')).toHaveTextContent('Hand over');
    await byId('amount').click();
    await userEvent.keyboard('5000');
    await expect.element(byId('primary')).toHaveTextContent('Use this amount');
    await byId('primary').click();
    expect(api.wishes).toEqual([{ type: 'setAmount', amountCents: 5000 }]);
    await expect.element(byId('primary')).toHaveTextContent('Hand over');
  });

  test('is sent when the field is left, and not when nothing changed', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    (byId('amount').element() as HTMLInputElement).blur();
    expect(api.wishes).toEqual([]);
    await byId('amount').click();
    await userEvent.keyboard('999');
    (byId('amount').element() as HTMLInputElement).blur();
    expect(api.wishes).toEqual([{ type: 'setAmount', amountCents: 999 }]);
  });

  test('is sent once, also when the step ends while it is being sent', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    await userEvent.keyboard('29999');
    press('Enter');
    api.show({ ...one('hand-over'), amountCents: 29_999 });
    await expect.element(byId('step')).toHaveAttribute('data-step', 'handOver');
    expect(api.wishes).toEqual([{ type: 'setAmount', amountCents: 29_999 }]);
  });

  test('clears the amount when it is emptied', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    await userEvent.keyboard('{Delete}{Enter}');
    expect(api.wishes).toEqual([{ type: 'setAmount', amountCents: null }]);
  });

  test('stands as the cashier’s language writes it', async () => {
    const { byId } = await renderTerminal(offers, 'fr-CA');
    await expect.element(byId('amount')).toHaveValue('1\u00a0200,00');
  });
});
