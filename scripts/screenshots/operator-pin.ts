// A lane with an operator PIN: locked from the start, a wrong PIN, and the wait after several.
import type { Stage } from '../demo/stage';

export const unlockPin = '4711';

export async function withOperatorPin(stage: Stage): Promise<void> {
  const { page } = stage;
  const field = stage.at('unlock-pin');
  const typePin = async (pin: string): Promise<void> => {
    await field.fill(pin);
    await page.keyboard.press('Enter');
  };
  const message = stage.at('unlock-said').locator('svg');
  await field.waitFor();
  await typePin(unlockPin);
  await stage.open();
  await stage.step('locks', () => page.keyboard.press('Control+l'), field, 'locked-pin');
  await stage.step('types half a PIN', () => field.fill('47'), field, 'locked-pin-typed');
  await stage.step('types a wrong PIN', () => typePin('1234'), message, 'locked-pin-wrong');
  await stage.step('scans', () => stage.scan('on-ordinary'), stage.at('locked-scanned'), 'locked-pin-scanned');
  await typePin('1234');
  await message.waitFor();
  await stage.step(
    'types a third wrong PIN',
    () => typePin('1234'),
    stage.at('unlock-said').and(page.locator('.wait')),
    'locked-pin-wait',
  );
}
