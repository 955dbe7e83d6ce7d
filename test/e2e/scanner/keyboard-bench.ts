// The terminal's window with the keyboard in hand, for the tests of scanners that type: what the page saw of the keys, a scan
// while main is busy, and the people whose licences are scanned.
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
  /** As the question after a second scan names them. */
  shortName: string;
}

export interface KeyboardBench {
  cashier: Cashier;
  page: Page;
  /** An empty counter, nothing in any field. */
  clear(): Promise<void>;
  /** Every key but modifiers that went down in the page, in order. */
  keysSeen(): Promise<string[]>;
  /** The same, without the characters that it was told to take back. */
  keysKept(): Promise<string[]>;
  /** Presses keys, with main blocked for 50 ms in the middle, again and again. */
  scanWhileBusy(keys: readonly string[], everyMs: number): Promise<void>;
  expectFound(person: Person): Promise<void>;
  /** Payloads of licences that were read, as they were sent to Flexiti, from the launch on. */
  payloadsRead(): Promise<string[]>;
  /** Takes the focus from whatever has it. */
  blur(): Promise<void>;
  close(): Promise<void>;
}

/** With it the terminal asks its page to take a character back. */
const takeBackKey = 'F24';

/** Nobody answers a scan sooner; what comes sooner is taken for its suffix. */
export const personMs = 350;

/** A customer of the sandbox. */
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

/** Launches the terminal, with `more` laid over its configuration, and gives its window the keyboard. */
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
      // So soon after a scan that ended in silence whatever comes is the rest of it.
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
      // The first key that xdotool presses may be long in coming, a scanner's is not.
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
