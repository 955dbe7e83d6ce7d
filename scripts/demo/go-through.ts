// The whole lane in one language: from the first scan to the hand-over, an outage, the lock, and a scanner's set-up.
import { findCustomer } from './find-customer';
import { handOver } from './handing-over';
import { lockAndUnlock } from './locking';
import { surviveOutage } from './outage';
import { quote } from './quoting';
import { diagnoseScanner } from './setting-up';
import type { Stage } from './stage';
import { verify } from './verifying';

export async function goThrough(stage: Stage): Promise<void> {
  await findCustomer(stage);
  await verify(stage);
  await quote(stage);
  await handOver(stage);
  await surviveOutage(stage);
  await lockAndUnlock(stage);
  await diagnoseScanner(stage);
}
