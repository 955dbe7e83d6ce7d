import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepPlace } from '../../../../main/shell/window/keep-place';
import type { KeepPlaceOptions } from '../../../../main/shell/window/keep-place';
import { readPlace } from '../../../../main/shell/window/remembered-place';

const main = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const second = { id: 2, workArea: { x: 1920, y: 0, width: 1366, height: 728 } };

class FakeWindow extends EventEmitter {
  bounds = { x: 2000, y: 0, width: 1000, height: 700 };
  maximised = false;
  minimised = false;
  fullScreen = false;
  getBounds = (): typeof this.bounds => this.bounds;
  getNormalBounds = (): typeof this.bounds => this.bounds;
  isDestroyed = (): boolean => false;
  isFullScreen = (): boolean => this.fullScreen;
  isMaximized = (): boolean => this.maximised;
  isMinimized = (): boolean => this.minimised;
  setBounds = vi.fn();
}

class FakeScreen extends EventEmitter {
  displays = [main, second];
  getPrimaryDisplay = (): typeof main => main;
  getAllDisplays = (): (typeof main)[] => this.displays;
}

let folder: string;
let window: FakeWindow;
let screen: FakeScreen;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexiti-place-'));
  vi.useFakeTimers();
  window = new FakeWindow();
  screen = new FakeScreen();
  keepPlace({
    window: window as unknown as KeepPlaceOptions['window'],
    screen: screen as unknown as KeepPlaceOptions['screen'],
    folder,
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

it('stores where the window was left, once it is still', () => {
  window.emit('move');
  vi.advanceTimersByTime(900);
  window.emit('resize');
  vi.advanceTimersByTime(900);
  expect(readPlace(folder)).toBeNull();
  vi.advanceTimersByTime(100);
  expect(readPlace(folder)).toEqual({ bounds: window.bounds, maximised: false });
});

it('stores it when the window is closed, and nothing after that', () => {
  window.maximised = true;
  window.emit('move');
  window.emit('close');
  window.emit('closed');
  expect(readPlace(folder)).toEqual({ bounds: window.bounds, maximised: true });
  expect(vi.getTimerCount()).toBe(0);
  expect(screen.listenerCount('display-removed')).toBe(0);
});

it.each(['minimised', 'fullScreen'] as const)('does not store a window that is %s', (state) => {
  window[state] = true;
  window.emit('close');
  expect(readPlace(folder)).toBeNull();
});

it('brings the window back from a display that is gone', () => {
  screen.displays = [main];
  screen.emit('display-removed');
  expect(window.setBounds).toHaveBeenCalledWith({ x: 920, y: 0, width: 1000, height: 700 });
});

it('leaves a window alone that is inside, or maximised', () => {
  screen.emit('display-metrics-changed');
  window.maximised = true;
  screen.displays = [main];
  screen.emit('display-removed');
  expect(window.setBounds).not.toHaveBeenCalled();
});
