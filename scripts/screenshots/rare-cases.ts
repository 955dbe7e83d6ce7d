// Cases that the demo lane leaves out: second scans, repeated wrong answers, empty forms.
import type { Stage } from '../demo/stage';

export async function rareCases(stage: Stage): Promise<void> {
  await secondScans(stage);
  await wrongAnswers(stage);
  await emptyForms(stage);
  await cardsOfAllProvinces(stage);
  await businessUser(stage);
}

async function secondScans(stage: Stage): Promise<void> {
  const { cashier, page } = stage;
  // The same licence again so soon counts as the same scan.
  const others = ['qc-without-fees', 'qc-with-fees'];
  const scanOther = async (picture: string): Promise<void> => {
    others.reverse();
    const scanned = (): Promise<void> => stage.scan(others[0] ?? '');
    await stage.step('scans another customer', scanned, stage.at('pending-scan'), picture);
    await page.keyboard.press('Escape');
    await stage.at('pending-scan').waitFor({ state: 'detached' });
  };
  await stage.scan('on-several-normal');
  await stage.at('account-2').waitFor();
  await scanOther('second-scan-at-accounts');
  await stage.newCustomer();
  await stage.serve('on-ordinary');
  await scanOther('second-scan-at-verify');
  await stage.at('method-sms').click();
  await stage.at('pin').waitFor();
  await scanOther('second-scan-at-pin');
  await stage.newCustomer();
  await stage.serveToQuote('on-ordinary', 120_000);
  await cashier.choose('plan-4-12');
  await cashier.primary();
  await stage.at('handover-code').waitFor();
  await scanOther('second-scan-at-hand-over');
  await stage.newCustomer();
}

async function wrongAnswers(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.serve('bc-city-cut-short', 49_999);
  const question = stage.at('method-security_question');
  // The sandbox counts over 48 hours, so in the second language fewer are left.
  while (await question.isEnabled()) {
    await question.click();
    await stage.at('answer').fill('Not that one');
    await page.keyboard.press('Enter');
    await stage.at('answer').waitFor({ state: 'detached' });
    await stage.at('problem').waitFor();
  }
  await stage.step('has sent too many wrong answers', () => Promise.resolve(), stage.at('problem'), 'verify-blocked');
  await stage.newCustomer();
}

async function emptyForms(stage: Stage): Promise<void> {
  await stage.serve('bc-ordinary');
  await stage.at('method-merchant_override').click();
  const wrong = stage.page.locator('[aria-invalid="true"]');
  await stage.step('confirms without a number', () => stage.at('primary').click(), wrong, 'verify-override-empty');
  await stage.at('escape').click();
  await stage.at('method-security_question').click();
  await stage.step('sends no answer', () => stage.at('primary').click(), wrong, 'verify-answer-empty');
  await stage.newCustomer();
}

async function cardsOfAllProvinces(stage: Stage): Promise<void> {
  for (const [id, picture] of [
    ['on-issuer-differs', 'verify-issuer-differs'],
    ['qc-french-name', 'verify-french-name'],
    ['bc-ordinary', 'verify-british-columbia'],
    ['mb-ordinary', 'verify-manitoba'],
  ] as const) {
    const { firstName, lastName } = stage.customer(id);
    await stage.step(`scans ${firstName} ${lastName}`, () => stage.serve(id), stage.at('method-email'), picture);
    await stage.newCustomer();
  }
}

/** The card's number is part of the hand-over. */
async function businessUser(stage: Stage): Promise<void> {
  const { cashier, page, sandbox } = stage;
  const { accountNumber, vccNumber } = stage.customer('business-authorised-user');
  await stage.scan('business-authorised-user');
  await stage.at('give-card').fill(vccNumber);
  await page.keyboard.press('Enter');
  await stage.at('method-sms').waitFor();
  await stage.speak(stage.language);
  await cashier.amount(900_000);
  await cashier.verify('sms', { sandbox, accountNumber });
  await stage.at('regular').waitFor();
  await cashier.choose('regular');
  await stage.step(
    'hands over for a business',
    () => cashier.primary(),
    stage.at('handover-code'),
    'hand-over-business',
  );
  await stage.newCustomer();
}
