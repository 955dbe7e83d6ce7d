// Puts the rooms together, without Electron: devices to decoder, decoder to lane, lane to Flexiti, and back as views.
import { createFlexitiClient } from './flexiti';
import type { Fetch } from './flexiti';
import { createLane, otherCodeOf } from './lane';
import type { Clipboard, Scan } from './lane';
import { blankHealthNumber, decode, isComplete } from './licence';
import { createCounter } from './scanner';
import type { CounterOptions, Hub, Keystrokes, ScannerEvent, ScannerStatus, SetScanner } from './scanner';
import { isSameScanner } from './settings';
import type { Commands, Language, View } from '../preload/contract';

/** Where the POS API is, and who this terminal is to it. */
export interface ApiAccess {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
}

export interface TerminalParts {
  settings: {
    store: string | null;
    lane: string | null;
    language: Language;
    serial: SetScanner[];
    keyboard: CounterOptions['keyboard'];
    sameScanMs: number;
    overrideAllowed: boolean;
    scanningAllowed: boolean;
    pinInCopies: boolean;
  };
  api: ApiAccess;
  /** True on the sandbox. */
  training: boolean;
  version: string;
  /** For everything but verify. */
  fetch: Fetch;
  /** For verify: a fetch that never sends a request a second time by itself. */
  fetchOnce: Fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  /** 32 hexadecimal digits, new at each call. */
  randomId: () => string;
  onView: (view: View) => void;
  clipboard: Clipboard;
  /** The keys of the window, for scanners that type. */
  keystrokes: Keystrokes;
  /** Keeps the cashier's choice for the next start. */
  keepLanguage: (language: Language) => void;
}

export interface Terminal {
  view(): View;
  intend(wish: Commands['intend']['argument']): boolean;
  setLanguage(language: Language): void;
  /** As if a scanner had read it. False where this store takes no scans. */
  scan(payload: string): boolean;
  /** Lets go of all scanners until they are taken again; meanwhile none of them is ready. */
  pauseScanners(): Promise<void>;
  resumeScanners(): void;
  /** Has one more scanner, from when they are taken the next time, in place of what was set for it before. */
  addScanner(scanner: SetScanner): void;
  /** Lets go of the scanners, and clears the clipboard of what was copied. */
  close(): Promise<void>;
}

/** A terminal with an empty counter, listening on its scanners. Throws where `api.baseUrl` is not one to use. */
export function createTerminal(parts: TerminalParts): Terminal {
  const { settings, api, training, version, now, randomId } = parts;
  let { language } = settings;
  const today = (): string => dayAtTheCounter(now());

  const client = createFlexitiClient({
    ...api,
    fetch: parts.fetch,
    fetchOnce: parts.fetchOnce,
    now,
    randomReferenceId: randomId,
  });
  const lane = createLane({
    client,
    rules: { overrideAllowed: settings.overrideAllowed, pinInCopies: settings.pinInCopies },
    terminal: () => ({
      store: settings.store,
      lane: settings.lane,
      training,
      scanning: settings.scanningAllowed,
      language,
      version,
    }),
    clipboard: parts.clipboard,
    now,
    today,
    fresh: () => ({ flowId: randomId(), referenceId: randomId(), requestId: randomId() }),
    onView: parts.onView,
  });

  /** Scanners that are known to be there, or to be missing; of one that types nothing is known until it does. */
  const devices = new Map<string, ScannerStatus>();
  let { serial } = settings;
  let hub = takeScanners();

  function takeScanners(): Hub {
    devices.clear();
    return createCounter({
      listener: hear,
      isComplete,
      serial,
      keystrokes: parts.keystrokes,
      keyboard: settings.keyboard,
      devices: settings.scanningAllowed,
      sameScanMs: settings.sameScanMs,
    });
  }

  function hear(event: ScannerEvent): void {
    if (!settings.scanningAllowed) return;
    switch (event.type) {
      case 'scan':
        lane.happen({ type: 'scanned', scan: read(event.payload) });
        break;
      case 'cut':
        lane.happen({ type: 'scanCut', reason: event.reason });
        break;
      case 'status':
        if (event.status.kind === 'wedge') break;
        devices.set(event.status.id, event.status);
        lane.happen({ type: 'scannersChanged', scanners: [...devices.values()] });
        break;
    }
  }

  function read(payload: string): Scan {
    const decoded = decode(payload, today());
    if (decoded.status === 'ok') return { ...decoded, code: blankHealthNumber(payload) };
    const other = decoded.status === 'unreadable' ? otherCodeOf(payload) : null;
    return other === null ? decoded : { status: 'other', other };
  }

  return {
    view: () => lane.view(),
    intend({ flowId, intention }) {
      const meant = lane.view().flowId === flowId;
      // Whoever clears the counter, goes back or tries again means the next scan, also of the same licence.
      if (['newCustomer', 'done', 'back', 'retry'].includes(intention.type)) hub.forgetRepeats();
      lane.happen({ type: 'intended', flowId, intention });
      return meant;
    },
    setLanguage(chosen) {
      language = chosen;
      parts.keepLanguage(chosen);
      lane.redraw();
    },
    scan(payload) {
      hear({ type: 'scan', scannerId: 'training', payload });
      return settings.scanningAllowed;
    },
    async pauseScanners() {
      await hub.close();
      const scanners = [...devices.values()].map((one) => ({ ...one, state: 'connecting' as const, because: null }));
      lane.happen({ type: 'scannersChanged', scanners });
    },
    resumeScanners() {
      hub = takeScanners();
      lane.happen({ type: 'scannersChanged', scanners: [...devices.values()] });
    },
    addScanner(scanner) {
      serial = [scanner, ...serial.filter((one) => !isSameScanner(one, scanner))];
    },
    async close() {
      await Promise.all([hub.close(), parts.clipboard.forget()]);
    },
  };
}

/** The calendar day of a moment where the terminal stands, YYYY-MM-DD. */
function dayAtTheCounter(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
