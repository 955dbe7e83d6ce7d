import { describe, expect, it } from 'vitest';
import { beatMs, createStallWatch } from '../../../../main/scanner/keyboard/stall';

describe('a watch over the main process', () => {
  it('trusts arrival times while the main process is free', () => {
    const watch = createStallWatch(1000);
    for (let now = 1000; now < 3000; now += beatMs) {
      watch.beat(now);
      expect(watch.earliest(now + 50)).toBe(now + 50);
    }
  });

  it('does not while queued keys arrive, before its own beat and after', () => {
    const watch = createStallWatch(1000);
    watch.beat(1100);
    expect(watch.earliest(1700)).toBe(1100);
    watch.beat(1701);
    expect(watch.earliest(1702)).toBe(1100);
    expect(watch.earliest(1760)).toBe(1760);
  });
});
