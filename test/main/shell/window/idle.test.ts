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

it('tells once, after so long from the beginning', () => {
  begin(5 * minute);
  vi.advanceTimersByTime(5 * minute - 1);
  expect(calls).toBe(0);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(1);
  vi.advanceTimersByTime(600 * minute);
  expect(calls).toBe(1);
});

it('counts from what was done last', () => {
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

it('begins anew with what is done after it told', () => {
  begin(minute);
  vi.advanceTimersByTime(10 * minute);
  watch.touch();
  vi.advanceTimersByTime(minute - 1);
  expect(calls).toBe(1);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(2);
});

it('has one timer, however much is done', () => {
  begin(minute);
  for (let times = 0; times < 1000; times += 1) watch.touch();
  expect(vi.getTimerCount()).toBe(1);
});

it('hears keys, also those that are kept from the page, and whatever else is done there', () => {
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

it('does not mind a clock that is set', () => {
  begin(minute);
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(minute - 1);
  expect(calls).toBe(0);
  vi.setSystemTime(Date.now() - 7_200_000);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(1);
});

it('never tells where it is to be never, or after it was stopped', () => {
  begin(0);
  watch.touch();
  expect(vi.getTimerCount()).toBe(0);
  begin(minute);
  watch.stop();
  watch.touch();
  vi.advanceTimersByTime(10 * minute);
  expect(calls).toBe(0);
});
