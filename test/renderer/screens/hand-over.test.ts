// Step 4: exact values for the POS, readable ones for the cashier.
import { expect, test, vi } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { press, renderTerminal } from '../render-terminal';
import { everyCase, qrText } from '../views';

const one = (name: string) => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

test.each(['en-CA', 'fr-CA'] as const)('every value stands there exactly, in %s', async (language) => {
  const { byId } = await renderTerminal(one('hand-over'), language);
  for (const [id, value] of Object.entries({
    account: '116994755',
    plan: '4',
    term: '6',
    amount: '1200.00',
    code: '004217',
    'request-id': '0482913377',
    'reference-id': 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  })) {
    await expect.element(byId(`handover-${id}`)).toHaveAttribute('data-value', value);
  }
  await expect.element(byId('handover-plan')).toHaveTextContent('4 Paiements égaux');
  await expect.element(byId('handover-account')).toHaveTextContent('116 994 755');
  await expect.element(byId('handover-amount')).toHaveTextContent(language === 'en-CA' ? '$1,200.00' : '1 200,00 $');
  await expect.element(byId('handover-code')).toHaveTextContent('004217');
  await expect.element(byId('handover-request-id')).toHaveTextContent('048 291 3377');
  await expect.element(byId('more')).not.toHaveAttribute('open');
  await expect.element(byId('handover-reference-id')).not.toBeVisible();
});

test('a regular purchase has no plan and no term, and shows the card of an authorised user', async () => {
  const { byId } = await renderTerminal(one('hand-over-regular'));
  await expect.element(byId('handover-plan')).toHaveTextContent('Regular purchase');
  await expect.element(byId('handover-plan')).toHaveAttribute('data-value', '');
  await expect.element(byId('handover-term')).not.toBeInTheDocument();
  await expect.element(byId('handover-card')).toHaveTextContent('•••• •••• •••• 2222');
});

test('Enter copies all, however often, and F2 is “done”', async () => {
  const { api, byId } = await renderTerminal(one('hand-over'));
  await expect.element(byId('new-customer')).not.toBeInTheDocument();
  press('Enter');
  press('Enter');
  expect(api.intended).toEqual([
    { type: 'copy', what: 'all' },
    { type: 'copy', what: 'all' },
  ]);
  await expect.element(byId('done')).toHaveTextContent('F2Done, clear');
  press('F2');
  expect(api.intended.at(-1)).toEqual({ type: 'done' });
});

test('two quick Enters at the quote hand over, and clear nothing', async () => {
  const { api, byId } = await renderTerminal(one('quote-offers'));
  press('Enter');
  api.show(one('hand-over'));
  await expect.element(byId('step')).toHaveAttribute('data-step', 'handOver');
  press('Enter');
  press('Enter');
  expect(api.intended.map(({ type }) => type)).not.toContain('done');
});

test.each(['en-CA', 'fr-CA'] as const)(
  'a value is copied by its button, which confirms it for two seconds, in %s',
  async (language) => {
    const { api, byId, byText } = await renderTerminal(one('hand-over'), language);
    const copied = language === 'en-CA' ? 'Copied' : 'Copié';
    const button = byId('copy-amount');
    expect(button.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
    await expect.element(button).not.toHaveTextContent(copied);
    vi.useFakeTimers();
    try {
      button.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
      await vi.advanceTimersByTimeAsync(1900);
      expect(button.element().textContent).toContain(copied);
      expect(byText(language === 'en-CA' ? 'Copied: Amount' : 'Copié\u00a0: Montant').element()).toHaveAttribute(
        'role',
        'status',
      );
      await vi.advanceTimersByTimeAsync(200);
      expect(button.element().textContent).not.toContain(copied);
    } finally {
      vi.useRealTimers();
    }
    expect(api.intended).toEqual([{ type: 'copy', what: 'amount' }]);
  },
);

test('a click on copy leaves the keys as they are', async () => {
  const { api, byId } = await renderTerminal(one('hand-over'));
  await byId('copy-amount').click();
  press('Enter');
  press('F2');
  expect(api.intended).toEqual([{ type: 'copy', what: 'amount' }, { type: 'copy', what: 'all' }, { type: 'done' }]);
});

test('that all of it was copied is shown without moving anything', async () => {
  const { byId, byText } = await renderTerminal(one('hand-over'));
  expect(byText('Copy all').elements()).toHaveLength(1);
  const before = byId('pin-in-copies').element().getBoundingClientRect();
  await expect.element(byId('copied-all')).not.toBeVisible();
  await byId('primary').click();
  await expect.element(byId('copied-all')).toBeVisible();
  expect(byId('pin-in-copies').element().getBoundingClientRect()).toEqual(before);
});

test('Enter copies all, the digits one value each, and only what is there', async () => {
  const { api, byId } = await renderTerminal(one('hand-over-regular'));
  for (const key of ['Enter', '1', '2', '3', '4', '5', '6', '7']) press(key);
  expect(api.intended).toEqual(
    ['all', 'account', 'card', 'amount', 'code', 'requestId', 'referenceId'].map((what) => ({ type: 'copy', what })),
  );
  await expect.element(byId('copy-plan')).not.toBeInTheDocument();
});

test('the QR code reads back as what main gave, and the screen shows that the PIN is not in it', async () => {
  const { byId } = await renderTerminal(one('hand-over'));
  expect(await read(byId('qr').element())).toBe(qrText);
  await expect.element(byId('pin-in-copies')).toHaveTextContent('Without the PIN');
});

test('a store that copies the PIN sees that it is in the QR code', async () => {
  const seen = one('hand-over');
  if (seen.screen.step !== 'handOver') throw new Error(seen.screen.step);
  const text = `${qrText}\nverification_code=004217`;
  const { byId } = await renderTerminal({ ...seen, screen: { ...seen.screen, qrText: text } });
  expect(await read(byId('qr').element())).toBe(text);
  await expect.element(byId('pin-in-copies')).toHaveTextContent('With the PIN');
});

/** Draws the picture as it stands in the page, and reads it as a scanner would. */
async function read(svg: Element): Promise<string | undefined> {
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
  const drawn = svg.cloneNode(true) as SVGElement;
  for (const name of ['rect', 'path']) {
    const shape = svg.querySelector(name);
    if (!shape) throw new Error(name);
    drawn.querySelector(name)?.setAttribute('fill', getComputedStyle(shape).fill);
  }
  drawn.setAttribute('width', '480');
  drawn.setAttribute('height', '480');
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawn))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 480;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const pixels = context?.getImageData(0, 0, 480, 480);
  if (!pixels) throw new Error('no canvas');
  const [result] = await readBarcodes(pixels, { formats: ['QRCode'] });
  return result?.text;
}
