// Scanner diagnosis records a scan for support: the key that asks for it, and what is said of it.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { DiagnosisView } from '../../../preload/contract';
import { counter, file, nothing, open, port, recorded, serial } from '../diagnosis-views';
import { press, renderTerminal } from '../render-terminal';
import { everyCase } from '../views';

describe('recording a scan for support', () => {
  const armed = recorded({ state: 'armed' });

  test('F7 asks for it, and F7 calls it off', async () => {
    const { api, byId } = await open();
    await expect.element(byId('record-key')).toHaveTextContent('Record a scan for support');
    press('F7');
    await expect.poll(() => api.setUpCommands).toEqual(['start', 'record']);
    api.showSetUp(armed);
    await expect.element(byId('record-key')).toHaveTextContent('Cancel the recording');
    await new Promise((resolve) => setTimeout(resolve, 450));
    press('F7');
    await expect.poll(() => api.setUpCommands).toEqual(['start', 'record', 'stopRecording']);
    api.showSetUp(nothing);
    await expect.element(byId('set-up-next')).toHaveTextContent('Nothing has come yet');
  });

  test.each(['en-CA', 'fr-CA'] as const)(
    'with customers waiting too the keys stand in one line, in %s',
    async (language) => {
      const waiting = Object.values(everyCase()).find(({ parked }) => parked.some(({ news }) => news));
      if (!waiting) throw new Error('nobody waits');
      await page.viewport(1024, 768);
      const { api, byId } = await open(language, { ...counter(), parked: waiting.parked });
      await expect.element(byId('parked-key')).toBeVisible();
      for (const seen of [nothing, armed]) {
        api.showSetUp(seen);
        const buttons = [...document.querySelectorAll('footer button')];
        expect(buttons).toHaveLength(5);
        for (const button of buttons) {
          expect(button.getBoundingClientRect().right, button.textContent).toBeLessThanOrEqual(1024);
          expect(button.scrollWidth, button.textContent).toBeLessThanOrEqual(button.clientWidth);
          expect(button.getBoundingClientRect().height, button.textContent).toBe(48);
        }
      }
    },
  );

  test('a finger does the same', async () => {
    const { api, byId } = await open('fr-CA');
    await byId('record-key').click();
    expect(api.setUpCommands).toEqual(['start', 'record']);
    expect(api.intended).toEqual([]);
  });

  test('a double press is one press, also where the answer comes between', async () => {
    const { api, byId } = await open();
    press('F7');
    api.showSetUp(armed);
    await expect.element(byId('record-key')).toHaveTextContent('Cancel');
    press('F7');
    expect(api.setUpCommands).toEqual(['start', 'record']);
  });

  test('where it is, all of its path can be selected, until the next scan', async () => {
    const { api, byId } = await open();
    api.showSetUp(recorded({ state: 'saved', file }));
    await expect.element(byId('set-up-file')).toHaveTextContent(file);
    await expect.element(byId('record-key')).toHaveTextContent('Record a scan for support');
    const path = byId('set-up-file').element();
    getSelection()?.selectAllChildren(path);
    expect(getSelection()?.toString()).toBe(file);
    expect(getComputedStyle(path).userSelect).toBe('all');
    api.showSetUp(nothing);
    await expect.element(byId('set-up-file')).not.toBeInTheDocument();
  });

  test('a rate that is still sought is said while it is waited for', async () => {
    const { api, byId } = await open();
    const listening: DiagnosisView['listening'] = [{ ...serial, state: 'ready', heard: 'garbled', baudRate: 115200 }];
    api.showSetUp(recorded({ state: 'armed' }, { listening, other: { path: port, heard: 'garbled' } }));
    await expect.element(byId('set-up-next')).toHaveTextContent('next licence scanned');
    await expect.element(byId('set-up-hint')).toHaveTextContent('Trying 115,200 baud');
  });

  test('is not offered where the diagnosis cannot run, nor outside of it', async () => {
    const { api, byId, byText } = await renderTerminal(counter());
    await expect.element(byId('set-up-key')).toBeVisible();
    await expect.element(byId('record-key')).not.toBeInTheDocument();
    press('F7');
    press('F9');
    await expect.element(byText('Scanners cannot be set up right now.')).toBeVisible();
    await expect.element(byId('record-key')).not.toBeInTheDocument();
    press('F7');
    expect(api.setUpCommands).toEqual(['start']);
  });
});
