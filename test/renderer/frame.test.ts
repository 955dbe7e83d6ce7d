// The frame: what main sends is drawn, late views are dropped, and the keys do what the key row says.
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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
  const words = { 'en-CA': 'Click to scan', 'fr-CA': 'Cliquez pour numériser' }[language];

  test('says that a keyboard scanner is not heard, until it has it again', async () => {
    const { byId } = await renderTerminal({ ...empty, scanners: [] }, language);
    window.dispatchEvent(new Event('blur'));
    await expect.element(byId('scanner')).toHaveTextContent(words);
    await expect.element(byId('scanner')).toHaveAttribute('data-tone', 'warning');
    window.dispatchEvent(new Event('focus'));
    await expect.element(byId('scanner')).not.toHaveTextContent(words);
  });

  test.each([
    ['Win32', true],
    ['MacIntel', true],
    ['Linux x86_64', false],
  ])('says it from its start where it can be known: %s', async (platform, isSaid) => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue(platform);
    const { byId } = await renderTerminal({ ...empty, scanners: [] }, language);
    const bar = expect.element(byId('scanner'));
    await (isSaid ? bar.toHaveTextContent(words) : bar.not.toHaveTextContent(words));
    vi.restoreAllMocks();
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
    await expect.element(byId('primary')).toHaveTextContent('Passer à la caisse');
    expect(document.documentElement.lang).toBe('fr-CA');
  });

  test('training colours the frame and says so', async () => {
    const { byId } = await renderTerminal(training);
    await expect.element(byId('training')).toHaveTextContent('nothing here is real');
  });

  test('after the hand-over the empty screen shows that everything was cleared', async () => {
    const { api, byId } = await renderTerminal(handOver);
    await byId('done').click();
    expect(api.intended).toEqual([{ type: 'done' }]);
    api.show({ ...empty, flowId: 'flow-2', notice: { code: 'done', params: {}, tone: 'info' } });
    await expect.element(byId('notice')).toHaveTextContent('cleared');
    api.show({ ...empty, flowId: 'flow-3' });
    await expect.element(byId('notice')).not.toBeInTheDocument();
  });

  test('the customer’s name, age and dates are in the cashier’s language', async () => {
    const { byId } = await renderTerminal({ ...offers, customer: customer({ account: null }) }, 'fr-CA');
    await expect.element(byId('customer-birth-date')).toHaveTextContent('14 mai 1990');
    await expect.element(byId('customer-age')).toHaveTextContent('36 ans');
    await expect.element(byId('customer-expiry')).toHaveAttribute('data-value', '2028-05-14');
  });

  test('birth date and address fold away once the account is chosen, and open on a press', async () => {
    const { api, byId } = await renderTerminal({ ...offers, customer: customer({ account: null }) });
    await expect.element(byId('customer-birth-date')).toBeVisible();
    await expect.element(byId('customer-address')).toBeVisible();
    api.show(offers);
    await expect.element(byId('customer-birth-date')).not.toBeVisible();
    await expect.element(byId('customer-address')).not.toBeVisible();
    const summary = byId('customer-details').element().querySelector('summary');
    summary?.click();
    await expect.element(byId('customer-birth-date')).toBeVisible();
    await expect.element(byId('customer-address')).toBeVisible();
  });

  test.each([
    ['at the quote', offers],
    ['at the hand-over', handOver],
  ])('the customer’s language can be switched %s', async (_, seen) => {
    const { api, byId } = await renderTerminal(seen);
    await byId('customer-language-en-CA').click();
    expect(api.intended).toEqual([{ type: 'setCustomerLanguage', language: 'en-CA' }]);
  });
});

describe('keys', () => {
  test('F2, Esc and Enter send intentions, and each names its flow', async () => {
    const { api } = await renderTerminal(offers);
    press('F2');
    press('Escape');
    press('Enter');
    expect(api.intentions).toEqual([
      { flowId: 'flow-1', screenNumber: 1, intention: { type: 'newCustomer' } },
      { flowId: 'flow-1', screenNumber: 1, intention: { type: 'back' } },
      { flowId: 'flow-1', screenNumber: 1, intention: { type: 'handOver' } },
    ]);
  });

  test('Esc does nothing where there is no way back', async () => {
    const { api, byId } = await renderTerminal(empty);
    await expect.element(byId('back')).not.toBeInTheDocument();
    press('Escape');
    expect(api.intended).toEqual([]);
  });

  test('a disabled primary action does nothing', async () => {
    const { api, byId } = await renderTerminal(view(quoteScreen({ canHandOver: false })));
    await expect.element(byId('primary')).toBeDisabled();
    press('Enter');
    expect(api.intended).toEqual([]);
  });

  test('digits typed into a field are text', async () => {
    const { api, byId } = await renderTerminal(empty);
    await byId('by-hand-name').click();
    await userEvent.type(byId('search-first-name'), '12');
    expect(api.intended).toEqual([]);
    await expect.element(byId('search-first-name')).toHaveValue('12');
  });

  test('a held Enter counts once', async () => {
    const { api } = await renderTerminal(offers);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true }));
    expect(api.intended).toEqual([]);
  });
});

test('a key that a new screen offers survives the removal of the previous screen', async () => {
  const { api, byId } = await renderTerminal(offers);
  api.show(handOver);
  await expect.element(byId('step')).toHaveAttribute('data-step', 'handOver');
  await expect.element(byId('primary')).toHaveTextContent('Copy all');
  press('Enter');
  api.show(offers);
  await expect.element(byId('primary')).toHaveTextContent('Go to the till');
  press('Enter');
  expect(api.intended).toEqual([{ type: 'copy', what: 'all' }, { type: 'handOver' }]);
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
    api.show({ ...offers, pendingScan: { number: 1, kind: 'licence', name: 'Ottilie Fernsby' }, notice });
    await expect.element(byId('pending-scan')).toBeInTheDocument();
    expect(isInSight(byId('pending-scan').element())).toBe(true);
    expect(isInSight(byId('notice').element())).toBe(true);
    expect(step.scrollTop).toBe(300);
    expect(byId('regular').element().getBoundingClientRect().top).toBe(top);
    // They have a row of their own, and cover nothing.
    const row = byId('happened').element().getBoundingClientRect();
    expect(step.getBoundingClientRect().bottom).toBeLessThanOrEqual(row.top);
    expect(byId('primary').element().getBoundingClientRect().top).toBeGreaterThanOrEqual(row.bottom);
  });

  test('zoomed in, what happens is brought into view', async () => {
    const { api, byId } = await renderTerminal(offers);
    await page.viewport(512, 384);
    document.documentElement.scrollTop = 2000;
    expect(document.documentElement.scrollTop).toBeGreaterThan(500);
    api.show({ ...offers, pendingScan: { number: 1, kind: 'licence', name: 'Ottilie Fernsby' } });
    await expect.element(byId('pending-scan')).toBeVisible();
    await expect.poll(() => isInSight(byId('pending-scan').element())).toBe(true);
  });

  test('a scroll bar that comes or goes moves nothing', async () => {
    const { byId } = await renderTerminal(offers);
    for (const part of [byId('step').element(), document.querySelector('aside')]) {
      expect(part && getComputedStyle(part).scrollbarGutter).toBe('stable');
    }
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
    ['link-proxy', 'warning', /^Stopped by the proxy since .*10:42/],
    ['customer-empty', 'good', 'Online'],
    ['frame-training', 'calm', 'Not connected yet'],
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
    ['link-proxy', 'Tell the store’s IT'],
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
  await expect.element(byId('keeping-failing')).toHaveTextContent('Customers are not being saved');
  api.show({ ...offers, keeping: 'no_keyring' });
  await expect.element(byId('keeping-failing')).not.toBeInTheDocument();
});

describe('a second scan', () => {
  const asked = { ...offers, pendingScan: { number: 1, kind: 'licence' as const, name: 'Ottilie Fernsby' } };

  test('Enter says yes, Esc says no', async () => {
    const { api, byId } = await renderTerminal(asked);
    await expect.element(byId('pending-scan')).toHaveTextContent('Start with Ottilie Fernsby?');
    press('Enter');
    press('Escape');
    expect(api.intended).toEqual([
      { type: 'acceptScan', scan: 1 },
      { type: 'declineScan', scan: 1 },
    ]);
  });

  test('it has the Enter key even while something is typed', async () => {
    const { api, byId } = await renderTerminal(asked);
    await byId('amount').click();
    await userEvent.keyboard('5000{Enter}');
    expect(api.intended).toEqual([{ type: 'acceptScan', scan: 1 }]);
  });

  test('F4 parks the customer on the screen, by key and by touch', async () => {
    const { api, byId } = await renderTerminal(asked);
    await byId('amount').click();
    press('F4');
    await byId('park-and-start').click();
    expect(api.intended).toEqual([
      { type: 'park', scan: 1 },
      { type: 'park', scan: 1 },
    ]);
    await expect.element(byId('pending-scan')).toHaveTextContent('is cleared unless you park them');
  });

  test('a touch does the same, and each answer is said once', async () => {
    const { api, byId, byText } = await renderTerminal(asked);
    for (const answer of ['Clear and start', 'No, stay here', 'Park and start']) {
      expect(byText(answer).elements(), answer).toHaveLength(1);
    }
    await byId('back').click();
    await byId('primary').click();
    expect(api.intended).toEqual([
      { type: 'declineScan', scan: 1 },
      { type: 'acceptScan', scan: 1 },
    ]);
  });

  test('Enter on a key of the key row is that key', async () => {
    const { api, byId } = await renderTerminal(asked);
    (byId('back').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(api.intended).toEqual([{ type: 'declineScan', scan: 1 }]);
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
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 12_500 }]);
  });

  test('typed once more is another amount: by a click, and by the dollar key', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    await userEvent.keyboard('14999{Enter}');
    api.show({ ...offers, amountCents: 14_999 });
    await userEvent.keyboard('$15001{Enter}');
    api.show({ ...offers, amountCents: 15_001 });
    await byId('amount').click();
    await userEvent.keyboard('20000{Enter}');
    expect(api.intended).toEqual([14_999, 15_001, 20_000].map((amountCents) => ({ type: 'setAmount', amountCents })));
  });

  test('has the Enter key, and the touch, while it is typed', async () => {
    const { api, byId } = await renderTerminal(offers);
    await expect.element(byId('primary')).toHaveTextContent('Go to the till');
    await byId('amount').click();
    await userEvent.keyboard('5000');
    await expect.element(byId('primary')).toHaveTextContent('Use this amount');
    await byId('primary').click();
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 5000 }]);
    await expect.element(byId('primary')).toHaveTextContent('Go to the till');
  });

  test('is sent when the field is left, and not when nothing changed', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    (byId('amount').element() as HTMLInputElement).blur();
    expect(api.intended).toEqual([]);
    await byId('amount').click();
    await userEvent.keyboard('999');
    (byId('amount').element() as HTMLInputElement).blur();
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 999 }]);
  });

  test('is sent once, also when the step ends while it is being sent', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    await userEvent.keyboard('29999');
    press('Enter');
    api.show({ ...one('hand-over'), amountCents: 29_999 });
    await expect.element(byId('step')).toHaveAttribute('data-step', 'handOver');
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 29_999 }]);
  });

  test.each(['en-CA', 'fr-CA'] as const)('the largest that can be typed is not cut, in %s', async (language) => {
    const { byId } = await renderTerminal(offers, language);
    await byId('amount').click();
    await userEvent.keyboard('99999999');
    const field = byId('amount').element();
    expect(field.scrollWidth).toBeLessThanOrEqual(field.clientWidth);
  });

  test('clears the amount when it is emptied', async () => {
    const { api, byId } = await renderTerminal(offers);
    await byId('amount').click();
    await userEvent.keyboard('{Delete}{Enter}');
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: null }]);
  });

  test('stands as the cashier’s language writes it', async () => {
    const { byId } = await renderTerminal(offers, 'fr-CA');
    await expect.element(byId('amount')).toHaveValue('1\u00a0200,00');
  });
});
