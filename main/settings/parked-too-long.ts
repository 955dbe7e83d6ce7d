// How long a customer may stay parked, so that no licence stays on a terminal overnight because a cashier forgot it.
import type { Settings } from './schema';

const hourMs = 3_600_000;
/** Limits a day that daylight saving makes longer, or whose closing time it skips. */
const longestToClosingMs = 24 * hourMs;

/**
 * A test whether a customer parked at `since` expires by `at`, both in milliseconds since 1970: at the first closing
 * time after `since` in local time, without one after `parkedHours`. False where the clock was set back to before
 * `since`.
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
