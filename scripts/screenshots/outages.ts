// Outages: the link's states, parked customers, and the notices after a restart.
import type { Keeping, LinkView, Note, NoticeCode } from '../../preload/contract';
import type { Stage } from '../demo/stage';

const amountCents = 25_000;

export async function outages(stage: Stage): Promise<void> {
  await links(stage);
  await parkedList(stage);
  await restarted(stage);
}

async function links(stage: Stage): Promise<void> {
  const minute = 60_000;
  const since = Date.now() - 12 * minute;
  const lost: [name: string, link: LinkView][] = [
    ['link-slow', { state: 'slow', since, until: null }],
    ['link-offline', { state: 'offline', since, until: null }],
    ['link-offline-since-yesterday', { state: 'offline', since: since - 24 * 60 * minute, until: null }],
    ['link-down', { state: 'down', since, until: null }],
    ['link-down-until', { state: 'down', since, until: Date.now() + 2 * minute }],
    ['link-refused', { state: 'refused', since, until: null }],
    ['link-proxy', { state: 'proxy', since, until: null }],
  ];
  for (const [picture, link] of lost) {
    await stage.newCustomer();
    const words = stage.at('link').and(stage.page.locator('[data-tone="warning"]'));
    await stage.step('looks at the bar', () => stage.draw({ link }), words, picture);
  }
  await stage.newCustomer();
  await stage.serveToQuote('on-ordinary', amountCents);
  const link: LinkView = { state: 'offline', since, until: null };
  const words = stage.at('link').and(stage.page.locator('[data-tone="warning"]'));
  await stage.step('loses the network at the quote', () => stage.draw({ link }), words, 'quote-offline');
  await stage.newCustomer();
}

async function parkedList(stage: Stage): Promise<void> {
  const { page, cashier } = stage;
  const park = async (count: number): Promise<void> => {
    await page.keyboard.press('F4');
    await stage
      .at('parked-key')
      .getByText(`(${String(count)})`)
      .waitFor();
  };
  const list = stage.at('parked-list');
  // The computer that takes the screenshots may have no keyring.
  const openList = async (keeping: Keeping = 'kept'): Promise<void> => {
    await page.keyboard.press('F6');
    await list.waitFor();
    await stage.draw({ keeping });
  };

  await stage.serve('on-ordinary', amountCents);
  await park(1);
  await stage.step('opens the parked list', () => openList(), list, 'parked-one');
  await page.keyboard.press('Escape');

  await stage.serve('qc-french-name');
  await stage.at('method-sms').click();
  await stage.at('pin').waitFor();
  await stage.step('parks a customer who speaks French', () => park(2), stage.at('notice'), 'parked-notice-french');
  await stage.serveToQuote('on-long-name', amountCents);
  await park(3);
  await stage.scan('on-several-normal');
  await stage.at('account-2').waitFor();
  await park(4);
  await stage.scan('on-truncated-name');
  await page.locator('[data-testid^="reason-"]').first().waitFor();
  await park(5);
  await stage.cashier.byHand('number');
  await stage.at('lookup-number').fill(stage.customer('mb-ordinary').accountNumber);
  await page.keyboard.press('Enter');
  await stage.at('method-sms').waitFor();
  await park(6);
  await stage.serve('sk-ordinary', amountCents);
  await stage.step('opens the longer list', () => openList(), list, 'parked-several');
  await page.keyboard.press('Escape');

  await stage.step(
    'scans another customer',
    () => stage.scan('yt-ordinary'),
    stage.at('park-and-start'),
    'second-scan-with-park',
  );
  await stage.step('parks and starts', () => park(7), stage.at('method-sms'), 'parked-and-started');
  for (const id of ['ab-ordinary', 'nt-ordinary', 'ns-ordinary']) {
    await park((await cashier.view()).parked.length + 1);
    await stage.scan(id);
    await stage.at('method-sms').waitFor();
  }
  await stage.step('opens a list of ten', () => openList(), list, 'parked-ten');
  await page.keyboard.press('Escape');

  await stage.newCustomer();
  await stage.step('scans a parked customer', () => stage.scan('on-ordinary'), stage.at('notice'), 'parked-resumed');
  await stage.newCustomer();
  await stage.step(
    'opens the list without a keyring',
    () => openList('no_keyring'),
    stage.at('keeping'),
    'parked-no-keyring',
  );
  await removeAll(stage);
}

async function removeAll(stage: Stage): Promise<void> {
  for (const { number } of (await stage.cashier.view()).parked) {
    await stage.at(`remove-${String(number)}`).click();
    await stage.at('remove-yes').click();
    await stage.at(`remove-${String(number)}`).waitFor({ state: 'detached' });
  }
  await stage.newCustomer();
}

async function restarted(stage: Stage): Promise<void> {
  const savedAt = Date.now() - 180_000;
  const withNotice = (code: NoticeCode, params: Note['params'] = {}): { notice: Note<NoticeCode> } => ({
    notice: { code, params, tone: 'warning' },
  });
  await stage.serve('on-ordinary', amountCents);
  for (const code of ['restored', 'restored_pin_again', 'restored_card_again'] as const) {
    const picture = code.replaceAll('_', '-');
    await stage.step('restarts', () => stage.draw(withNotice(code, { savedAt })), stage.at('notice'), picture);
  }
  await stage.newCustomer();
  for (const reason of ['no_keyring', 'unreadable', 'version'] as const) {
    const lost = withNotice(`not_restored_${reason}`, { counter: 1, parked: 2 });
    const picture = `not-restored-${reason.replaceAll('_', '-')}`;
    await stage.step('restarts', () => stage.draw(lost), stage.at('notice'), picture);
  }
  const over = withNotice('parked_wiped', { count: 2 });
  await stage.step('comes back in the morning', () => stage.draw(over), stage.at('notice'), 'parked-wiped');
  await stage.newCustomer();
  const failing = stage.at('keeping-failing');
  await stage.step('has a full disk', () => stage.draw({ keeping: 'failing' }), failing, 'keeping-failing');
  await stage.newCustomer();
}
