// Plays a recording through the program's own scanners on a virtual clock.
import { isComplete, licenceEnd, licenceStart } from '../../main/licence';
import { openScanners } from '../../main/scanner';
import type { Hub, ScannerEvent } from '../../main/scanner';
import { createReplayedCounter } from './counter';
import type { ReplayedScan } from './counter';
import { createHidRecording, createSerialRecording } from './devices';
import type { ReplayedDevice } from './devices';
import { createReplayedPage } from './page';
import type { Recording } from './recording';
import { createVirtualClock } from './virtual-clock';

/** What came out of a recording. */
export interface Replay {
  scans: readonly ReplayedScan[];
  /** The keys that the page got and kept, by name. */
  reachedPage: readonly string[];
  /** The codes of the notices that the lane showed. */
  notices: readonly string[];
}

/** The setting's default, in milliseconds: a repetition within it is no scan. */
const sameScanMs = 2000;

/**
 * Plays a recording to its end, and on until nothing is waited for. The same recording always gives the same.
 *
 * @param today the date for age and expiry, YYYY-MM-DD
 */
export async function play(recording: Recording, today: string): Promise<Replay> {
  const inputs = inputsOf(recording);
  const clock = createVirtualClock(inputs[0]?.at ?? 0);
  const counter = createReplayedCounter({ now: () => clock.now(), today });
  const page = createReplayedPage(recording.way === 'keyboard' && recording.textField);
  const device = deviceOf(recording);
  const { prefix, suffix } = recording.way === 'keyboard' ? recording : { prefix: null, suffix: null };

  let isConnected: () => void = () => undefined;
  const connected = new Promise<void>((resolve) => (isConnected = resolve));
  const hub: Hub = openScanners({
    listener(event) {
      if (isReady(event)) isConnected();
      counter.hear(event);
    },
    isComplete,
    endOf: licenceEnd,
    startOf: licenceStart,
    serial: [],
    keystrokes: page.keystrokes,
    keyboard: { prefix, suffix },
    devices: device !== null,
    adopt: device === null ? [] : [device.adoption],
    plugs: { devices: (driver) => driver.discover(), invalidate: () => undefined },
    sameScanMs,
    clock,
  });
  if (device !== null) await connected;

  for (const input of inputs) {
    await clock.runUntil(input.at);
    if ('hex' in input) device?.send(input.hex);
    else page.press(input);
    await clock.settle();
  }
  await clock.runOut();
  const { scans, notices } = counter;
  const replay: Replay = { scans: [...scans], reachedPage: page.reached(), notices: [...notices] };
  await hub.close();
  return replay;
}

function isReady(event: ScannerEvent): boolean {
  return event.type === 'status' && event.status.kind !== 'wedge' && event.status.state === 'ready';
}

function inputsOf(recording: Recording) {
  switch (recording.way) {
    case 'serial':
      return recording.chunks;
    case 'keyboard':
      return recording.keys;
    case 'hid':
      return recording.reports;
  }
}

function deviceOf(recording: Recording): ReplayedDevice | null {
  switch (recording.way) {
    case 'serial':
      return createSerialRecording();
    case 'keyboard':
      return null;
    case 'hid':
      return createHidRecording(recording);
  }
}
