// The part of a view that must be the same after a kill and restart.
import type { ParkedView, View } from '../../../preload/contract';

export type LaneSnapshot = ReturnType<typeof snapshotOf>;

/** The customers' part of a view; of a call under way, that it is. */
export function snapshotOf({ flowId, customer, customerLanguage, amountCents, screen, pendingScan, parked }: View) {
  return {
    flowId,
    customer,
    customerLanguage,
    amountCents,
    screen: withoutFetched(screen),
    pendingScan,
    parked: parked.map(({ news: _, ...one }): Omit<ParkedView, 'news'> => one),
  };
}

function withoutFetched(screen: View['screen']): View['screen'] {
  const waiting = { since: 0 };
  if (screen.step === 'customer') {
    const { phase } = screen;
    return 'waiting' in phase ? { step: 'customer', phase: { ...phase, waiting } } : screen;
  }
  // They follow from the quote, which is fetched anew.
  return screen.step === 'verify' ? { ...screen, plans: null } : screen;
}

/** The part of a snapshot that must be there at once, before Flexiti has answered. */
export function atOnce({ flowId, customer, customerLanguage, amountCents, screen, pendingScan, parked }: LaneSnapshot) {
  return {
    flowId,
    names: [customer?.firstName, customer?.lastName, customer?.birthDate],
    account: customer?.account?.number,
    customerLanguage,
    amountCents,
    step: screen.step,
    pendingScan,
    parked: parked.map(({ number, name, endingIn, since, amountCents: amount }) => [
      ...[number, name, endingIn],
      ...[since, amount],
    ]),
  };
}

/** All strings and numbers within a value, as strings. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
