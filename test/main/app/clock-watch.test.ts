import { describe, expect, it } from 'vitest';
import { watchClock } from '../../../main/app/clock-watch';

const minute = 60_000;
const day = 24 * 60 * minute;

function clocks(): { wall: number; steady: number; jumps: number[]; watch: ReturnType<typeof watchClock> } {
  const jumps: number[] = [];
  const made = { wall: Date.UTC(2026, 10, 21, 12), steady: 1000, jumps, watch: undefined as never };
  const watch = watchClock(
    () => made.wall,
    () => made.steady,
    (byMs) => jumps.push(byMs),
  );
  return Object.assign(made, { watch });
}

describe('watchClock', () => {
  it('reports nothing while time passes', () => {
    const made = clocks();
    made.wall += day;
    made.steady += day;
    made.watch.look();
    expect(made.jumps).toEqual([]);
  });

  it.each([day, -day, 6 * minute, -6 * minute])('reports a jump of %d ms once', (jump) => {
    const made = clocks();
    made.wall += jump + minute;
    made.steady += minute;
    made.watch.look();
    made.watch.look();
    expect(made.jumps).toEqual([jump]);
    made.wall -= jump;
    made.watch.look();
    expect(made.jumps).toEqual([jump, -jump]);
  });

  it('ignores the deviations of a busy computer or a time server', () => {
    const made = clocks();
    made.wall += 4 * minute;
    made.watch.look();
    expect(made.jumps).toEqual([]);
  });

  it('does not take a sleep for a jump', () => {
    const made = clocks();
    made.wall += day;
    made.watch.wake();
    made.watch.look();
    expect(made.jumps).toEqual([]);
  });
});
