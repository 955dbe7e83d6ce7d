// Step 3 of the demo lane: the offers for different customers and amounts.
import type { Stage } from './stage';

export async function quote(stage: Stage): Promise<void> {
  await allKinds(stage);
  await bypass(stage);
  await otherOffers(stage);
}

async function allKinds(stage: Stage): Promise<void> {
  const { page, cashier } = stage;
  const offered = (cents: number) => page.locator(`[data-testid="offers"][data-amount="${String(cents)}"]`);
  await stage.step('verifies Octavia Portage by text', () => stage.serveToQuote('mb-ordinary', 120_000), offered(120_000), 'quote-plans');
  const message = stage.at('rate-message').last();
  await stage.step(
    'scrolls down to the messages of the rates',
    () => message.scrollIntoViewIfNeeded(),
    message,
    'quote-messages',
  );
  await stage.step(
    'types more than the open to buy',
    () => cashier.amount(500_000),
    stage.at('over-open-to-buy'),
    'quote-over-open-to-buy',
  );
  await stage.step('uses the largest amount', () => stage.at('use-largest').click(), offered(412_345));
  await stage.step('chooses six months', () => cashier.choose('plan-4-6'), stage.at('plan-4-6'), 'quote-chosen');
  await stage.step('chooses the deferred payment', () => cashier.choose('plan-6-6'), stage.at('plan-6-6'), 'quote-deferred-chosen');
  await stage.enlarge('quote', stage.at('plan-6-6'));
  await stage.step(
    'scans another customer by mistake',
    () => stage.scan('qc-without-fees'),
    stage.at('pending-scan'),
    'quote-second-scan',
  );
  await stage.step('says no', () => page.keyboard.press('Escape'), offered(412_345));
  await stage.newCustomer();
}

async function bypass(stage: Stage): Promise<void> {
  await stage.serve('nb-french-speaking', 19_999);
  const open = stage.page.locator('[data-testid="method-regular_purchase_bypass"]:enabled');
  await stage.step('types $199.99', () => open.waitFor(), open, 'verify-bypass-offered');
  await stage.step('continues without a PIN', () => open.click(), stage.at('regular-only'), 'quote-regular-only');
  await stage.step(
    'types a higher amount',
    () => stage.cashier.amount(29_999),
    stage.at('notice'),
    'verify-bypass-void',
  );
  await stage.newCustomer();
}

async function otherOffers(stage: Stage): Promise<void> {
  for (const [id, cents, picture] of [
    ['qc-without-fees', 100_000, 'quote-quebec'],
    ['nl-monthly-fee', 65_000, 'quote-monthly-fee'],
    ['business-holder', 900_000, 'quote-business'],
    ['nb-no-promotional', 40_000, 'quote-no-plans'],
    ['ns-no-regular', 40_000, 'quote-no-regular-purchase'],
  ] as const) {
    const { firstName, lastName } = stage.customer(id);
    const does = `verifies ${firstName} ${lastName}`;
    await stage.step(does, () => stage.serveToQuote(id, cents), stage.at('offers'), picture);
    await stage.newCustomer();
  }

  await stage.serve('ns-ordinary', 25_000);
  await stage.sandbox.fault({ kind: 'html', status: 502, endpoint: 'calculate-interest', times: 20 });
  const { accountNumber } = stage.customer('ns-ordinary');
  await stage.cashier.verify('sms', { sandbox: stage.sandbox, accountNumber });
  await stage.step(
    'asks again, and Flexiti is down',
    () => stage.cashier.amount(26_000),
    stage.at('problem'),
    'quote-failed',
  );
  await stage.sandbox.clearFaults();
  await stage.step('tries again', () => stage.at('primary').click(), stage.at('offers'));
  await stage.newCustomer();
  await stage.serve('ns-ordinary');
  await stage.cashier.verify('sms', { sandbox: stage.sandbox, accountNumber });
  await stage.step('has typed no amount yet', () => stage.cashier.expectStep('quote'), stage.at('amount'), 'quote-amount');
  await stage.newCustomer();
}
