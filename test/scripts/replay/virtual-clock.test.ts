// The virtual clock: timers in the order of their times, none that is not due, and an end.
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../scripts/replay/virtual-clock';

function watched(start = 0) {
  const clock = createVirtualClock(start);
  const seen: [string, number][] = [];
  const see = (name: string) => () => void seen.push([name, clock.now()]);
  return { clock, seen, see };
}

describe('the virtual clock', () => {
  it('runs timers in the order of their times, each at its own', async () => {
    const { clock, seen, see } = watched(100);
    clock.after(30, see('later'));
    clock.after(10, see('sooner'));
    await clock.runUntil(200);
    expect(seen).toEqual([
      ['sooner', 110],
      ['later', 130],
    ]);
    expect(clock.now()).toBe(200);
  });

  it('leaves what is due at the very time to the event of that time', async () => {
    const { clock, seen, see } = watched();
    clock.after(50, see('timer'));
    await clock.runUntil(50);
    expect([seen, clock.now()]).toEqual([[], 50]);
    await clock.runOut();
    expect(seen).toEqual([['timer', 50]]);
  });

  it('runs no timer that was cancelled', async () => {
    const { clock, seen, see } = watched();
    clock.after(10, see('cancelled'))();
    clock.every(10, see('ended'))();
    await clock.runUntil(100);
    expect(seen).toEqual([]);
  });

  it('runs what repeats as time passes, and does not wait for it in the end', async () => {
    const { clock, seen, see } = watched();
    clock.every(100, see('beat'));
    clock.after(250, see('last'));
    await clock.runOut();
    expect(seen).toEqual([
      ['beat', 100],
      ['beat', 200],
      ['last', 250],
    ]);
  });

  it('waits for what a timer starts, promises included', async () => {
    const { clock, seen, see } = watched();
    clock.after(10, () => {
      void Promise.resolve().then(() => clock.after(5, see('second')));
      clock.soon(see('soon'));
    });
    await clock.runOut();
    expect(seen).toEqual([
      ['soon', 10],
      ['second', 15],
    ]);
  });
});
