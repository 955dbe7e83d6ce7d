// A scanner's set-up in the demo lane: no scan yet, wrong baud rate, control characters lost, success.
import { expect } from '@playwright/test';
import { shownCodes } from '../../main/scanner';
import type { Stage } from './stage';

export async function diagnoseScanner(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.newCustomer();
  // The demo's own serial device, which is not under /dev.
  const device = page.locator('[data-testid="set-up-device"][data-state="ready"]:not([data-path^="/dev"], [data-path=""])');
  await stage.step('sets up a scanner', () => page.keyboard.press('F9'), device, 'scanner-set-up');
  const next = stage.at('set-up-next');
  await stage.step(
    'scans at another rate',
    () => stage.scanText(Array.from(shownCodes.licence, (one) => String.fromCharCode(one.charCodeAt(0) + 128)).join('')),
    page.locator('[data-testid="set-up-next"][data-tone="warning"]'),
    'scanner-other-rate',
  );
  await expect(device).toBeVisible();
  await stage.step(
    'scans, and control characters get lost',
    // eslint-disable-next-line no-control-regex -- control characters are what it is about
    () => stage.scanText(shownCodes.licence.replace(/[\x00-\x1f]/g, '')),
    stage.at('set-up-hint'),
    'scanner-control-characters-lost',
  );
  await stage.step(
    'scans with the right setting',
    () => stage.scanText(`${shownCodes.licence}\r`),
    next.and(page.locator('[data-tone="good"]')),
    'scanner-found',
  );
  await stage.enlarge('scanner-found', next);
  await stage.step('is done', () => page.keyboard.press('Enter'), stage.at('purpose'));
  await expect(stage.at('scanner')).toHaveAttribute('data-tone', 'good');
}
