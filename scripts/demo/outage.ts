// A network outage: two customers are scanned and parked, found automatically when the network is back; one is served to
// the end, the other removed from the list.
import { expect } from '@playwright/test';
import type { Stage } from './stage';

const amountCents = 25_000;

export async function surviveOutage(stage: Stage): Promise<void> {
  const { page, sandbox, cashier } = stage;
  const press = (key: string) => (): Promise<void> => page.keyboard.press(key);

  await sandbox.fault({ kind: 'outage', times: 10_000 });
  await stage.step('scans without a network', () => stage.scan('on-ordinary'), stage.at('problem'), 'customer-offline');
  await stage.enlarge('offline', stage.at('problem'));
  await stage.step('types $250', () => cashier.amount(amountCents), stage.at('problem'));
  const called = stage.at('notice');
  await stage.step('parks Rosalind Bennettsworth', press('F4'), called, 'parked-notice');
  await stage.step('scans Geraldine Pembrokeshire', () => stage.scan('on-several-normal'), stage.at('problem'));
  await stage.step('parks her too', press('F4'), stage.at('parked-key').getByText('(2)'));
  await stage.step('opens the parked list', press('F6'), stage.at('parked-list'), 'parked-waiting');
  await page.keyboard.press('Escape');

  await sandbox.clearFaults();
  const news = stage.at('parked-key').locator('svg');
  // A background sign-in notices; then one search after the other.
  const found = async (): Promise<void> => {
    const states = async (): Promise<string[]> => (await cashier.view()).parked.map(({ state }) => state);
    await expect.poll(states, { timeout: 45_000 }).toEqual(['ready', 'accounts']);
  };
  await stage.step('waits, and the network comes back', found, news, 'parked-news');
  await stage.step('opens the parked list again', press('F6'), stage.at('parked-list'), 'parked-found');
  await stage.enlarge('parked', stage.at('parked-list'));
  await stage.step('resumes number 1', press('1'), stage.at('method-sms'), 'parked-taken-back');
  await stage.speak(stage.language);

  const { accountNumber } = stage.customer('on-ordinary');
  await cashier.verify('sms', { sandbox, accountNumber });
  await expect(stage.at('offers')).toHaveAttribute('data-amount', String(amountCents));
  await cashier.choose('regular');
  await stage.step('hands over', () => cashier.primary(), stage.at('handover-code'));
  await stage.step('is done', () => stage.at('done').click(), stage.at('purpose'));

  await page.keyboard.press('F6');
  await stage.step('removes number 2', () => stage.at('remove-2').click(), stage.at('remove-question'), 'parked-remove');
  await stage.step('says yes', () => stage.at('remove-yes').click(), stage.at('purpose'));
}
