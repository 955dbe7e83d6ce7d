// One device that set-up listens on: whatever comes, and where that is garbled, with the line set in another way.
import { setTimeout as delay } from 'node:timers/promises';
import { reasonFor } from '../device';
import type { Device, Driver, OpenDevice, ScannerState } from '../device';
import { createDeadlineTimer } from '../../base';
import type { SerialLine } from '../../base';
import { isGarbled, likelyLines } from './lines';

export type Heard = 'nothing' | 'garbled' | 'something';

export interface Port {
  readonly device: Device;
  readonly kind: Driver['kind'];
  /** `absent` until it is known. */
  readonly state: ScannerState;
  readonly because: string | null;
  /** How its line is set now; null where it is no serial port. */
  readonly line: SerialLine | null;
  readonly heard: Heard;
  /** Opens it unless it is open, or on its way to be. Resolves when it is, or cannot be. */
  open(): Promise<void>;
  /** Lets go of it for good; what comes from then on is not heard. */
  close(): Promise<void>;
}

export interface PortOptions {
  device: Device;
  kind: Driver['kind'];
  /** The driver for a line; for a device that has none the line is of no effect. */
  driver: (line: SerialLine) => Driver;
  onChange: () => void;
  /** All that came between two silences, and over which line. */
  onHeard: (text: string, line: SerialLine | null) => void;
}

/** Silence after which all of a scan has come, in milliseconds, its suffix included. */
const silenceMs = 500;
/** More than any scan, so that endless noise costs nothing. */
const longest = 65_536;
/** How long `close` waits for an opening that is under way, in milliseconds. */
const closeMs = 1000;

export function createPort({ device, kind, driver, onChange, onHeard }: PortOptions): Port {
  let index = 0;
  let state: ScannerState = 'absent';
  let because: string | null = null;
  let heard: Heard = 'nothing';
  let text = '';
  let opened: OpenDevice | null = null;
  let opening: Promise<void> | null = null;
  /** It is let go of, to be opened again with its line set in another way. */
  let switching = false;
  let closed = false;
  const alarm = createDeadlineTimer(() => void end());

  const lineNow = (): SerialLine | null =>
    kind === 'serial' ? (likelyLines[index % likelyLines.length] ?? likelyLines[0]) : null;

  async function end(): Promise<void> {
    const came = text;
    const line = lineNow();
    text = '';
    heard = isGarbled(came) ? 'garbled' : 'something';
    if (kind !== 'serial' || heard !== 'garbled') {
      onHeard(came, line);
      return;
    }
    index += 1;
    state = 'connecting';
    onHeard(came, line);
    const before = opened;
    opened = null;
    switching = true;
    await before?.close();
    switching = false;
    await port.open();
  }

  async function openOnce(): Promise<void> {
    const answer = await driver(lineNow() ?? likelyLines[0]).open(device.path, {
      onChunk({ bytes }) {
        if (closed) return;
        text = (text + Buffer.from(bytes).toString('latin1')).slice(-longest);
        alarm.set(performance.now() + silenceMs);
      },
      onLost() {
        opened = null;
        text = '';
        alarm.set(null);
        state = 'absent';
        onChange();
      },
    });
    if ('failure' in answer) {
      // Not every device can have its line set in every way.
      if (answer.failure === 'failed' && index > 0) index += 1;
      because = await reasonFor(answer.failure, device.path);
      state = answer.failure;
    } else if (closed) {
      await answer.close();
      return;
    } else {
      opened = answer;
      state = 'ready';
      because = null;
    }
    onChange();
  }

  const port: Port = {
    device,
    kind,
    get state() {
      return state;
    },
    get because() {
      return because;
    },
    get line() {
      return lineNow();
    },
    get heard() {
      return heard;
    },
    async open() {
      if (closed || switching || opened !== null) return;
      opening ??= openOnce().finally(() => {
        opening = null;
      });
      await opening;
    },
    async close() {
      closed = true;
      text = '';
      alarm.set(null);
      const before = opened;
      opened = null;
      // An opening that hangs is closed when it comes back.
      await Promise.race([Promise.all([opening, before?.close()]), delay(closeMs, undefined, { ref: false })]);
    },
  };
  return port;
}
