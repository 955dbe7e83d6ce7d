// One device that set-up listens on: whatever comes, and where that is garbled, with the line set in another way.
import { groupThatMayOpen, programThatHas } from '../access';
import { createAlarm } from '../alarm';
import type { Device, Driver, OpenDevice } from '../driver';
import type { ScannerState } from '../scanner';
import type { SerialLine } from '../serial';
import { isGarbled, likelyLines } from './lines';

export interface Port {
  readonly device: Device;
  readonly kind: Driver['kind'];
  readonly state: ScannerState;
  readonly because: string | null;
  /** How its line is set now; null where it is no serial port. */
  readonly line: SerialLine | null;
  readonly heard: 'nothing' | 'garbled' | 'something';
  /** Opens it unless it is open, or on its way to be. Resolves when it is, or cannot be. */
  open(): Promise<void>;
  close(): Promise<void>;
}

export interface PortOptions {
  device: Device;
  kind: Driver['kind'];
  /** The driver for a line; for a device that has none the line is of no effect. */
  driver: (line: SerialLine) => Driver;
  onChange: () => void;
  /** All that came between two silences. */
  onHeard: (text: string, port: Port) => void;
}

/** Silence after which all of a scan has come, in milliseconds, its suffix included. */
const silenceMs = 350;
/** More than any scan, so that endless noise costs nothing. */
const longest = 65_536;

export function createPort({ device, kind, driver, onChange, onHeard }: PortOptions): Port {
  let index = 0;
  let state: ScannerState = 'connecting';
  let because: string | null = null;
  let heard: Port['heard'] = 'nothing';
  let text = '';
  let opened: OpenDevice | null = null;
  let opening: Promise<void> | null = null;
  let closed = false;
  const alarm = createAlarm(() => void end());

  const line = (): SerialLine => likelyLines[index % likelyLines.length] ?? likelyLines[0];

  async function end(): Promise<void> {
    const came = text;
    text = '';
    heard = isGarbled(came) ? 'garbled' : 'something';
    onHeard(came, port);
    if (kind !== 'serial' || heard !== 'garbled') return;
    index += 1;
    await opened?.close();
    opened = null;
    await port.open();
  }

  async function openOnce(): Promise<void> {
    const answer = await driver(line()).open(device.path, {
      onChunk({ bytes }) {
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
      state = answer.failure;
      because = await reasonFor(state, device.path);
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
      return kind === 'serial' ? line() : null;
    },
    get heard() {
      return heard;
    },
    async open() {
      if (closed || opened !== null) return;
      opening ??= openOnce().finally(() => {
        opening = null;
      });
      await opening;
    },
    async close() {
      closed = true;
      alarm.set(null);
      await opening;
      await opened?.close();
      opened = null;
    },
  };
  return port;
}

async function reasonFor(state: ScannerState, path: string): Promise<string | null> {
  if (state === 'busy_elsewhere') return programThatHas(path);
  return state === 'no_permission' ? groupThatMayOpen(path) : null;
}
