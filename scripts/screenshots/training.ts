// Training: the tour, and the panel's three tabs.
import type { Stage } from '../demo/stage';

export async function training(stage: Stage): Promise<void> {
  const { page } = stage;
  const press = (key: string) => (): Promise<void> => page.keyboard.press(key);
  await stage.newCustomer();
  await stage.step('opens the training panel', press('F8'), stage.at('training-barcode'), 'training-licences');
  await stage.step(
    'looks at the outages',
    async () => {
      await stage.at('training-tab-outages').click();
      await page.keyboard.press('2');
    },
    page.locator('[aria-pressed="true"]'),
    'training-outages',
  );
  await stage.at('training-outages-end').click();
  await stage.step(
    'looks at the PINs',
    () => stage.at('training-tab-pins').click(),
    stage.at('training-pins'),
    'training-pins',
  );
  await stage.step('asks for the tour', () => stage.at('tour-again').click(), stage.at('tour'), 'training-tour');
  await stage.step('skips it', press('Escape'), stage.at('purpose'));

  await stage.serve('on-ordinary', 25_000);
  await stage.step('sends a text', () => stage.at('method-sms').click(), stage.at('training-pin'), 'training-pin');
  await stage.newCustomer();
  await page.keyboard.press('F8');
  const sent = stage.at('training-pins').locator('li');
  await stage.step('looks again', () => stage.at('training-tab-pins').click(), sent, 'training-pins-sent');
  await page.keyboard.press('Escape');
}
