// A store without scanning, whose copies include the PIN.
import type { Stage } from '../demo/stage';

export async function withoutScanning(stage: Stage): Promise<void> {
  const { cashier, page } = stage;
  const field = stage.at('search-first-name');
  await page.keyboard.press('F2');
  await stage.step('begins without scanning', () => field.waitFor(), field, 'scanning-off');
  await page.keyboard.press('F8');
  const panel = stage.at('training-panel');
  await stage.step('opens the training panel', () => panel.waitFor(), panel, 'scanning-off-training');
  await page.keyboard.press('Escape');

  const { firstName, lastName, birthDate, accountNumber } = stage.customer('on-ordinary');
  await field.fill(firstName);
  await stage.at('search-last-name').fill(lastName);
  await stage.at('search-birth-date').fill(birthDate);
  await page.keyboard.press('Enter');
  await stage.step(
    'finds a customer by hand',
    () => stage.at('method-sms').waitFor(),
    stage.at('method-sms'),
    'by-hand-verify',
  );
  await stage.speak(stage.language);
  await cashier.amount(120_000);
  await cashier.verify('sms', { sandbox: stage.sandbox, accountNumber });
  await cashier.choose('plan-4-12');
  await stage.step('hands over with the PIN', () => cashier.primary(), stage.at('qr'), 'hand-over-pin-in-copies');
  await stage.at('done').click();
  await field.waitFor();
}
