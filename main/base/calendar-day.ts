// Calendar days as `YYYY-MM-DD`: a birth date or an expiry has no time zone.

/** Days in a month of a proleptic Gregorian year; 0 when there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (!(month >= 1 && month <= 12)) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a text is an existing day, `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return day >= 1 && day <= daysInMonth(year, month);
}

/** The day of a time (milliseconds since 1970) in this computer's time zone. */
export function calendarDayOf(at: number): string {
  const date = new Date(at);
  return isoDay(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** The same day of a later month, or its last where it has no such day. */
export function addMonths(calendarDay: string, months: number): string {
  const [year = 0, month = 1, day = 1] = calendarDay.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [laterYear, laterMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return isoDay(laterYear, laterMonth, Math.min(day, daysInMonth(laterYear, laterMonth)));
}

function isoDay(year: number, month: number, day: number): string {
  const digits = (part: number, count: number): string => String(part).padStart(count, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}
