// What a terminal must show that was killed and started again: the same customers in the same step, or a word why not.
import type { Intention, View } from '../../../preload/contract';
import type { Guest } from '../plan/guest';
import { isUser } from '../plan/plan';

export interface BeforeRestart {
  /** The last view that was looked at. */
  before: View | null;
  wanted: Intention | null;
  /** What the cashier wanted last was under way. */
  amid: boolean;
  /** By how much the clock was set while the terminal was down. */
  clockByMs: number;
  /** Whose licence was being scanned. */
  arriving: Guest | null;
  current: Guest | null;
  parked: ReadonlyMap<number, Guest>;
  /** A verify of whoever is on the counter reached Flexiti, and was not answered. */
  unread: boolean;
}

export interface AfterRestart {
  wrong: string[];
  current: Guest | null;
  parked: Map<number, Guest>;
  /** They have to come once more, and the terminal says so, or had not heard of them. */
  again: Guest[];
  wiped: Guest[];
}

export function wrongAfterRestart(view: View, restart: BeforeRestart): AfterRestart {
  const { clockByMs, arriving, current, parked } = restart;
  const kept = [...parked.values(), ...(current === null ? [] : [current])];
  if (clockByMs > 0 && kept.length > 0) return afterTheirTime(view, restart, kept);
  const wrong: string[] = [];
  const again: Guest[] = [];
  const still = new Map<number, Guest>();
  for (const [number, guest] of parked) {
    if (view.parked.some((one) => one.number === number)) still.set(number, guest);
    else if (guest.arrives === 'card' && view.notice?.code === 'restored_card_again') again.push(guest);
    else wrong.push(`${guest.customer.id}, parked as ${number}, is lost; said is ${view.notice?.code ?? 'nothing'}`);
  }
  if (arriving !== null) {
    const isThere = view.canPark;
    if (isThere) arriving.flowIds.add(view.flowId);
    else again.push(arriving);
    return { wrong, current: isThere ? arriving : null, parked: still, again, wiped: [] };
  }
  if (current !== null && restart.wanted?.type === 'back' && view.customer === null && !view.canPark) {
    // Found by a number, and taken back to an empty counter: nothing of them was there any more.
    current.flowIds.add(view.flowId);
  } else if (current !== null) wrong.push(...wrongCurrent(view, current, restart));
  return { wrong, current, parked: still, again, wiped: [] };
}

/** A day went by, as far as anybody can know: all are forgotten, and that is told. */
function afterTheirTime(view: View, { arriving, wanted, parked }: BeforeRestart, kept: Guest[]): AfterRestart {
  const wrong: string[] = [];
  if (view.parked.length > 0 || view.canPark) wrong.push('somebody is still there whose time is over');
  const isSaid = view.notice?.code === 'parked_wiped';
  // After a way back to an empty counter there was nobody on it.
  if (!isSaid && (parked.size > 0 || wanted?.type !== 'back'))
    wrong.push(`wiped, and said is ${view.notice?.code ?? 'nothing'}`);
  const again = arriving === null ? [] : [arriving];
  return { wrong, current: null, parked: new Map(), again, wiped: kept };
}

function wrongCurrent(view: View, guest: Guest, { before, amid, unread }: BeforeRestart): string[] {
  const { customer, flowIds } = guest;
  const notice = view.notice?.code ?? 'nothing';
  if (!flowIds.has(view.flowId)) return [`${customer.id} is not on the counter any more; said is ${notice}`];
  if (!notice.startsWith('restored')) return [`${customer.id} is back, and said is ${notice}`];
  const { screen } = view;
  const wrong: string[] = [];
  const was = before?.flowId === view.flowId ? before.screen : null;
  if (was !== null && was.step !== 'customer' && screen.step !== 'verify') {
    wrong.push(`${customer.id} was at ${was.step} and is at ${screen.step}`);
  }
  const hadPin = was !== null && (was.step === 'quote' || was.step === 'handOver');
  // Back to the verification is what the cashier may have wanted last.
  if (hadPin && !amid && notice === 'restored') wrong.push(`the PIN of ${customer.id} is gone without a word`);
  if (unread && screen.step === 'verify' && !isUser(customer)) {
    const { kind } = screen.attempt;
    if (kind !== 'unclear') wrong.push(`a verify of ${customer.id} was under way, and it is ${kind} now`);
  }
  return wrong;
}
