// How often the system lists devices, by a fake clock.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlugs, isDeviceNode } from '../../../../main/scanner/hub/plugs';
import type { Device, Driver } from '../../../../main/scanner/device/driver';

const device: Device = { path: 'COM3', name: 'Scanner', vendorId: 1, productId: 2, serialNumber: null };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each(['ttyS0', 'ttyUSB1', 'ttyACM0', 'ttyAMA0', 'ttyXRUSB0', 'rfcomm0', 'hidraw3'])('%s is watched', (name) => {
  expect(isDeviceNode(name)).toBe(true);
});

it.each(['tty1', 'ttyprintk', 'rfcomm', 'rfkill', 'sda1'])('%s is not watched', (name) => {
  expect(isDeviceNode(name)).toBe(false);
});

function asking(nodes: () => string | null) {
  let asked = 0;
  const driver: Driver = {
    kind: 'serial',
    idleMs: 0,
    graceMs: 0,
    discover: () => {
      asked += 1;
      return Promise.resolve([device]);
    },
    open: () => Promise.resolve({ failure: 'absent' }),
  };
  const plugs = createPlugs(() => Promise.resolve(nodes()));
  return {
    plugs,
    /** How often the system listed devices while the hub asked every half second. */
    lookFor: async (seconds: number): Promise<number> => {
      const before = asked;
      for (let looks = 0; looks < seconds * 2; looks += 1) {
        expect(await plugs.devices(driver)).toEqual([device]);
        vi.advanceTimersByTime(500);
      }
      return asked - before;
    },
  };
}

describe('what is plugged in', () => {
  it('is listed often right after a change, and then once a minute', async () => {
    let nodes = 'ttyUSB0';
    const { lookFor, plugs } = asking(() => nodes);
    expect(await lookFor(3)).toBe(6);
    await lookFor(57);
    expect(await lookFor(60)).toBe(1);
    nodes = 'ttyUSB0 hidraw0';
    expect(await lookFor(3)).toBe(6);
    await lookFor(60);
    plugs.invalidate();
    expect(await lookFor(3)).toBe(6);
  });

  it('is listed every two seconds where device files do not show changes', async () => {
    const { lookFor } = asking(() => null);
    expect(await lookFor(20)).toBe(10);
  });

  it('is empty where the system does not answer, without blocking other drivers', async () => {
    vi.useRealTimers();
    const plugs = createPlugs(() => Promise.resolve(null), 20);
    const hanging: Driver = {
      kind: 'hid',
      idleMs: 0,
      graceMs: 0,
      discover: () => new Promise(() => undefined),
      open: () => Promise.resolve({ failure: 'absent' }),
    };
    // The test needs a timer that keeps the process running; the plugs' own does not.
    const keepRunning = setInterval(() => undefined, 1000);
    expect(await plugs.devices(hanging)).toEqual([]);
    clearInterval(keepRunning);
  });
});
