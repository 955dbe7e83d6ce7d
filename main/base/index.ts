// Shared by all areas: small types and functions without dependencies on the rest of the program.
export { checkBaseUrl } from './base-url';
export type { BaseUrl, BaseUrlFault } from './base-url';
export { addMonths, calendarDayOf, daysInMonth, isCalendarDay } from './calendar-day';
export { systemClock } from './clock';
export type { Clock } from './clock';
export { createDeadlineTimer, settleWithin } from './deadline';
export type { DeadlineTimer } from './deadline';
export type { Keystroke } from './keystroke';
export { languages } from './language';
export type { Language } from './language';
export { errorCode, redactError } from './redact-error';
export { SendError } from './send-error';
export { defaultLine, portPath } from './serial-line';
export type { SerialLine, SerialScanner } from './serial-line';
export type { PagePrinter, Paper } from './page-printer';
