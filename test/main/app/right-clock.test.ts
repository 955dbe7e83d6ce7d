import { describe, expect, it } from 'vitest';
import { createRightClock } from '../../../main/app/right-clock';

const today = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

function clockAt(start: number) {
  const computer = { now: start };
  const changes: string[] = [];
  const clock = createRightClock(
    () => computer.now,
    () => changes.push(clock.state()),
  );
  return { clock, computer, changes };
}

describe('the terminal’s clock', () => {
  it('is right where nothing else is known, and within five minutes of Flexiti’s', () => {
    const { clock, changes } = clockAt(today);
    expect([clock.state(), clock.now()]).toEqual(['right', today]);
    clock.hear(today + 4 * minute);
    expect([clock.state(), clock.now()]).toEqual(['right', today]);
    expect(changes).toEqual([]);
  });

  it.each([0, Date.UTC(1980, 0, 1), Date.UTC(2025, 0, 1)])(
    'at %i is wrong, and corrected by the first answer',
    (start) => {
      const { clock, computer, changes } = clockAt(start);
      // An expiry before that is past, whatever the day is.
      expect([clock.state(), clock.now()]).toEqual(['wrong', Date.UTC(2026, 0, 1)]);
      clock.hear(today);
      computer.now += 1000;
      expect([clock.state(), clock.now()]).toEqual(['corrected', today + 1000]);
      expect(changes).toEqual(['corrected']);
    },
  );

  it.each([86_400_000, -86_400_000, 6 * minute, 20 * 365 * 86_400_000])('off by %i ms is corrected', (byMs) => {
    const { clock } = clockAt(today + byMs);
    clock.hear(today);
    expect([clock.state(), clock.now()]).toEqual(['corrected', today]);
  });

  it('that is set right is right, without another answer', () => {
    const { clock, computer, changes } = clockAt(0);
    clock.hear(today);
    computer.now = today;
    clock.wasSet(today);
    expect([clock.state(), clock.now()]).toEqual(['right', today]);
    expect(changes).toEqual(['corrected', 'right']);
  });

  it('is not made wrong by a server in 1970', () => {
    const { clock } = clockAt(today);
    clock.hear(0);
    expect([clock.state(), clock.now()]).toEqual(['right', today]);
  });
});
