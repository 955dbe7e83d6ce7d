import { expect, it } from 'vitest';
import { createRepeats } from '../../../../main/scanner/hub/repeats';

it('the same payload of one scanner within the time counts once, for as long as it repeats', () => {
  const repeats = createRepeats(2000);
  expect(repeats.isRepeat('a', 'one', 0)).toBe(false);
  expect(repeats.isRepeat('a', 'one', 1999)).toBe(true);
  expect(repeats.isRepeat('a', 'one', 3998)).toBe(true);
  expect(repeats.isRepeat('a', 'one', 5998)).toBe(false);
});

it('another payload and a forgotten one are no repetition', () => {
  const repeats = createRepeats(2000);
  expect(repeats.isRepeat('a', 'one', 0)).toBe(false);
  expect(repeats.isRepeat('a', 'two', 2)).toBe(false);
  expect(repeats.isRepeat('a', 'one', 3)).toBe(false);
  repeats.forget();
  expect(repeats.isRepeat('a', 'one', 4)).toBe(false);
});

it('the same card from two ways in at once is one, whatever each adds to it', () => {
  for (const sameScanMs of [0, 2000]) {
    const repeats = createRepeats(sameScanMs);
    expect(repeats.isRepeat('hid', ']C06363101170001234', 0)).toBe(false);
    expect(repeats.isRepeat('keyboard', '6363101170001234', 700)).toBe(true);
    expect(repeats.isRepeat('serial', '6363101170001234\r\n', 701)).toBe(true);
    expect(repeats.isRepeat('serial', '4006381333931\r\n', 702)).toBe(false);
  }
});

it('the same card from another way a while later is no repetition', () => {
  const repeats = createRepeats(2000);
  expect(repeats.isRepeat('a', 'one', 0)).toBe(false);
  expect(repeats.isRepeat('b', 'one', 1600)).toBe(false);
});

it('nothing is a repetition where the time is 0', () => {
  const repeats = createRepeats(0);
  expect(repeats.isRepeat('a', 'one', 5)).toBe(false);
  expect(repeats.isRepeat('a', 'one', 5)).toBe(false);
});
