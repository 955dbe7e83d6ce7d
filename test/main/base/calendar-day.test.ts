import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, calendarDayOf, isCalendarDay } from '../../../main/base';

const isoDays = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isCalendarDay', () => {
  it.each(['2028-02-29', '2000-02-29', '1990-05-14', '0000-02-29', '0099-12-31'])('%s is one', (text) => {
    expect(isCalendarDay(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-11-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
  ])('%j is none', (text) => {
    expect(isCalendarDay(text)).toBe(false);
  });

  it('accepts every day of JavaScript’s Date', () => {
    fc.assert(
      fc.property(isoDays, (day) => {
        expect(isCalendarDay(day)).toBe(true);
      }),
    );
  });

  it('refuses days that JavaScript carries into the next month', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 15 }),
      fc.integer({ min: 0, max: 40 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
          '-',
        );
        const date = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(isCalendarDay(text)).toBe(exists);
      }),
    );
  });
});

describe('calendarDayOf', () => {
  it('is the day in this computer’s time zone', () => {
    expect(calendarDayOf(new Date(2026, 0, 2, 0, 0, 0, 0).getTime())).toBe('2026-01-02');
    expect(calendarDayOf(new Date(2026, 11, 31, 23, 59, 59, 999).getTime())).toBe('2026-12-31');
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-11-21', 6, '2027-05-21'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-08-31', 18, '2028-02-29'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %i months: %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('lands in the right month, on the same day or the last one', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 120 }), (day, months) => {
        const from = day.toISOString().slice(0, 10);
        const to = addMonths(from, months);
        const count = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(count(to) - count(from)).toBe(months);
        if (to.slice(8) === from.slice(8)) return;
        const next = new Date(`${to}T00:00:00Z`);
        next.setUTCDate(next.getUTCDate() + 1);
        expect(next.getUTCDate()).toBe(1);
        expect(to.slice(8) < from.slice(8)).toBe(true);
      }),
    );
  });
});
