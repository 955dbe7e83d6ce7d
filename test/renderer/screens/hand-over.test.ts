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
    'request-id': '3f2b6c1e9d5a4f0b8c7e6d5c4b3a2910',
    'reference-id': 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  })) {
    await expect.element(byId(`handover-${id}`)).toHaveAttribute('data-value', value);
  }
  await expect.element(byId('handover-plan')).toHaveTextContent('4 Paiements égaux');
  await expect.element(byId('handover-account')).toHaveTextContent('116 994 755');
  await expect.element(byId('handover-amount')).toHaveTextContent(language === 'en-CA' ? '$1,200.00' : '1 200,00 $');
  await expect.element(byId('handover-code')).toHaveTextContent('004217');
});

test('a regular purchase has no plan and no term, and shows the card of an authorised user', async () => {
  const { byId } = await renderTerminal(one('hand-over-regular'));
  await expect.element(byId('handover-plan')).toHaveTextContent('Regular purchase');
  await expect.element(byId('handover-plan')).toHaveAttribute('data-value', '');
  await expect.element(byId('handover-term')).not.toBeInTheDocument();
  await expect.element(byId('handover-card')).toHaveAttribute('data-value', '5555000011112222');
});

test('Enter is “done”', async () => {
  const { api } = await renderTerminal(one('hand-over'));
  press('Enter');
  expect(api.wishes).toEqual([{ type: 'done' }]);
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
    expect(api.wishes).toEqual([{ type: 'copy', what: 'amount' }]);
  },
);

test('a click on copy leaves Enter to done', async () => {
  const { api, byId } = await renderTerminal(one('hand-over'));
  await byId('copy-all').click();
  press('Enter');
  expect(api.wishes).toEqual([{ type: 'copy', what: 'all' }, { type: 'done' }]);
});

test('1 copies all, the digits after it one value each, and only what is there', async () => {
  const { api, byId } = await renderTerminal(one('hand-over-regular'));
  for (const digit of ['1', '2', '3', '4', '5', '6', '7', '8']) press(digit);
  expect(api.wishes).toEqual(
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
