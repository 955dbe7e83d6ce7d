// Finds out which scanner stands on the counter and how it is set: it listens on everything at once, and whatever
// delivers a code that is shown on the screen is it.
import type { Device, Driver } from '../driver';
import { createHidDriver } from '../hid';
import { createKeyboardTransport } from '../keyboard';
import type { Keystrokes } from '../keyboard';
import { setupHintOf } from '../known-scanners';
import type { SetupHint } from '../known-scanners';
import type { IsComplete, ScannerStatus } from '../scanner';
import { createSerialDriver, usualLine } from '../serial';
import type { SerialLine } from '../serial';
import { masked } from './masked';
import { createPort } from './port';
import type { Port } from './port';
import { readBack } from './read-back';
import type { ReadBack } from './read-back';
import { shownCodes } from './shown-codes';

/** A device that is listened on, and what it has said. */
export interface Listening extends Omit<ScannerStatus, 'id'> {
  path: string;
  /** Null where it is no serial port. */
  line: SerialLine | null;
  heard: Port['heard'];
}

export interface FoundScanner {
  name: string;
  kind: ScannerStatus['kind'];
  /** Null where it types. */
  device: Device | null;
  line: SerialLine | null;
  read: ReadBack;
  /** How to set it up so that nothing is lost; null where nothing is. */
  hint: SetupHint | null;
}

export interface SetUpState {
  listening: Listening[];
  /** What came last, the latest last, without its content. */
  raw: { name: string; text: string }[];
  found: FoundScanner | null;
}

export interface SetUpOptions {
  keystrokes: Keystrokes;
  isComplete: IsComplete;
  /** Told with every change. */
  onChange: (state: SetUpState) => void;
  drivers?: SetUpDrivers;
  /** How often it is looked for what was plugged in, in milliseconds. */
  lookMs?: number;
}

type SetUpDrivers = Record<Driver['kind'], (line: SerialLine) => Driver>;

export interface SetUp {
  state(): SetUpState;
  /** Lets go of everything. */
  close(): Promise<void>;
}

const mostRaw = 6;
const longestRaw = 400;
/** What a scanner that types is called. */
const keyboardName = '';

/** Listens to every device that is plugged in or comes, and to the keyboard. */
export function startSetUp({
  keystrokes,
  isComplete,
  onChange,
  drivers = realDrivers(),
  lookMs = 1000,
}: SetUpOptions): SetUp {
  const ports = new Map<string, Port>();
  let raw: SetUpState['raw'] = [];
  let found: FoundScanner | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let closed = false;

  const state = (): SetUpState => ({
    listening: [...ports.values()].filter(isThere).map(listeningOf),
    raw: [...raw],
    found,
  });
  const tell = (): void => {
    if (!closed) onChange(state());
  };

  function hear(text: string, from: Pick<FoundScanner, 'name' | 'kind' | 'device' | 'line'>): void {
    raw = [...raw, { name: from.name, text: masked(text.slice(0, longestRaw)) }].slice(-mostRaw);
    const read = readBack(text, shownCodes);
    // The number tells less than the licence, of the same scanner.
    const tellsLess = read?.code === 'number' && found?.read.code === 'licence' && found.name === from.name;
    if (read !== null && !tellsLess) {
      const { name, kind, device, line } = from;
      const loses = read.controlCharacters === 'lost' || read.controlCharacters === 'changed';
      found = { name, kind, device, line, read, hint: loses ? setupHintOf(device ?? { vendorId: null }) : null };
    }
    tell();
  }

  async function look(): Promise<void> {
    for (const kind of ['serial', 'hid'] as const) {
      const devices = await drivers[kind](usualLine).discover();
      if (closed) return;
      for (const device of devices) if (!ports.has(device.path)) ports.set(device.path, portFor(kind, device));
      for (const port of ports.values()) {
        const isListed = devices.some(({ path }) => path === port.device.path);
        if (port.kind === kind && !isListed && port.state !== 'ready') ports.delete(port.device.path);
      }
    }
    await Promise.all([...ports.values()].map((port) => port.open()));
    tell();
  }

  function portFor(kind: Driver['kind'], device: Device): Port {
    return createPort({
      device,
      kind,
      driver: drivers[kind],
      onChange: tell,
      onHeard: (text, { line }) => {
        hear(text, { name: device.name, kind, device, line });
      },
    });
  }

  function lookAgain(): void {
    looking = look().finally(() => {
      if (!closed) timer = setTimeout(lookAgain, lookMs);
    });
  }

  const keyboard = createKeyboardTransport({
    id: 'set-up',
    keystrokes,
    isComplete,
    emit: (event) => {
      if (event.type !== 'scan') return;
      hear(event.payload, { name: keyboardName, kind: 'wedge', device: null, line: null });
    },
  });
  keyboard.open();
  lookAgain();

  return {
    state,
    async close() {
      closed = true;
      clearTimeout(timer);
      await Promise.all([keyboard.close(), looking, ...[...ports.values()].map((port) => port.close())]);
    },
  };
}

/** A port that the system lists and that has nothing behind it is none. */
function isThere({ state }: Port): boolean {
  return state !== 'absent';
}

function listeningOf({ device, kind, state, because, line, heard }: Port): Listening {
  return { name: device.name, kind, state, because, path: device.path, line, heard };
}

function realDrivers(): SetUpDrivers {
  const hid = createHidDriver();
  return { serial: createSerialDriver, hid: () => hid };
}
