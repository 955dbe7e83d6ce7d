// Finds out which scanner stands on the counter and how it is set: it listens on everything at once, and whatever
// delivers a code that is shown on the screen is it.
import { realpath } from 'node:fs/promises';
import type { Device, Driver, ScannerStatus, SetupHint } from '../device';
import { createHidDriver } from '../hid';
import type { Keystrokes } from '../keyboard';
import { setupHintOf } from '../device';
import { createPlugs } from '../hub';
import type { Plugs } from '../hub';
import { createSerialDriver } from '../serial';
import { defaultLine } from '../../base';
import type { SerialLine } from '../../base';
import { isGarbled } from './lines';
import { masked } from './masked';
import { createPort } from './port';
import type { Heard, Port } from './port';
import { readBack } from './read-back';
import type { ReadBack } from './read-back';
import { shownCodes } from './shown-codes';
import { listenToTyping } from './typing';

/** A device that is listened on, and what it has said. The keyboard has neither name nor path. */
export interface Listening extends Omit<ScannerStatus, 'id'> {
  path: string;
  /** Null where it is no serial port. */
  line: SerialLine | null;
  heard: Heard;
}

export interface FoundScanner {
  name: string;
  kind: ScannerStatus['kind'];
  /** Null where it types. */
  device: Device | null;
  line: SerialLine | null;
  read: ReadBack;
  /** How to set it up so that nothing is lost or comes in between; null where it is well as it is. */
  hint: SetupHint | null;
}

export interface DiagnosisState {
  listening: Listening[];
  /** What came last, the latest last, without its content. */
  raw: { name: string; text: string }[];
  /** Who said something that is neither of the codes, where that came last. */
  other: { path: string; heard: Exclude<Heard, 'nothing'> } | null;
  found: FoundScanner | null;
}

export interface DiagnosisOptions {
  keystrokes: Keystrokes;
  /** Told with every change. */
  onChange: (state: DiagnosisState) => void;
  /** Serial ports that are listened on also where the system does not list them. */
  paths?: readonly string[];
  drivers?: DiagnosisDrivers;
  plugs?: Plugs;
  /** How often it is looked for what was plugged in, in milliseconds. */
  lookMs?: number;
}

type DiagnosisDrivers = Record<Driver['kind'], (line: SerialLine) => Driver>;

export interface Diagnosis {
  state(): DiagnosisState;
  /** Lets go of everything. Always resolves, within about two seconds. */
  close(): Promise<void>;
}

const maxRaw = 6;
const longestRaw = 400;
/** What a scanner that types is called, and where it is. */
const keyboardName = '';

/** Listens to every device that is plugged in or comes, and to the keyboard. */
export function startDiagnosis(options: DiagnosisOptions): Diagnosis {
  const { onChange, paths = [], drivers = realDrivers(), plugs = createPlugs(), lookMs = 1000 } = options;
  const ports = new Map<string, Port>();
  const leaving = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let typed: Heard = 'nothing';
  let raw: DiagnosisState['raw'] = [];
  let other: DiagnosisState['other'] = null;
  let found: FoundScanner | null = null;
  let closed = false;

  const state = (): DiagnosisState => ({
    listening: [...[...ports.values()].filter(isThere).map(listeningOf), keyboardHeard(typed)],
    raw: [...raw],
    other,
    found,
  });
  const tell = (): void => {
    if (!closed) onChange(state());
  };

  function hear(text: string, from: Pick<FoundScanner, 'name' | 'kind' | 'device' | 'line'>): void {
    if (closed) return;
    raw = [...raw, { name: from.name, text: masked(text.slice(0, longestRaw)) }].slice(-maxRaw);
    const read = readBack(text, shownCodes);
    const path = from.device?.path ?? keyboardName;
    other = read === null ? { path, heard: isGarbled(text) ? 'garbled' : 'something' } : null;
    // The number tells less than the licence, of the same scanner.
    const isSame = found?.kind === from.kind && found.device?.path === from.device?.path;
    if (read !== null && !(read.code === 'number' && isSame && found?.read.code === 'licence')) {
      const { name, kind, device, line } = from;
      found = { name, kind, device, line, read, hint: isWell(kind, read) ? null : setupHintOf(device ?? noDevice) };
    }
    tell();
  }

  /** A path that was set may be another name of a port that is listed. */
  async function withSetPaths(listed: readonly Device[]): Promise<Device[]> {
    const behind = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
    const own = paths.filter((path, index) => {
      const isListed = listed.some((device) => device.path === path || device.path === behind[index]);
      return !isListed || ports.get(path)?.state === 'ready';
    });
    const taken = new Set(own.flatMap((path) => [path, behind[paths.indexOf(path)]]));
    return [...listed.filter(({ path }) => !taken.has(path)), ...own.map(deviceAt)];
  }

  async function look(kind: Driver['kind']): Promise<void> {
    const listed = await plugs.devices(drivers[kind](defaultLine));
    const devices = kind === 'serial' ? await withSetPaths(listed) : listed;
    if (closed) return;
    for (const device of devices) if (!ports.has(device.path)) ports.set(device.path, portFor(kind, device));
    for (const port of ports.values()) {
      if (port.kind !== kind) continue;
      if (port.state === 'ready' || devices.some(({ path }) => path === port.device.path)) void port.open();
      else release(port);
    }
    tell();
  }

  function release(port: Port): void {
    ports.delete(port.device.path);
    const gone = port.close().finally(() => leaving.delete(gone));
    leaving.add(gone);
  }

  function portFor(kind: Driver['kind'], device: Device): Port {
    return createPort({
      device,
      kind,
      driver: drivers[kind],
      onChange: tell,
      onHeard: (text, line) => {
        hear(text, { name: device.name, kind, device, line });
      },
    });
  }

  /** Each kind for itself: where listing one of them hangs, the other is looked for all the same. */
  async function keepLooking(kind: Driver['kind']): Promise<void> {
    await look(kind);
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void keepLooking(kind);
    }, lookMs);
    timers.add(timer);
  }

  const endTyping = listenToTyping(options.keystrokes, (text) => {
    typed = 'something';
    hear(text, { name: keyboardName, kind: 'wedge', device: null, line: null });
  });
  void keepLooking('serial');
  void keepLooking('hid');

  return {
    state,
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      endTyping();
      await Promise.all([...leaving, ...[...ports.values()].map((port) => port.close())]);
    },
  };

  /** What the system lists without anything behind it is no port; one that was set is shown also while it is away. */
  function isThere({ state, device }: Port): boolean {
    if (paths.includes(device.path)) return true;
    return state !== 'absent' && !(state === 'failed' && device.vendorId === null);
  }
}

const noDevice = { vendorId: null };

function isWell(kind: FoundScanner['kind'], { controlCharacters }: ReadBack): boolean {
  return kind !== 'wedge' && controlCharacters !== 'lost' && controlCharacters !== 'changed';
}

function deviceAt(path: string): Device {
  return { path, name: path, vendorId: null, productId: null, serialNumber: null };
}

function listeningOf({ device, kind, state, because, line, heard }: Port): Listening {
  return { name: device.name, kind, state, because, path: device.path, line, heard };
}

function keyboardHeard(heard: Heard): Listening {
  return { name: keyboardName, kind: 'wedge', state: 'ready', because: null, path: keyboardName, line: null, heard };
}

function realDrivers(): DiagnosisDrivers {
  const hid = createHidDriver();
  return { serial: createSerialDriver, hid: () => hid };
}
