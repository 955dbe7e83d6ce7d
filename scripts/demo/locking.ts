// The cashier leaves: the terminal is locked during a customer's flow, and unlocked with the flow intact.
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
