import { describe, expect, it } from 'vitest';
import { beatMs, createStallWatch } from '../../../../main/scanner/keyboard/stall';

describe('a watch over main', () => {
  it('believes when keys arrive while main is free', () => {
    const watch = createStallWatch(1000);
    for (let now = 1000; now < 3000; now += beatMs) {
      watch.beat(now);
      expect(watch.earliest(now + 50)).toBe(now + 50);
    }
  });

  it('does not while keys come in that have waited, before its own beat and after', () => {
    const watch = createStallWatch(1000);
    watch.beat(1100);
    expect(watch.earliest(1700)).toBe(1100);
    watch.beat(1701);
    expect(watch.earliest(1702)).toBe(1100);
    expect(watch.earliest(1760)).toBe(1760);
  });
});
