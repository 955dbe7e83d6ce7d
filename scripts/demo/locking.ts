// The cashier leaves the counter: locked with a customer on it, and opened with the customer still there.
import type { Stage } from './stage';

export async function lockAndUnlock(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.serve('on-ordinary');
  await stage.step('locks', () => page.keyboard.press('Control+l'), stage.at('locked'), 'locked');
  await stage.enlarge('locked', stage.at('locked'));
  await stage.step('scans before unlocking', () => stage.scan('qc-without-fees'), stage.at('locked-scanned'), 'locked-scanned');
  await stage.step('unlocks', () => page.keyboard.press('Enter'), stage.at('method-sms'));
  await stage.newCustomer();
}
