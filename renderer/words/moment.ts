// When something happened: the time of day, and the day too unless it is today.
import { m } from '../../resources/messages/compiled/messages.js';
import type { Language } from '../../preload/contract';
import { formatDay } from '../../resources/words';

/** `10:42 a.m.`, `10 h 42`; with the day, `Nov. 20, 10:42 a.m.`, `le 20 nov. à 10 h 42`. In the time zone of the computer. */
export function formatMoment(at: number, language: Language): string {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
  if (new Date(at).toDateString() === new Date().toDateString()) return time;
  return m.screens_moment({ day: formatDay(at, language), time }, { locale: language });
}
