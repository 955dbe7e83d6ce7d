// Step 2 of the demo lane: every verification method, and its failures.
import type { Stage } from './stage';

export async function verify(stage: Stage): Promise<void> {
  await byMessage(stage);
  await byQuestion(stage);
  await byOverride(stage);
  await withNotes(stage);
}

async function byMessage(stage: Stage): Promise<void> {
  const { page, sandbox } = stage;
  const { accountNumber } = stage.customer('on-ordinary');
  await stage.step('scans Rosalind Bennettsworth', () => stage.serve('on-ordinary'), stage.at('method-sms'), 'verify-methods');
  await stage.enlarge('verify', stage.at('method-sms'));
  await stage.step('types $1,200', () => stage.cashier.amount(120_000), stage.at('method-sms'), 'verify-methods-with-amount');

  const other = stage.language === 'en-CA' ? 'fr-CA' : 'en-CA';
  await stage.step(
    'switches to the customer’s other language',
    () => stage.speak(other),
    stage.at('say').locator(`[lang="${other}"]`),
    'verify-other-language',
  );
  await stage.speak(stage.language);

  await sandbox.fault({ kind: 'latency', ms: 2500 + stage.album.exposureMs, endpoint: 'verify' });
  const asking = page.locator('[data-testid="waiting"].spoken');
  await stage.step('asks for a text message', () => stage.at('method-sms').click(), asking, 'verify-sending');
  await stage.step('waits', () => stage.at('pin').waitFor(), stage.at('pin'), 'verify-pin');
  await stage.step(
    'types half a PIN',
    async () => {
      await stage.at('pin').fill('12');
      await page.keyboard.press('Enter');
    },
    page.locator('[aria-invalid="true"]'),
    'verify-pin-wrong-form',
  );
  await stage.step(
    'types the PIN that the customer reads out',
    async () => {
      await stage.at('pin').fill(await sandbox.lastPin(accountNumber));
      await page.keyboard.press('Enter');
    },
    stage.at('offers'),
  );
  await stage.step('goes back', () => page.keyboard.press('Escape'), stage.at('pin-entered'), 'verify-done');
  await stage.newCustomer();

  await stage.serve('sk-ordinary', 80_000);
  await sandbox.fault({ kind: 'outage', moment: 'after', endpoint: 'verify' });
  await stage.step('sends an e-mail, and the line is cut', () => stage.at('method-email').click(), stage.at('send-again'), 'verify-unclear');
  await stage.newCustomer();
}

async function byQuestion(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.serve('bc-ordinary', 49_999);
  await stage.step(
    'chooses the security question',
    () => stage.at('method-security_question').click(),
    stage.at('question-form'),
    'verify-security-question',
  );
  const answer = async (text: string): Promise<void> => {
    await stage.at('answer').fill(text);
    await page.keyboard.press('Enter');
  };
  await stage.step('sends a wrong answer', () => answer('Not that one'), stage.at('problem'), 'verify-wrong-answer');
  await stage.at('method-security_question').click();
  await stage.step(
    'sends the right answer',
    () => answer(stage.customer('bc-ordinary').question.answer),
    stage.at('offers'),
  );
  await stage.newCustomer();
}

async function byOverride(stage: Stage): Promise<void> {
  const { page, cashier } = stage;
  await stage.serve('ab-ordinary', 150_000);
  await stage.step(
    'chooses the override',
    () => stage.at('method-merchant_override').click(),
    stage.at('override-form'),
    'verify-override',
  );
  await stage.step(
    'types the operator number',
    async () => {
      await stage.at('operator').fill('42');
      await page.keyboard.press('Enter');
    },
    stage.at('offers'),
  );
  await stage.newCustomer();

  await stage.scan('business-authorised-user');
  await stage.step('scans a user of a business', () => cashier.expectStep('verify'), stage.at('give-card'), 'verify-card-of-business-user');
  await stage.step(
    'types the number of the card',
    async () => {
      await stage.at('give-card').fill(stage.customer('business-authorised-user').vccNumber);
      await page.keyboard.press('Enter');
    },
    stage.at('method-sms'),
    'verify-business-user',
  );
  await stage.newCustomer();
}

/** Customers with notes for the cashier. */
async function withNotes(stage: Stage): Promise<void> {
  for (const [id, picture] of [
    ['sk-no-phone', 'verify-no-phone'],
    ['mb-terms-not-accepted', 'verify-terms-not-accepted'],
    ['on-expired', 'verify-expired-licence'],
    ['on-address-differs', 'verify-reading-differs'],
    ['on-long-name', 'verify-long-name'],
  ] as const) {
    const { firstName, lastName } = stage.customer(id);
    await stage.step(`scans ${firstName} ${lastName}`, () => stage.serve(id, 30_000), stage.at('method-email'), picture);
    await stage.newCustomer();
  }
}
