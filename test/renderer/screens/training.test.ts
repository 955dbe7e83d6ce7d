// Training, between customers: the panel by keys and by touch, the tour, and nothing of either on a live terminal.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Language, TrainingView, View } from '../../../preload/contract';
import { falseOutlines } from '../outlines';
import { expectAccessible, press, renderTerminal, type Rendered } from '../render-terminal';
import { training } from '../training-views';
import { customer, everyCase, verifyScreen, view } from '../views';

function one(name: string): View {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
}

const trainingTerminal = { ...one('frame-training').terminal };
const empty = (): View => ({ ...one('frame-training'), notice: null });

async function renderTraining(
  seen: View = empty(),
  language: Language = 'en-CA',
  overrides: Partial<TrainingView> = {},
): Promise<Rendered> {
  const rendered = await renderTerminal(seen, language, { ...training, ...overrides });
  return rendered;
}

async function openPanel(language: Language = 'en-CA'): Promise<Rendered> {
  const rendered = await renderTraining(empty(), language);
  await expect.element(rendered.byId('training-key')).toBeVisible();
  press('F8');
  await expect.element(rendered.byId('training-panel')).toBeVisible();
  return rendered;
}

describe.each(['en-CA', 'fr-CA'] as const)('the panel in %s', (language) => {
  test.each(['licences', 'outages', 'pins'])('%s draw, run over no edge, and axe finds nothing', async (part) => {
    const { byId } = await openPanel(language);
    await byId(`training-tab-${part}`).click();
    for (const [width, height] of [
      [1920, 1080],
      [512, 384],
      [1024, 768],
    ] as const) {
      await page.viewport(width, height);
      const step = byId('step').element();
      expect(step.scrollWidth, `step at ${String(width)}`).toBeLessThanOrEqual(step.clientWidth);
    }
    expect(document.body.textContent).not.toMatch(/undefined|\[object|NaN|training_/);
    expect(falseOutlines()).toEqual([]);
    for (const button of byId('training-panel').element().querySelectorAll('button')) {
      expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
    }
    await expectAccessible();
  });

  test('the tour draws, and axe finds nothing', async () => {
    const { byId } = await renderTraining(empty(), language, { tourSeen: false });
    await expect.element(byId('tour')).toBeVisible();
    expect(byId('tour').element().querySelectorAll('li')).toHaveLength(4);
    await expectAccessible();
  });
});

describe('a sample licence', () => {
  test('is scanned by a touch', async () => {
    const { api, byId } = await openPanel();
    await byId('training-licence-sample-3').click();
    expect(api.trained).toEqual([{ type: 'scan', id: 'sample-3' }]);
  });

  test('is scanned by its digit', async () => {
    const { api, byId } = await openPanel();
    await expect.element(byId('training-licence-sample-1')).toHaveFocus();
    press('2');
    expect(api.trained).toEqual([{ type: 'scan', id: 'sample-2' }]);
  });

  test('is drawn when the arrows reach it', async () => {
    const { byId } = await openPanel();
    await expect.element(byId('training-licence-sample-1')).toHaveFocus();
    press('ArrowDown');
    press('ArrowDown');
    await expect.element(byId('training-licence-sample-3')).toHaveFocus();
    await expect.element(byId('training-barcode')).toHaveAttribute('data-licence', 'sample-3');
    press('End');
    await expect.element(byId('training-licence-sample-12')).toHaveFocus();
    press('ArrowDown');
    await expect.element(byId('training-licence-sample-12')).toHaveFocus();
    await byId('training-show-sample-5').click();
    await expect.element(byId('training-barcode')).toHaveAttribute('data-licence', 'sample-5');
  });
});

describe('outages', () => {
  test('show which one is pending, and are started and ended by their digits', async () => {
    const { api, byId } = await openPanel();
    await byId('training-tab-outages').click();
    await expect.element(byId('training-outage-slow_answer')).toHaveAttribute('aria-pressed', 'true');
    press('1');
    press('2');
    await expect.poll(() => api.trained).toEqual([{ type: 'outage', outage: 'network_down' }, { type: 'endOutages' }]);
  });
});

describe('the panel closes', () => {
  test('by Esc and by F8', async () => {
    const { byId } = await openPanel();
    press('Escape');
    await expect.element(byId('training-panel')).not.toBeInTheDocument();
    await expect.element(byId('purpose')).toBeVisible();
    press('F8');
    await expect.element(byId('training-panel')).toBeVisible();
    press('F8');
    await expect.element(byId('training-panel')).not.toBeInTheDocument();
  });

  test('by a scan, read or not', async () => {
    const { api, byId } = await openPanel();
    api.show({ ...empty(), notice: { code: 'scan_unreadable', params: {}, tone: 'warning' } });
    await expect.element(byId('training-panel')).not.toBeInTheDocument();
    press('F8');
    await expect.element(byId('training-panel')).toBeVisible();
    api.show({ ...one('customer-searching'), terminal: trainingTerminal });
    await expect.element(byId('training-panel')).not.toBeInTheDocument();
    await expect.element(byId('training-key')).not.toBeInTheDocument();
  });
});

describe('the tour', () => {
  test('is a card of its own, and nothing scrolls', async () => {
    const { byId } = await renderTraining(empty(), 'fr-CA', { tourSeen: false });
    await expect.element(byId('tour')).toBeVisible();
    await expect.element(byId('by-hand-name')).not.toBeInTheDocument();
    const step = byId('step').element();
    expect(step.scrollHeight).toBeLessThanOrEqual(step.clientHeight);
  });

  test('serves a first customer on Enter, with an amount that takes no PIN', async () => {
    const { api, byId } = await renderTraining(empty(), 'en-CA', { tourSeen: false });
    await expect.element(byId('primary')).toHaveTextContent('Serve a first customer');
    press('Enter');
    await expect.poll(() => api.trained).toEqual([{ type: 'scan', id: 'sample-1' }]);
    expect(api.intended).toEqual([{ type: 'setAmount', amountCents: 19_999 }]);
  });

  test('leaves an amount that the cashier has typed', async () => {
    const { api, byId } = await renderTraining({ ...empty(), amountCents: 5000 }, 'en-CA', { tourSeen: false });
    await byId('primary').click();
    await expect.poll(() => api.trained).toEqual([{ type: 'scan', id: 'sample-1' }]);
    expect(api.intended).toEqual([]);
  });

  test('where the store does not scan, Enter ends it', async () => {
    const seen = { ...empty(), terminal: { ...trainingTerminal, scanning: false } };
    const { api, byId, byText } = await renderTraining(seen, 'en-CA', { tourSeen: false });
    await expect.element(byText('find customers by hand')).toBeVisible();
    press('Enter');
    await expect.element(byId('tour')).not.toBeInTheDocument();
    expect(api.trained).toEqual([{ type: 'tourSeen' }]);
  });

  test.each(['Escape', 'F8'])('ends by %s, and is stored as seen', async (key) => {
    const { api, byId } = await renderTraining(empty(), 'en-CA', { tourSeen: false });
    await expect.element(byId('tour')).toBeVisible();
    press(key);
    await expect.element(byId('tour')).not.toBeInTheDocument();
    expect(api.trained).toEqual([{ type: 'tourSeen' }]);
  });

  test('ends by a scan', async () => {
    const { api, byId } = await renderTraining(empty(), 'en-CA', { tourSeen: false });
    await expect.element(byId('tour')).toBeVisible();
    api.show({ ...one('customer-searching'), terminal: trainingTerminal });
    await expect.element(byId('tour')).not.toBeInTheDocument();
    expect(api.trained).toEqual([{ type: 'tourSeen' }]);
  });

  test('is not shown where it was seen, and comes back from the panel', async () => {
    const { byId } = await openPanel();
    await expect.element(byId('tour')).not.toBeInTheDocument();
    await byId('tour-again').click();
    await expect.element(byId('tour')).toBeVisible();
    await expect.element(byId('training-panel')).not.toBeInTheDocument();
  });
});

describe('a PIN in training', () => {
  const sent = (): View =>
    view(verifyScreen({ kind: 'sent', to: 'sms', destination: null, at: Date.now(), againAt: Date.now() }), {
      terminal: trainingTerminal,
      customer: customer(),
    });

  test('is shown, because there is no phone to read it from', async () => {
    const { byId } = await renderTraining(sent());
    await expect.element(byId('training-pin')).toHaveTextContent('0417');
    await expectAccessible();
  });

  test('is never shown on a live terminal', async () => {
    const { byId } = await renderTraining({ ...sent(), terminal: one('verify-sent').terminal });
    await expect.element(byId('pin')).toBeVisible();
    await expect.element(byId('training-pin')).not.toBeInTheDocument();
  });
});

test('a live terminal has no training', async () => {
  const { api, byId } = await renderTerminal({ ...one('customer-empty'), customer: null });
  await expect.element(byId('purpose')).toBeVisible();
  await expect.element(byId('training-key')).not.toBeInTheDocument();
  press('F8');
  await expect.element(byId('training-panel')).not.toBeInTheDocument();
  expect(api.trained).toEqual([]);
});

test('a store without scanning scans no samples', async () => {
  const { byId, byText } = await renderTraining({ ...empty(), terminal: { ...trainingTerminal, scanning: false } });
  await expect.element(byId('training-key')).toBeVisible();
  press('F8');
  await expect.element(byText('Scanning is off in this store: find customers by hand.')).toBeVisible();
  await expect.element(byId('training-licence-sample-1')).not.toBeInTheDocument();
});
