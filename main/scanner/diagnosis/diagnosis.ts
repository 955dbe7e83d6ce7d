// Finds the scanner on the counter and its settings: listens on all devices and the keyboard, and takes the one that delivers
// a code shown on the screen.
import { realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Device, Driver, ScannerStatus, SetupHint, Unheard } from '../device';
import { createHidDriver, discoverUnheard } from '../hid';
import type { Keystrokes } from '../keyboard';
import { setupHintOf } from '../device';
import { createPlugs } from '../hub';
import type { Plugs } from '../hub';
import { createSerialDriver, takenByBrltty } from '../serial';
import { defaultLine } from '../../base';
import type { SerialLine } from '../../base';
import { isGarbled } from './lines';
import { masked } from './masked';
import { createPort } from './port';
import type { Heard, PieceOfText, Port } from './port';
import { readBack } from './read-back';
import type { ReadBack } from './read-back';
import { shownCodes } from './shown-codes';
import { listenToTyping } from './typing';

/** A device that is listened on. The keyboard has neither name nor path. */
export interface Listening extends Omit<ScannerStatus, 'id'> {
  path: string;
  /** Null where it is no serial port. */
  line: SerialLine | null;
  heard: Heard;
}

export interface FoundScanner {
  name: string;
  kind: ScannerStatus['kind'];
  /** Null for a keyboard wedge. */
  device: Device | null;
  line: SerialLine | null;
  read: ReadBack;
  /** How to set it up better; null where it works as it is. */
  hint: SetupHint | null;
}

export interface DiagnosisState {
  listening: Listening[];
  /** The last scans, masked, the latest last. */
  raw: { name: string; text: string }[];
  /** The device whose scan, the latest, is neither of the codes. */
  other: { path: string; heard: Exclude<Heard, 'nothing'> } | null;
  found: FoundScanner | null;
  /** What is plugged in and cannot be heard as it is. */
  unheard: Unheard[];
}

/** A scan as it came: personal data, for whoever is handed it. */
export interface HeardScan {
  kind: ScannerStatus['kind'];
  /** One character for each byte; of keys in each reading, the likeliest first. */
  texts: readonly string[];
  /** How a device's text was cut on its way; empty for keys. */
  pieces: readonly PieceOfText[];
  /** When its first character came, in milliseconds of the process's steady clock. */
  began: number;
}

export interface DiagnosisOptions {
  keystrokes: Keystrokes;
  onChange: (state: DiagnosisState) => void;
  /** Gets every scan, after the state has changed; none of a serial port whose line settings are still sought. */
  onScan?: (scan: HeardScan) => void;
  /** Whether more of a text is to come: then the longest pause inside a scan is waited for. */
  isUnfinished?: (text: string) => boolean;
  /** Configured serial ports, which the system may not list. */
  paths?: readonly string[];
  drivers?: DiagnosisDrivers;
  plugs?: Plugs;
  /** What is plugged in and cannot be heard; the system's unless given. Must not reject. */
  findUnheard?: () => Promise<Unheard[]>;
  /** How often to look for plugged-in devices, in milliseconds. */
  lookMs?: number;
}

type DiagnosisDrivers = Record<Driver['kind'], (line: SerialLine) => Driver>;

export interface Diagnosis {
  state(): DiagnosisState;
  /** Releases all devices. Always resolves, within about two seconds. */
  close(): Promise<void>;
}

const maxRaw = 6;
const longestRaw = 400;
/** Name and path of the keyboard. */
const keyboardName = '';

export function startDiagnosis(options: DiagnosisOptions): Diagnosis {
  const { onChange, paths = [], drivers = realDrivers(), plugs = createPlugs(), lookMs = 1000 } = options;
  const { findUnheard = findUnheardHere, onScan = () => undefined, isUnfinished = () => false } = options;
  const ports = new Map<string, Port>();
  const closing = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let typed: Heard = 'nothing';
  let raw: DiagnosisState['raw'] = [];
  let other: DiagnosisState['other'] = null;
  let found: FoundScanner | null = null;
  let unheard: Unheard[] = [];
  let closed = false;

  const state = (): DiagnosisState => ({
    listening: [...[...ports.values()].filter(isShown).map(listeningOf), keyboardHeard(typed)],
    raw: [...raw],
    other,
    found,
    unheard: [...unheard],
  });
  const notify = (): void => {
    if (!closed) onChange(state());
  };

  function handleScan(text: string, from: Pick<FoundScanner, 'name' | 'kind' | 'device' | 'line'>): void {
    if (closed) return;
    raw = [...raw, { name: from.name, text: masked(text.slice(0, longestRaw)) }].slice(-maxRaw);
    const read = readBack(text, shownCodes);
    const path = from.device?.path ?? keyboardName;
    other = read === null ? { path, heard: isGarbled(text) ? 'garbled' : 'something' } : null;
    // The number says less of the same scanner than the licence.
    const isSame = found?.kind === from.kind && found.device?.path === from.device?.path;
    if (read !== null && !(read.code === 'number' && isSame && found?.read.code === 'licence')) {
      const { name, kind, device, line } = from;
      found = {
        name,
        kind,
        device,
        line,
        read,
        hint: isWellSetUp(kind, read) ? null : setupHintOf(device ?? noDevice),
      };
    }
    notify();
  }

  function tell(scan: HeardScan): void {
    if (!closed) onScan(scan);
  }

  /** A configured path may be a link to a listed port. */
  async function withConfiguredPaths(listed: readonly Device[]): Promise<Device[]> {
    const behind = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
    const own = paths.filter((path, index) => {
      const isListed = listed.some((device) => device.path === path || device.path === behind[index]);
      return !isListed || ports.get(path)?.state === 'ready';
    });
    const taken = new Set(own.flatMap((path) => [path, behind[paths.indexOf(path)]]));
    return [...listed.filter(({ path }) => !taken.has(path)), ...own.map(deviceAt)];
  }

  async function lookFor(kind: Driver['kind']): Promise<void> {
    const listed = await plugs.devices(drivers[kind](defaultLine));
    const devices = kind === 'serial' ? await withConfiguredPaths(listed) : listed;
    if (closed) return;
    for (const device of devices) if (!ports.has(device.path)) ports.set(device.path, portFor(kind, device));
    for (const port of ports.values()) {
      if (port.kind !== kind) continue;
      if (port.state === 'ready' || devices.some(({ path }) => path === port.device.path)) void port.open();
      else release(port);
    }
    notify();
  }

  function release(port: Port): void {
    ports.delete(port.device.path);
    const gone = port.close().finally(() => closing.delete(gone));
    closing.add(gone);
  }

  function portFor(kind: Driver['kind'], device: Device): Port {
    const port = createPort({
      device,
      kind,
      driver: drivers[kind],
      onChange: notify,
      onReceived: (text, line, pieces) => {
        handleScan(text, { name: device.name, kind, device, line });
        const isSought = kind === 'serial' && port.heard === 'garbled';
        if (!isSought) tell({ kind, texts: [text], pieces, began: pieces[0]?.at ?? 0 });
      },
      isUnfinished,
    });
    return port;
  }

  async function lookForUnheard(): Promise<void> {
    const now = await findUnheard();
    if (isDeepStrictEqual(now, unheard)) return;
    unheard = now;
    notify();
  }

  /** Each by itself, so that a listing that hangs does not block the others. */
  async function poll(look: () => Promise<void>): Promise<void> {
    await look();
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void poll(look);
    }, lookMs);
    timers.add(timer);
  }

  function handleTyping(texts: readonly string[], began: number): void {
    typed = 'something';
    const text = texts.find((one) => readBack(one, shownCodes) !== null) ?? texts[0] ?? '';
    handleScan(text, { name: keyboardName, kind: 'wedge', device: null, line: null });
    tell({ kind: 'wedge', texts, pieces: [], began });
  }

  const endTyping = listenToTyping(options.keystrokes, handleTyping, isUnfinished);
  void poll(() => lookFor('serial'));
  void poll(() => lookFor('hid'));
  void poll(lookForUnheard);

  return {
    state,
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      endTyping();
      await Promise.all([...closing, ...[...ports.values()].map((port) => port.close())]);
    },
  };

  /** A listed port without hardware is not shown; a configured one is, also while it is absent. */
  function isShown({ state, device }: Port): boolean {
    if (paths.includes(device.path)) return true;
    return state !== 'absent' && !(state === 'failed' && device.vendorId === null);
  }
}

const noDevice = { vendorId: null };

function isWellSetUp(kind: FoundScanner['kind'], { controlCharacters }: ReadBack): boolean {
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

async function findUnheardHere(): Promise<Unheard[]> {
  return (await Promise.all([discoverUnheard(), takenByBrltty()])).flat();
}

function realDrivers(): DiagnosisDrivers {
  const hid = createHidDriver();
  return { serial: createSerialDriver, hid: () => hid };
}
