import { expect, it } from 'vitest';
import { createCrashLimit } from '../../../../main/shell/window/crash-limit';

const minuteMs = 60_000;

it('loads a page again twenty times, and no more while it goes on crashing', () => {
  let now = 0;
  const mayReload = createCrashLimit(() => now);
  for (let crash = 1; crash <= 20; crash += 1) {
    expect(mayReload()).toBe(true);
    now += 59 * minuteMs;
  }
  expect(mayReload()).toBe(false);
  now += 59 * minuteMs;
  expect(mayReload()).toBe(false);
});

it('begins to count anew after a quiet hour', () => {
  let now = 0;
  const mayReload = createCrashLimit(() => now);
  for (let crash = 1; crash <= 25; crash += 1) mayReload();
  expect(mayReload()).toBe(false);
  now += 60 * minuteMs;
  expect(mayReload()).toBe(true);
});
