// The ground floor: what several rooms need, said once, under names of the field. Imports nothing of ours.
export { checkBaseUrl } from './base-url';
export type { BaseUrl, BaseUrlFault } from './base-url';
export { addMonths, calendarDayOf, daysInMonth, isCalendarDay } from './calendar-day';
export { createDeadlineTimer, settleWithin } from './deadline';
export type { DeadlineTimer } from './deadline';
export type { Keystroke } from './keystroke';
export { languages } from './language';
export type { Language } from './language';
export { errorCode, redactError } from './redact-error';
export { defaultLine } from './serial-line';
export type { SerialLine, SerialScanner } from './serial-line';
