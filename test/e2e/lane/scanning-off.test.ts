// A store without scanning: no invitation to scan, scans are ignored, and customers are found by hand.
import { expect, test } from '@playwright/test';
import { sandboxCustomers } from '../../../main/sandbox';
import { cashierAt, type Cashier } from '../../support/cashier';
import { openPty, type Pty } from '../../support/pty';
import { launch, type Launched } from '../support/launch';
import { words } from '../support/words';

const customer = sandboxCustomers.find(({ id }) => id === 'on-ordinary');
if (customer === undefined) throw new Error('no sandbox customer on-ordinary');
const { firstName, lastName, birthDate } = customer;

for (const language of ['en-CA', 'fr-CA'] as const) {
  test.describe(`in ${language}`, () => {
    let pty: Pty;
    let terminal: Launched;
    let cashier: Cashier;

    test.beforeAll(async () => {
      pty = await openPty();
      terminal = await launch({ config: { language, scanningAllowed: false, serial: { path: pty.terminalPath } } });
      cashier = cashierAt(terminal.page);
    });
    test.afterAll(async () => {
      await terminal.close();
      await pty.close();
    });

    test('nothing invites to scan, and the bar shows why', async () => {
      await expect(cashier.at('scanner')).toHaveText(
        language === 'en-CA' ? 'Scanning is off' : 'Numérisation désactivée',
      );
      await expect(cashier.at('tour')).toContainText(words('training_licences_off', language));
      await terminal.page.keyboard.press('Enter');
      await expect(cashier.at('purpose')).toHaveCount(0);
      await expect(cashier.at('search-first-name')).toBeVisible();
    });

    test('a scan is ignored, and the customer is found by hand', async () => {
      await pty.write(customer.payload());
      const scanned = await terminal.page.evaluate(() => window.terminal.train({ type: 'scan', id: 'on-ordinary' }));
      expect(scanned).toBe(false);
      await cashier.expectStep('customer');
      await cashier.at('search-first-name').fill(firstName);
      await cashier.at('search-last-name').fill(lastName);
      await cashier.at('search-birth-date').fill(birthDate);
      await terminal.page.keyboard.press('Enter');
      await cashier.expectStep('verify');
    });
  });
}
