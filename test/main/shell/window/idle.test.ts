import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchIdle } from '../../../../main/shell/window/idle';
import type { IdleWatch } from '../../../../main/shell/window/idle';

const minute = 60_000;
let calls: number;
let watch: IdleWatch;

const begin = (afterMs: number): void => {
  calls = 0;
  watch = watchIdle({ afterMs, steadyNow: () => performance.now(), onIdle: () => (calls += 1) });
};
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

it('reports once, counted from the start', () => {
  begin(5 * minute);
  vi.advanceTimersByTime(5 * minute - 1);
  expect(calls).toBe(0);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(1);
  vi.advanceTimersByTime(600 * minute);
  expect(calls).toBe(1);
});

it('counts from the last input', () => {
  begin(5 * minute);
  for (let times = 0; times < 20; times += 1) {
    vi.advanceTimersByTime(minute);
    watch.touch();
  }
  vi.advanceTimersByTime(5 * minute - 1);
  expect(calls).toBe(0);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(1);
});

it('starts again with the first input after a report', () => {
  begin(minute);
  vi.advanceTimersByTime(10 * minute);
  watch.touch();
  vi.advanceTimersByTime(minute - 1);
  expect(calls).toBe(1);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(2);
});

it('has one timer, however much input there is', () => {
  begin(minute);
  for (let times = 0; times < 1000; times += 1) watch.touch();
  expect(vi.getTimerCount()).toBe(1);
});

it('counts keys, also those that are withheld from the page, and every other input', () => {
  begin(minute);
  const contents = new EventEmitter();
  watch.watch(contents as unknown as Parameters<IdleWatch['watch']>[0]);
  for (const event of ['input-event', 'before-input-event']) {
    vi.advanceTimersByTime(minute - 1);
    contents.emit(event);
  }
  vi.advanceTimersByTime(minute - 1);
  expect(calls).toBe(0);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(1);
});

it('ignores changes of the system clock', () => {
  begin(minute);
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(minute - 1);
  expect(calls).toBe(0);
  vi.setSystemTime(Date.now() - 7_200_000);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(1);
});

it('never reports when disabled or stopped', () => {
  begin(0);
  watch.touch();
  expect(vi.getTimerCount()).toBe(0);
  begin(minute);
  watch.stop();
  watch.touch();
  vi.advanceTimersByTime(10 * minute);
  expect(calls).toBe(0);
});
