// What diagnosis tells of the scans that it hears: as they came, and only when all of one is there.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startDiagnosis } from '../../../../main/scanner/diagnosis/diagnosis';
import type { Diagnosis, HeardScan } from '../../../../main/scanner/diagnosis/diagnosis';
import type { Device, DeviceListener, Driver } from '../../../../main/scanner/device/driver';

const device: Device = { path: '/dev/ttyUSB0', name: 'Scanner', vendorId: 1, productId: 1, serialNumber: null };
const noKeys = {
  listen: () => () => undefined,
  release: () => undefined,
  takeBack: () => undefined,
  textFieldFocused: () => false,
};
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 10 });
const running: Diagnosis[] = [];

afterEach(async () => {
  for (const diagnosis of running.splice(0)) await diagnosis.close();
});

/** A serial port whose bytes the test gives. */
function fake({ isUnfinished = () => false }: { isUnfinished?: (text: string) => boolean } = {}) {
  const heard: HeardScan[] = [];
  let listener: DeviceListener | null = null;
  const driver = (kind: Driver['kind']): Driver => ({
    kind,
    idleMs: 100,
    graceMs: 50,
    discover: () => Promise.resolve(kind === 'serial' ? [device] : []),
    open: (_, opener) => {
      listener = opener;
      return Promise.resolve({ check: () => Promise.resolve(), close: () => Promise.resolve() });
    },
  });
  const diagnosis = startDiagnosis({
    keystrokes: noKeys,
    onChange: () => undefined,
    onScan: (scan) => heard.push(scan),
    isUnfinished,
    lookMs: 20,
    findUnheard: () => Promise.resolve([]),
    plugs: { devices: (one) => one.discover(), invalidate: () => undefined },
    drivers: { serial: () => driver('serial'), hid: () => driver('hid') },
  });
  running.push(diagnosis);
  const send = (bytes: Uint8Array): void => listener?.onChunk({ bytes, last: null });
  const say = (text: string): void => {
    send(Buffer.from(text, 'latin1'));
  };
  const ready = (): Promise<void> =>
    until(() => {
      expect(diagnosis.state().listening[0]).toMatchObject({ path: device.path, state: 'ready' });
    });
  return { heard, say, send, ready, last: () => diagnosis.state(), close: () => diagnosis.close() };
}

describe('whoever is told of scans', () => {
  it('gets each as it came, and how it was cut on its way', async () => {
    const { heard, say, ready } = fake();
    await ready();
    const before = performance.now();
    say('SHELF-');
    say('17\r');
    await until(() => {
      expect(heard).toHaveLength(1);
    });
    expect(heard[0]).toMatchObject({ kind: 'serial', texts: ['SHELF-17\r'], pieces: [{ length: 6 }, { length: 3 }] });
    expect(heard[0]?.began).toBe(heard[0]?.pieces[0]?.at);
    expect(heard[0]?.began).toBeGreaterThanOrEqual(before);
  });

  it('gets none whose line settings are still sought, nor noise', async () => {
    const { heard, say, send, ready, last } = fake();
    await ready();
    send(new Uint8Array(40).fill(0x80));
    await until(() => {
      expect(last().other?.heard).toBe('garbled');
      expect(last().listening[0]?.line?.baudRate).toBe(115200);
    });
    await ready();
    say('\xff');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(heard).toEqual([]);
  });

  it('gets a scan that pauses in the middle whole, where more of it is to come', async () => {
    const { heard, say, ready } = fake({ isUnfinished: (text) => text === 'half' });
    await ready();
    say('half');
    await new Promise((resolve) => setTimeout(resolve, 750));
    expect(heard).toEqual([]);
    say(' and half');
    await until(() => {
      expect(heard.map(({ texts }) => texts)).toEqual([['half and half']]);
    });
    say('half');
    await until(() => {
      expect(heard).toHaveLength(2);
    });
  });

  it('gets none after closing', async () => {
    const { heard, say, ready, close } = fake();
    await ready();
    say('SHELF-17\r');
    await close();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(heard).toEqual([]);
  });
});
