// The whole lane in one language, from the empty counter to the hand-over, and a scanner that is set up afterwards.
import { findCustomer } from './find-customer';
import { handOver } from './handing-over';
import { quote } from './quoting';
import { setUpScanner } from './setting-up';
import type { Stage } from './stage';
import { verify } from './verifying';

export async function goThrough(stage: Stage): Promise<void> {
  await findCustomer(stage);
  await verify(stage);
  await quote(stage);
  await handOver(stage);
  await setUpScanner(stage);
}
