// Step 1 of the demo lane: from no customer to one account, by scan and by hand, and the errors on the way.
import type { Stage } from './stage';

const webAddress = 'https://www.example.com/\r';
const healthCard = '%B6100549876543217^FERNSBY/OTTILIE^28120000?\r';

export async function findCustomer(stage: Stage): Promise<void> {
  await byScan(stage);
  await byHand(stage);
  await trouble(stage);
}

async function byScan(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.step('begins', () => stage.newCustomer(), stage.at('purpose'), 'customer-empty');
  await stage.enlarge('customer', stage.at('purpose'));

  await stage.sandbox.fault({ kind: 'latency', ms: 6000 + stage.album.exposureMs, endpoint: 'search' });
  const searching = stage.at('waiting').getByText(/F2/);
  await stage.step('scans while Flexiti is slow', () => stage.scan('on-ordinary'), searching, 'customer-searching');
  await stage.step('waits', () => stage.at('method-sms').waitFor(), stage.at('method-sms'));
  await stage.newCustomer();

  await stage.step(
    'scans Geraldine Pembrokeshire',
    () => stage.scan('on-several-normal'),
    stage.at('account-2'),
    'customer-several-accounts',
  );
  await stage.step('takes the first', () => page.keyboard.press('1'), stage.at('method-sms'));
  await stage.newCustomer();

  for (const [id, picture] of [
    ['ab-frozen', 'customer-status-frozen'],
    ['nl-closed', 'customer-status-closed'],
    ['nl-status-unknown', 'customer-status-unknown'],
  ] as const) {
    const { firstName, lastName } = stage.customer(id);
    await stage.step(`scans ${firstName} ${lastName}`, () => stage.scan(id), stage.at('account-0'), picture);
    await stage.newCustomer();
  }

  const reason = page.locator('[data-testid^="reason-"]');
  await stage.step('scans a cut name', () => stage.scan('on-truncated-name'), reason, 'customer-confirm');
  await stage.newCustomer();
}

async function byHand(stage: Stage): Promise<void> {
  const { page } = stage;
  const fill = async (field: string, text: string): Promise<void> => stage.at(`search-${field}`).fill(text);

  await stage.step(
    'searches with empty fields',
    async () => {
      await stage.cashier.byHand('name');
      await fill('birth-date', '31/12/1990');
      await fill('postal-code', 'D1A');
      await stage.at('primary').click();
    },
    stage.at('search-first-name'),
    'customer-by-hand-wrong',
  );
  await stage.step(
    'searches for an unknown customer',
    async () => {
      await fill('first-name', 'Marie Ève');
      await fill('last-name', 'Sansdossier-Nulpart');
      await fill('birth-date', '1990 5 14');
      await fill('postal-code', 'h2x1y4');
      await page.keyboard.press('Enter');
    },
    stage.at('nobody'),
    'customer-nobody-variants',
  );
  await stage.newCustomer();

  await stage.step(
    'opens the card field',
    () => stage.cashier.byHand('card'),
    stage.at('lookup-card'),
    'customer-by-hand-card',
  );
  await stage.step(
    'opens the number field',
    () => stage.cashier.byHand('number'),
    stage.at('lookup-number'),
    'customer-by-hand-number',
  );
  await stage.step(
    'types an unknown number',
    async () => {
      await stage.at('lookup-number').fill('999999999');
      await page.keyboard.press('Enter');
    },
    page.locator('h1'),
  );
  await stage.step('waits', () => stage.at('by-hand-name').waitFor(), stage.at('by-hand-name'), 'customer-number-unknown');
  await stage.newCustomer();
}

async function trouble(stage: Stage): Promise<void> {
  const { sandbox } = stage;
  await stage.step('scans a web address', () => stage.scanText(webAddress), stage.at('notice'), 'customer-scan-not-licence');
  await stage.newCustomer();
  await stage.step('scans a health card', () => stage.scanText(healthCard), stage.at('notice'), 'customer-scan-health-card');
  await stage.newCustomer();

  await sandbox.fault({ kind: 'error', status: 400, code: 'wrong_inputs', endpoint: 'search' });
  await stage.step('scans, and Flexiti refuses a field', () => stage.scan('on-ordinary'), stage.at('problem'), 'customer-wrong-inputs');
  await stage.newCustomer();
}
