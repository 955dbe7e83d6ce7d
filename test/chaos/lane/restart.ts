// What a terminal must show after a kill and restart: the same customers in the same step, or a notice why not.
import type { Intention, View } from '../../../preload/contract';
import type { Guest } from '../plan/guest';
import { isUser } from '../../support/next-move';

export interface BeforeRestart {
  /** The last view that was checked. */
  before: View | null;
  wanted: Intention | null;
  /** The last intention was under way. */
  amid: boolean;
  /** The change of the clock while the terminal was down. */
  clockByMs: number;
  /** Whose licence was being scanned. */
  arriving: Guest | null;
  current: Guest | null;
  parked: ReadonlyMap<number, Guest>;
  /** A verify of the current customer reached Flexiti, and was not answered. */
  unread: boolean;
}

export interface AfterRestart {
  wrong: string[];
  current: Guest | null;
  parked: Map<number, Guest>;
  /** Customers who have to come again: the terminal shows it, or had not received them yet. */
  again: Guest[];
  wiped: Guest[];
}

export function wrongAfterRestart(view: View, restart: BeforeRestart): AfterRestart {
  const { clockByMs, arriving, current, parked } = restart;
  const kept = [...parked.values(), ...(current === null ? [] : [current])];
  if (clockByMs > 0 && kept.length > 0) return afterExpiry(view, restart, kept);
  const wrong: string[] = [];
  const again: Guest[] = [];
  const still = new Map<number, Guest>();
  for (const [number, guest] of parked) {
    if (view.parked.some((one) => one.number === number)) still.set(number, guest);
    else if (guest.arrives === 'card' && view.notice?.code === 'restored_card_again') again.push(guest);
    else wrong.push(`${guest.customer.id}, parked as ${number}, is lost; the notice is ${view.notice?.code ?? 'none'}`);
  }
  if (arriving !== null) {
    const isThere = view.canPark;
    if (isThere) arriving.flowIds.add(view.flowId);
    else again.push(arriving);
    return { wrong, current: isThere ? arriving : null, parked: still, again, wiped: [] };
  }
  if (current !== null && restart.wanted?.type === 'back' && view.customer === null && !view.canPark) {
    // Found by number and left by the step back: nothing of them was stored any more.
    current.flowIds.add(view.flowId);
  } else if (current !== null) wrong.push(...wrongCurrent(view, current, restart));
  return { wrong, current, parked: still, again, wiped: [] };
}

/** By the clock a day has passed: all are wiped, with a notice. */
function afterExpiry(view: View, { arriving, wanted, parked }: BeforeRestart, kept: Guest[]): AfterRestart {
  const wrong: string[] = [];
  if (view.parked.length > 0 || view.canPark) wrong.push('a customer is still there after the wipe');
  const isReported = view.notice?.code === 'parked_wiped';
  // After the step back there may have been no customer.
  if (!isReported && (parked.size > 0 || wanted?.type !== 'back'))
    wrong.push(`wiped, but the notice is ${view.notice?.code ?? 'none'}`);
  const again = arriving === null ? [] : [arriving];
  return { wrong, current: null, parked: new Map(), again, wiped: kept };
}

function wrongCurrent(view: View, guest: Guest, { before, amid, unread }: BeforeRestart): string[] {
  const { customer, flowIds } = guest;
  const notice = view.notice?.code ?? 'none';
  if (!flowIds.has(view.flowId))
    return [`${customer.id} is not the current customer any more; the notice is ${notice}`];
  if (!notice.startsWith('restored')) return [`${customer.id} is restored, but the notice is ${notice}`];
  const { screen } = view;
  const wrong: string[] = [];
  const was = before?.flowId === view.flowId ? before.screen : null;
  if (was !== null && was.step !== 'customer' && screen.step !== 'verify') {
    wrong.push(`${customer.id} was at ${was.step} and is at ${screen.step}`);
  }
  const hadPin = was !== null && (was.step === 'quote' || was.step === 'handOver');
  // The last intention may have been the step back to verify.
  if (hadPin && !amid && notice === 'restored') wrong.push(`the PIN of ${customer.id} is gone without a word`);
  if (unread && screen.step === 'verify' && !isUser(customer)) {
    const { kind } = screen.attempt;
    if (kind !== 'unclear') wrong.push(`a verify of ${customer.id} was under way, and it is ${kind} now`);
  }
  return wrong;
}
