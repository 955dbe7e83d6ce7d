import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isParkedTooLong } from '../../../main/settings';

const minute = 60_000;
const hour = 60 * minute;
const at = (month: number, day: number, hours: number, minutes = 0): number =>
  new Date(2026, month - 1, day, hours, minutes).getTime();
const until = (closingTime: string) => isParkedTooLong({ parkedHours: 72, closingTime });
const hours = (parkedHours: number) => isParkedTooLong({ parkedHours, closingTime: null });

/** Any moment of a year, mostly on the days around a clock change. */
const moments = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
  fc.integer({ min: Date.UTC(2026, 2, 7), max: Date.UTC(2026, 2, 10) }),
  fc.integer({ min: Date.UTC(2026, 9, 31), max: Date.UTC(2026, 10, 3) }),
);
const stays = fc.integer({ min: -3 * 24 * hour, max: 3 * 24 * hour });
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('without a closing time', () => {
  it('a customer stays for so many hours, whatever the local time does', () => {
    fc.assert(
      fc.property(moments, stays, fc.integer({ min: 1, max: 72 }), (since, stay, parkedHours) => {
        expect(hours(parkedHours)(since, since + stay)).toBe(stay >= parkedHours * hour);
      }),
    );
  });
});

describe.each(['America/Toronto', 'America/St_Johns', 'America/Vancouver', 'America/Regina'])(
  'with a closing time, in %s',
  (zone) => {
    beforeEach(() => {
      vi.stubEnv('TZ', zone);
    });

    it('a customer stays until the store closes, that day or the next', () => {
      const tooLong = until('21:30');
      expect(tooLong(at(6, 1, 14), at(6, 1, 21, 30) - 1)).toBe(false);
      expect(tooLong(at(6, 1, 14), at(6, 1, 21, 30))).toBe(true);
      expect(tooLong(at(6, 1, 21, 30), at(6, 1, 22))).toBe(false);
      expect(tooLong(at(6, 1, 21, 30), at(6, 2, 21, 30))).toBe(true);
      expect(until('00:00')(at(12, 31, 23, 59), at(12, 31, 23, 59) + minute)).toBe(true);
    });

    it('also where the clocks change, and skip or repeat the closing time', () => {
      expect(until('21:30')(at(3, 7, 22), at(3, 8, 21, 29))).toBe(false);
      expect(until('21:30')(at(3, 7, 22), at(3, 8, 21, 30))).toBe(true);
      expect(until('21:30')(at(11, 1, 0, 15), at(11, 1, 21, 29))).toBe(false);
      expect(until('21:30')(at(11, 1, 0, 15), at(11, 1, 21, 30))).toBe(true);
      expect(until('02:30')(at(3, 8, 1, 45), at(3, 8, 3, 30))).toBe(true);
      expect(until('01:30')(at(11, 1, 0, 45), at(11, 1, 1, 30))).toBe(true);
    });

    it('closes at the local time', () => {
      const wall = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
      // The clocks do not change at these hours.
      const afterFour = times.filter((time) => time >= '04:00');
      fc.assert(
        fc.property(moments, fc.integer({ min: 0, max: 26 * 60 }), afterFour, (moment, minutes, closingTime) => {
          const since = Math.floor(moment / minute) * minute;
          const passed = Array.from({ length: minutes }, (_, index) => wall.format(since + (index + 1) * minute));
          const expected = passed.includes(closingTime) || minutes >= 24 * 60;
          expect(until(closingTime)(since, since + minutes * minute)).toBe(expected);
        }),
        { numRuns: 60 },
      );
    });

    it('no customer stays longer than a day, expires at once, or expires by a clock that was set back', () => {
      fc.assert(
        fc.property(moments, stays, times, (since, stay, closingTime) => {
          const tooLong = until(closingTime)(since, since + stay);
          if (stay <= 0) expect(tooLong).toBe(false);
          if (stay >= 24 * hour) expect(tooLong).toBe(true);
        }),
      );
    });

    it('a customer who has expired stays expired', () => {
      fc.assert(
        fc.property(moments, stays, fc.nat(24 * hour), times, (since, stay, longer, closingTime) => {
          const tooLong = until(closingTime);
          if (tooLong(since, since + stay)) expect(tooLong(since, since + stay + longer)).toBe(true);
        }),
      );
    });
  },
);
