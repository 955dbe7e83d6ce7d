// How long a customer may stay parked: nobody's licence stays on a terminal over night because a cashier forgot it.
import type { Settings } from './settings';

const hourMs = 3_600_000;
/** With a closing time too: where daylight saving makes a day longer, or leaves its closing time out. */
const longestToClosingMs = 24 * hourMs;

/**
 * Whether a customer who was parked at one moment is to be forgotten at another, both in milliseconds since 1970: once the
 * store has closed after it, by the clock on its wall, else after `parkedHours`. Never where the clock was set back to
 * before the parking.
 */
export function isParkedTooLong({
  parkedHours,
  closingTime,
}: Pick<Settings, 'parkedHours' | 'closingTime'>): (since: number, at: number) => boolean {
  if (closingTime === null) return (since, at) => at - since >= parkedHours * hourMs;
  return (since, at) => at >= Math.min(closingAfter(since, closingTime), since + longestToClosingMs);
}

/** The first closing time after a moment. */
function closingAfter(since: number, closingTime: string): number {
  const today = closingOn(since, 0, closingTime);
  return today > since ? today : closingOn(since, 1, closingTime);
}

function closingOn(day: number, daysLater: number, closingTime: string): number {
  const [hours = 0, minutes = 0] = closingTime.split(':').map(Number);
  const date = new Date(day);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysLater, hours, minutes).getTime();
}
