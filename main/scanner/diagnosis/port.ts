// One device that diagnosis listens on; reopens a serial port with other line settings where garbage comes.
import { setTimeout as delay } from 'node:timers/promises';
import { reasonFor } from '../device';
import type { Device, Driver, OpenDevice, ScannerState } from '../device';
import { createDeadlineTimer } from '../../base';
import type { SerialLine } from '../../base';
import { longestPauseMs } from '../framing';
import { isGarbled, isLineNoise, isThinned, likelyLines } from './lines';
import { shownCodes } from './shown-codes';

export type Heard = 'nothing' | 'garbled' | 'something';

export interface Port {
  readonly device: Device;
  readonly kind: Driver['kind'];
  /** `absent` until known. */
  readonly state: ScannerState;
  readonly because: string | null;
  /** Its present line settings; null where it is no serial port. */
  readonly line: SerialLine | null;
  readonly heard: Heard;
  /** Opens it unless it is open or being opened. Resolves when it is open or has failed. */
  open(): Promise<void>;
  /** Closes it for good; later bytes are ignored. */
  close(): Promise<void>;
}

/** Characters that came together, and when, in milliseconds of the process's steady clock. */
export interface PieceOfText {
  at: number;
  length: number;
}

export interface PortOptions {
  device: Device;
  kind: Driver['kind'];
  /** The driver for line settings, which a HID device ignores. */
  driver: (line: SerialLine) => Driver;
  onChange: () => void;
  /** What came between two silences, the line settings it came with, and how it was cut on its way. */
  onReceived: (text: string, line: SerialLine | null, pieces: readonly PieceOfText[]) => void;
  /** Whether more of a text is to come: then the longest pause inside a scan is waited for. */
  isUnfinished?: (text: string) => boolean;
}

/** Silence after which all of a scan has come, in milliseconds, its suffix included. */
const silenceMs = 500;
/** More than any scan, so that endless noise costs nothing. */
const maxCharacters = 65_536;
const maxPieces = 4096;
/** How long `close` waits for an open that is under way, in milliseconds. */
const closeMs = 1000;

export function createPort(options: PortOptions): Port {
  const { device, kind, driver, onChange, onReceived, isUnfinished = () => false } = options;
  let index = 0;
  let state: ScannerState = 'absent';
  let because: string | null = null;
  let heard: Heard = 'nothing';
  let text = '';
  let pieces: PieceOfText[] = [];
  let opened: OpenDevice | null = null;
  let opening: Promise<void> | null = null;
  /** Closing, to be reopened with other line settings. */
  let switching = false;
  let closed = false;
  const alarm = createDeadlineTimer(() => void handleSilence());

  const currentLine = (): SerialLine | null =>
    kind === 'serial' ? (likelyLines[index % likelyLines.length] ?? likelyLines[0]) : null;

  function forget(): void {
    text = '';
    pieces = [];
  }

  async function handleSilence(): Promise<void> {
    const since = performance.now() - (pieces.at(-1)?.at ?? 0);
    if (since < longestPauseMs && isUnfinished(text)) {
      alarm.set(performance.now() + longestPauseMs - since);
      return;
    }
    const received = text;
    const cut = pieces;
    const line = currentLine();
    forget();
    if (isLineNoise(received)) return;
    heard = isGarbled(received) || isThinned(received, shownCodes) ? 'garbled' : 'something';
    if (kind !== 'serial' || heard !== 'garbled') {
      onReceived(received, line, cut);
      return;
    }
    index += 1;
    state = 'connecting';
    onReceived(received, line, cut);
    const before = opened;
    opened = null;
    switching = true;
    await before?.close();
    switching = false;
    await port.open();
  }

  async function openOnce(): Promise<void> {
    const answer = await driver(currentLine() ?? likelyLines[0]).open(device.path, {
      onChunk({ bytes }) {
        if (closed) return;
        const now = performance.now();
        text = (text + Buffer.from(bytes).toString('latin1')).slice(-maxCharacters);
        pieces.push({ at: now, length: bytes.length });
        if (pieces.length > maxPieces) pieces.shift();
        alarm.set(now + silenceMs);
      },
      onLost() {
        opened = null;
        forget();
        alarm.set(null);
        state = 'absent';
        onChange();
      },
    });
    if ('failure' in answer) {
      // Not every device supports all line settings.
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
      return currentLine();
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
      forget();
      alarm.set(null);
      const before = opened;
      opened = null;
      // An open that hangs is closed when it returns.
      await Promise.race([Promise.all([opening, before?.close()]), delay(closeMs, undefined, { ref: false })]);
    },
  };
  return port;
}
