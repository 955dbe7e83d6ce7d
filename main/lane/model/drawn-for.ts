// Whether what the cashier did is meant for what is on the counter.
import type { DrawnFor, Intention } from '../../../preload/contract';

/**
 * What means the same on every screen of a customer, and loses nothing: a parked customer is resumed, and one whose PIN is
 * out is brought back. An answer that changes the screen under the finger must not swallow it.
 */
const ofAnyScreen: ReadonlySet<Intention['type']> = new Set(['newCustomer', 'park']);

/** Whether it was drawn for this screen, or at least for its customer where the screen makes no difference. */
export function isMeantFor(shown: DrawnFor, { intention, ...drawnFor }: DrawnFor & { intention: Intention }): boolean {
  if (drawnFor.flowId !== shown.flowId) return false;
  return drawnFor.screenNumber === shown.screenNumber || ofAnyScreen.has(intention.type);
}
