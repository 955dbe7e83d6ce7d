import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDeadlineTimer, settleWithin } from '../../../main/base';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('fires once at the deadline, and never for one that was replaced', () => {
  const onDue = vi.fn();
  const timer = createDeadlineTimer(onDue);
  timer.set(performance.now() + 100);
  timer.set(performance.now() + 300);
  vi.advanceTimersByTime(299);
  expect(onDue).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(onDue).toHaveBeenCalledTimes(1);
  timer.set(performance.now() + 100);
  timer.set(null);
  vi.advanceTimersByTime(1000);
  expect(onDue).toHaveBeenCalledTimes(1);
});

it.each([
  ['ends', () => Promise.resolve('done')],
  ['fails', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
])('settles at once where the work %s', async (_how, work: () => Promise<unknown>) => {
  await settleWithin(1000, work);
  expect(vi.getTimerCount()).toBe(0);
});

it('settles at the limit where the work never ends', async () => {
  let settled = false;
  const settling = settleWithin(1000, () => new Promise(() => undefined)).then(() => {
    settled = true;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(settled).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await settling;
  expect(settled).toBe(true);
});
