// The whole lane in one language, from the empty counter to the hand-over.
import { findCustomer } from './find-customer';
import { handOver } from './handing-over';
import { quote } from './quoting';
import type { Stage } from './stage';
import { verify } from './verifying';

export async function goThrough(stage: Stage): Promise<void> {
  await findCustomer(stage);
  await verify(stage);
  await quote(stage);
  await handOver(stage);
}
