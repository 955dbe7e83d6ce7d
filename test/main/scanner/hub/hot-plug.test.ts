// Scanners that are plugged in, pulled out and plugged in elsewhere, on a fake driver.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHub } from '../../../../main/scanner';
import type { Adoption, Device, Driver, ScannerEvent, ScannerState, WantedScanner } from '../../../../main/scanner';
import type { DeviceListener, OpenDevice } from '../../../../main/scanner/device/driver';
import type { OpenFailure } from '../../../../main/scanner/device/open-failure';
import { licenceStart } from '../../../../main/licence';
import { aamva, isComplete } from '../payloads';

const first = aamva('TREMBLAY');
const second = aamva('NGUYEN');
const after: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of after.splice(0)) await undo();
});

const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      expect(condition()).toBe(true);
    },
    { timeout: 10_000, interval: 5 },
  );

/** How often the hubs of these tests look. */
const lookMs = 20;

/** Until the hub has looked, and has adopted what it found. */
const looked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5 * lookMs));

/** A fake bus that the test plugs devices into. */
function createBus(kind: Driver['kind'] = 'serial') {
  const devices = new Map<string, Device>();
  const open = new Map<string, DeviceListener>();
  const refusals = new Map<string, OpenFailure>();
  let opened = 0;
  const driver: Driver = {
    kind,
    idleMs: 100,
    graceMs: 20,
    discover: () => Promise.resolve([...devices.values()]),
    open(path, listener): Promise<OpenDevice | { failure: OpenFailure }> {
      const refusal = refusals.get(path);
      if (refusal !== undefined) return Promise.resolve({ failure: refusal });
      if (!devices.has(path)) return Promise.resolve({ failure: 'absent' });
      if (open.has(path)) return Promise.resolve({ failure: 'busy_elsewhere' });
      opened += 1;
      open.set(path, listener);
      const close = (): Promise<void> => {
        open.delete(path);
        return Promise.resolve();
      };
      return Promise.resolve({ check: () => Promise.resolve(), close });
    },
  };
  return {
    driver,
    refusals,
    opened: () => opened,
    isOpen: (path: string) => open.has(path),
    plugIn(device: Device) {
      devices.set(device.path, device);
    },
    unplug(path: string) {
      devices.delete(path);
      const listener = open.get(path);
      open.delete(path);
      listener?.onLost();
    },
    send(path: string, payload: string, last: boolean | null = null) {
      open.get(path)?.onChunk({ bytes: Buffer.from(payload, 'latin1'), last });
    },
  };
}

const device = (path: string, serialNumber: string | null, productId = 0x0b61): Device => ({
  path,
  name: `Scanner ${serialNumber ?? 'without number'}`,
  vendorId: 0x0c2e,
  productId,
  serialNumber,
});

function watch({ adopt = [], wanted = [] }: { adopt?: Adoption[]; wanted?: WantedScanner[] }) {
  const events: ScannerEvent[] = [];
  // No device files here, so devices are listed each time.
  const plugs = { devices: (driver: Driver) => driver.discover(), invalidate: () => undefined };
  const hub = createHub({
    listener: (event) => events.push(event),
    isComplete,
    startOf: licenceStart,
    adopt,
    plugs,
    lookMs,
  });
  for (const one of wanted) hub.want(one);
  after.push(() => hub.close());
  return {
    hub,
    events,
    scans: () =>
      events.flatMap((event) => (event.type === 'scan' ? [{ from: event.scannerId, payload: event.payload }] : [])),
    cuts: () => events.filter(({ type }) => type === 'cut'),
    state: (id: string): ScannerState | undefined => hub.statuses().find((status) => status.id === id)?.state,
  };
}

const counter = (driver: Driver, changes: Partial<WantedScanner> = {}): WantedScanner => ({
  id: 'counter',
  driver,
  name: 'counter',
  path: null,
  identity: device('', 'A'),
  accepts: () => false,
  ...changes,
});

describe('a scanner known by its identity', () => {
  it('is connected when it is plugged in, and again under another path', async () => {
    const bus = createBus();
    const { state, scans } = watch({ wanted: [counter(bus.driver)] });
    await until(() => state('counter') === 'absent');
    bus.plugIn(device('/dev/ttyUSB0', 'A'));
    await until(() => state('counter') === 'ready');
    bus.send('/dev/ttyUSB0', first);
    bus.unplug('/dev/ttyUSB0');
    expect(state('counter')).toBe('absent');
    bus.plugIn(device('/dev/ttyUSB0', 'B'));
    bus.plugIn(device('/dev/ttyUSB4', 'A'));
    await until(() => bus.isOpen('/dev/ttyUSB4'));
    bus.send('/dev/ttyUSB4', second);
    await until(() => scans().length === 2);
    expect(scans().map(({ payload }) => payload)).toEqual([first, second]);
    expect(bus.isOpen('/dev/ttyUSB0')).toBe(false);
  });

  it('is opened anew after the computer’s sleep, and what had come of a scan is cut', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', 'A'));
    const { hub, state, scans, cuts } = watch({ wanted: [counter(bus.driver)] });
    await until(() => state('counter') === 'ready');
    bus.send('COM3', first.slice(0, 90));
    hub.reopen();
    expect(state('counter')).toBe('connecting');
    await until(() => state('counter') === 'ready');
    bus.send('COM3', second);
    await until(() => scans().length === 1);
    expect(cuts()).toHaveLength(1);
    expect(scans()).toEqual([{ from: 'counter', payload: second }]);
  });

  it('reports a scan that an unplug cut, and joins it to nothing', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', 'A'));
    const { state, scans, cuts } = watch({ wanted: [counter(bus.driver)] });
    await until(() => state('counter') === 'ready');
    bus.send('COM3', first.slice(0, 90));
    bus.unplug('COM3');
    expect(cuts()).toEqual([{ type: 'cut', scannerId: 'counter', bytes: 90, reason: 'disconnected' }]);
    bus.plugIn(device('COM3', 'A'));
    await until(() => state('counter') === 'ready');
    bus.send('COM3', second);
    await until(() => scans().length === 1);
    expect(scans()).toEqual([{ from: 'counter', payload: second }]);
  });

  it('leaves each of two of one product its own device, also without serial numbers', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', null));
    bus.plugIn(device('COM4', null));
    const twin = device('', null);
    const { state } = watch({
      wanted: [
        counter(bus.driver, { id: 'left', identity: twin }),
        counter(bus.driver, { id: 'right', identity: twin }),
      ],
    });
    await until(() => state('left') === 'ready' && state('right') === 'ready');
    expect(bus.opened()).toBe(2);
    bus.unplug('COM4');
    await until(() => state('right') === 'absent');
    bus.plugIn(device('COM7', null));
    await until(() => state('right') === 'ready');
    expect([bus.isOpen('COM3'), bus.isOpen('COM7')]).toEqual([true, true]);
  });
});

describe('two scanners of one product', () => {
  it('are told apart by serial number, whichever comes back first', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', 'A'));
    bus.plugIn(device('COM4', 'B'));
    const { state, scans } = watch({
      wanted: [
        counter(bus.driver, { id: 'left', identity: device('', 'A') }),
        counter(bus.driver, { id: 'right', identity: device('', 'B') }),
      ],
    });
    await until(() => state('left') === 'ready' && state('right') === 'ready');
    bus.unplug('COM3');
    bus.unplug('COM4');
    bus.plugIn(device('COM3', 'B'));
    await until(() => bus.isOpen('COM3'));
    bus.plugIn(device('COM4', 'A'));
    await until(() => bus.isOpen('COM4'));
    bus.send('COM3', first);
    bus.send('COM4', second);
    await until(() => scans().length === 2);
    expect(scans()).toEqual([
      { from: 'right', payload: first },
      { from: 'left', payload: second },
    ]);
  });
});

describe('a scanner known by its path', () => {
  it('is known by its identity once it was connected', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', 'A'));
    const { state } = watch({ wanted: [counter(bus.driver, { path: 'COM3', identity: null })] });
    await until(() => state('counter') === 'ready');
    bus.unplug('COM3');
    bus.plugIn(device('COM9', 'A'));
    await until(() => bus.isOpen('COM9'));
    expect(state('counter')).toBe('ready');
  });

  it('accepts another device at its path', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', 'A'));
    const accepts = ({ path }: Device): boolean => path === 'COM3';
    const { state } = watch({ wanted: [counter(bus.driver, { path: 'COM3', identity: null, accepts })] });
    await until(() => state('counter') === 'ready');
    bus.unplug('COM3');
    await until(() => state('counter') === 'absent');
    // A listing without it, so that the next device is new.
    await looked();
    bus.plugIn(device('COM3', 'Z', 0x0001));
    await until(() => state('counter') === 'ready');
  });
});

describe('a device that is adoptable', () => {
  const adoption = (driver: Driver): Adoption => ({ driver, accepts: ({ vendorId }) => vendorId === 0x0c2e });

  it('is adopted, and nothing else is', async () => {
    const bus = createBus('hid');
    const { hub, scans } = watch({ adopt: [adoption(bus.driver)] });
    bus.plugIn({ ...device('printer', 'P'), vendorId: 0x04b8 });
    bus.plugIn(device('hidraw0', 'A'));
    await until(() => bus.isOpen('hidraw0'));
    bus.plugIn(device('hidraw1', 'B'));
    await until(() => bus.isOpen('hidraw1'));
    expect(bus.isOpen('printer')).toBe(false);
    expect(hub.statuses().map(({ name, kind, state }) => [name, kind, state])).toEqual([
      ['Scanner A', 'hid', 'ready'],
      ['Scanner B', 'hid', 'ready'],
    ]);
    bus.send('hidraw1', 'card', true);
    await until(() => scans().length === 1);
    expect(scans()).toEqual([{ from: 'hid-2', payload: 'card' }]);
  });

  it('is the same scanner when it comes back, and another one may replace it', async () => {
    const bus = createBus('hid');
    const { hub, state } = watch({ adopt: [adoption(bus.driver)] });
    bus.plugIn(device('hidraw0', 'A'));
    await until(() => state('hid-1') === 'ready');
    bus.unplug('hidraw0');
    await until(() => state('hid-1') === 'absent');
    bus.plugIn(device('hidraw5', 'A'));
    await until(() => state('hid-1') === 'ready');
    bus.unplug('hidraw5');
    await looked();
    bus.plugIn(device('hidraw0', 'Z', 0x0999));
    await until(() => state('hid-1') === 'ready');
    expect(hub.statuses()).toEqual([{ id: 'hid-1', name: 'Scanner Z', kind: 'hid', state: 'ready', because: null }]);
  });

  it('is left to the scanner that is configured for it', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', 'A'));
    const { hub, state } = watch({
      adopt: [adoption(bus.driver)],
      wanted: [counter(bus.driver, { path: 'COM3', identity: null })],
    });
    await until(() => state('counter') === 'ready');
    await looked();
    expect(hub.statuses()).toHaveLength(1);
    expect(bus.opened()).toBe(1);
  });
});

describe('a scanner that cannot be opened', () => {
  it.each(['busy_elsewhere', 'no_permission', 'failed'] as const)(
    'is reported as %s, and ready as soon as it can be opened',
    async (failure) => {
      const bus = createBus();
      bus.plugIn(device('COM3', 'A'));
      bus.refusals.set('COM3', failure);
      const { state } = watch({ wanted: [counter(bus.driver)] });
      await until(() => state('counter') === failure);
      bus.refusals.clear();
      await until(() => state('counter') === 'ready');
    },
  );
});

describe('the same payload', () => {
  it('twice in a row from one scanner is one scan, unless repeats were forgotten', async () => {
    const bus = createBus();
    bus.plugIn(device('COM3', 'A'));
    const { hub, state, scans } = watch({ wanted: [counter(bus.driver)] });
    await until(() => state('counter') === 'ready');
    bus.send('COM3', first);
    bus.send('COM3', first);
    bus.send('COM3', second);
    expect(scans().map(({ payload }) => payload)).toEqual([first, second]);
    hub.forgetRepeats();
    bus.send('COM3', second);
    expect(scans()).toHaveLength(3);
  });
});

it('a closed hub releases everything and adopts nothing more', async () => {
  const bus = createBus();
  bus.plugIn(device('COM3', 'A'));
  const { hub, state } = watch({ adopt: [{ driver: bus.driver, accepts: () => true }] });
  await until(() => state('serial-1') === 'ready');
  await hub.close();
  expect(bus.isOpen('COM3')).toBe(false);
  bus.plugIn(device('COM4', 'B'));
  await looked();
  expect(bus.opened()).toBe(1);
});
