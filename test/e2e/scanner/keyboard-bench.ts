// The focused terminal for the tests of keyboard wedges: the keys that the page received, scans while main is busy, and the
// customers whose licences are scanned.
import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { sandboxCustomers } from '../../../main/sandbox';
import { cashierAt, type Cashier } from '../../support/cashier';
import { hurry } from '../../../scripts/launch/hurry.mjs';
import { focusWindow, press } from '../support/keyboard-scanner';
import { freePort } from '../../support/free-port';
import { controlToken, sandboxAt } from '../../support/sandbox-control';
import { launch } from '../support/launch';

const licenceRequest = z.object({ code: z.string() });

declare global {
  interface Window {
    keysSeen?: string[];
  }
}

export interface Person {
  payload: string;
  accountNumber: string;
  /** Of the FlexitiCard: 16 digits. */
  vccNumber: string;
  lastName: RegExp;
  /** As in the question after a second scan. */
  shortName: string;
}

export interface KeyboardBench {
  cashier: Cashier;
  page: Page;
  /** No customer, empty fields, no keys seen. */
  clear(): Promise<void>;
  /** Every keydown of the page except modifiers, in order. */
  keysSeen(): Promise<string[]>;
  /** The same, without the characters that main has had removed. */
  keysKept(): Promise<string[]>;
  /** Presses keys while main is blocked for 50 ms repeatedly. */
  scanWhileBusy(keys: readonly string[], everyMs: number): Promise<void>;
  expectFound(person: Person): Promise<void>;
  /** The licence payloads sent to Flexiti since the launch. */
  payloadsRead(): Promise<string[]>;
  blur(): Promise<void>;
  close(): Promise<void>;
}

/** By this key main has the page remove a character. */
const takeBackKey = 'F24';

/** The least reaction time of a person: keys that come sooner count as the scan's suffix. */
export const personMs = 350;

export function person(id: string): Person {
  const customer = sandboxCustomers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`no sandbox customer ${id}`);
  return {
    payload: customer.payload(),
    accountNumber: customer.accountNumber,
    vccNumber: customer.vccNumber,
    lastName: new RegExp(customer.lastName, 'i'),
    shortName: `${customer.firstName} ${customer.lastName.charAt(0)}.`,
  };
}

/** Launches the terminal, with `more` merged into its configuration, and focuses its window. */
export async function openKeyboardBench(more: object = {}): Promise<KeyboardBench> {
  const port = await freePort();
  const config = { language: 'en-CA', sandbox: { port, controlToken }, ...more };
  const { app, page, close } = await launch({ config });
  // The computer of a counter has nothing else to do.
  hurry(app.process().pid, -10);
  const sandbox = sandboxAt(port);
  const cashier = cashierAt(page);
  await focusWindow();

  function blockMain(ms: number): Promise<void> {
    return app.evaluate((_electron, ms) => {
      const end = performance.now() + ms;
      while (performance.now() < end);
    }, ms);
  }

  const keysSeen = (): Promise<string[]> => page.evaluate(() => window.keysSeen ?? []);

  return {
    cashier,
    page,
    close,

    async clear() {
      // After a scan without a suffix, keys that come sooner belong to it.
      await page.waitForTimeout(personMs);
      await page.reload();
      await expect(cashier.at('step')).toBeVisible();
      await page.keyboard.press('F2');
      await cashier.expectStep('customer');
      await expect(cashier.at('customer-name')).toHaveCount(0);
      await expect(cashier.at('notice')).toHaveCount(0);
      await page.evaluate(() => {
        const seen: string[] = [];
        window.keysSeen = seen;
        window.addEventListener(
          'keydown',
          ({ key, ctrlKey }) => {
            if (!['Shift', 'Control', 'CapsLock', 'Alt'].includes(key)) seen.push(ctrlKey ? `Ctrl+${key}` : key);
          },
          true,
        );
      });
    },

    keysSeen,

    async keysKept() {
      const kept: string[] = [];
      for (const key of await keysSeen()) {
        if (key !== takeBackKey) kept.push(key);
        else
          kept.splice(
            kept.findLastIndex((one) => one.length === 1),
            1,
          );
      }
      return kept;
    },

    async scanWhileBusy(keys, everyMs) {
      const over = new AbortController();
      // xdotool's first key may be late, unlike a scanner's.
      const scanning = press(['Shift_L', ...keys], everyMs).finally(() => {
        over.abort();
      });
      while (!over.signal.aborted) {
        await page.waitForTimeout(150);
        await blockMain(50);
      }
      await scanning;
    },

    async expectFound({ lastName }) {
      await cashier.expectStep('verify');
      await expect(cashier.at('customer-name')).toContainText(lastName);
    },

    async payloadsRead() {
      const read = (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'driverslicense');
      return read.map(({ body }) => licenceRequest.parse(JSON.parse(body)).code);
    },

    blur: () =>
      page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
      }),
  };
}
