// One card that a scanner sends in two ways at once, through the program's own scanners and lane: one lookup.
import { describe, expect, it } from 'vitest';
import { isComplete, licenceEnd, licenceStart } from '../../../../main/licence';
import { createLane, readScan } from '../../../../main/lane';
import { openScanners } from '../../../../main/scanner';
import { createHidRecording, createSerialRecording } from '../../../../scripts/replay/devices';
import type { ReplayedDevice } from '../../../../scripts/replay/devices';
import { createReplayedPage } from '../../../../scripts/replay/page';
import { createVirtualClock } from '../../../../scripts/replay/virtual-clock';
import { keysOf, recordingOf, keyboard } from '../../../scripts/replay/recordings';
import { commonDescriptor, commonReport } from '../hid/reports';

const card = '6363101170001234';
const today = '2026-11-29';

/** A lane that counts its lookups, which are never answered. */
function createCountingLane(now: () => number) {
  const lookups: unknown[] = [];
  const never = () => new Promise<never>(() => undefined);
  let ids = 0;
  const fresh = (): string => String((ids += 1)).padStart(32, '0');
  const lookup = (query: unknown): Promise<never> => {
    lookups.push(query);
    return never();
  };
  const lane = createLane({
    client: { search: never, lookup, verify: never, readLicence: never, calculateInterest: never },
    rules: {
      overrideAllowed: false,
      pinInCopies: false,
      hasPrinter: false,
      pinToUnlock: false,
      isParkedTooLong: () => false,
    },
    terminal: () => ({
      store: '',
      lane: '',
      training: false,
      scanning: true,
      flexitiPhone: null,
      singleKeys: true,
      language: 'en-CA',
      version: '',
    }),
    now,
    today: () => today,
    fresh: () => ({ flowId: fresh(), referenceId: fresh(), requestId: fresh() }),
    onView: () => undefined,
    onTransition: () => undefined,
    clipboard: { write: () => undefined, forget: () => Promise.resolve() },
    keeping: () => 'kept',
  });
  return { lane, lookups };
}

/** Types a card from 0 ms on, sends it on a device too at a time, and gives how many scans the lane heard, and lookups it made. */
async function heardOf(device: ReplayedDevice, bytes: Uint8Array, at: number, sameScanMs: number): Promise<object> {
  const clock = createVirtualClock(0);
  const page = createReplayedPage(false);
  const { lane, lookups } = createCountingLane(() => clock.now());
  let scans = 0;
  let isConnected: () => void = () => undefined;
  const connected = new Promise<void>((resolve) => (isConnected = resolve));
  const hub = openScanners({
    listener(event) {
      if (event.type === 'scan') {
        scans += 1;
        lane.dispatch({ type: 'scanned', scan: readScan(event.payload, today) });
      }
      if (event.type === 'status' && event.status.kind !== 'wedge' && event.status.state === 'ready') isConnected();
    },
    isComplete,
    endOf: licenceEnd,
    startOf: licenceStart,
    serial: [],
    keystrokes: page.keystrokes,
    keyboard: { prefix: null, suffix: null },
    devices: true,
    adopt: [device.adoption],
    plugs: { devices: (driver) => driver.discover(), invalidate: () => undefined },
    sameScanMs,
    clock,
  });
  await connected;
  const recording = recordingOf(keyboard(keysOf(`${card}\r`, 0, 12)));
  const keys = recording.way === 'keyboard' ? recording.keys : [];
  const inputs = [
    ...keys.map((key) => ({
      at: key.at,
      send: () => {
        page.press(key);
      },
    })),
    {
      at,
      send: () => {
        device.send(bytes);
      },
    },
  ];
  for (const input of inputs.toSorted((one, other) => one.at - other.at)) {
    await clock.runUntil(input.at);
    input.send();
    await clock.settle();
  }
  await clock.runOut();
  await hub.close();
  expect(page.reached()).toEqual([]);
  return { scans, lookups: lookups.length };
}

const once = { scans: 1, lookups: 1 };

describe('the same card from two ways in at once is one lookup', () => {
  it.each([0, 100, 190, 500])('typed, and on a serial port after %i ms', async (at) => {
    for (const sameScanMs of [0, 2000]) {
      expect(await heardOf(createSerialRecording(), Buffer.from(`${card}\r\n`), at, sameScanMs)).toEqual(once);
    }
  });

  it.each([0, 100, 190, 500])('typed, and by HID POS after %i ms', async (at) => {
    const about = { vendorId: 0x0c2e, productId: 0x0c87, descriptorHex: commonDescriptor };
    const report = commonReport(card, { aimId: ']C0' });
    for (const sameScanMs of [0, 2000]) {
      expect(await heardOf(createHidRecording(about), report, at, sameScanMs)).toEqual(once);
    }
  });

  it('and another card is another scan', async () => {
    expect(await heardOf(createSerialRecording(), Buffer.from('6363101170001242\r\n'), 100, 2000)).toMatchObject({
      scans: 2,
    });
  });
});
