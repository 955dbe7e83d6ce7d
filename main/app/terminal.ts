// Puts the rooms together, without Electron: devices to decoder, decoder to lane, lane to Flexiti, and back as views.
import { calendarDayOf } from '../base';
import type { AuditEntry } from '../audit';
import { watchClock } from './clock-watch';
import { createFlexitiClient } from '../flexiti';
import type { Fetch } from '../flexiti';
import type { Journal } from '../journal';
import { createLane, toAuditEntries, toSnapshots, emptyAuditMemory, otherCodeOf, unansweredEntries } from '../lane';
import type { Clipboard, Scan, Transition } from '../lane';
import { blankHealthNumber, decode, isComplete } from '../licence';
import { openScanners } from '../scanner';
import type { SerialScanner } from '../base';
import type { ScannersOptions, Hub, Keystrokes, ScannerEvent, ScannerStatus } from '../scanner';
import { createLock } from './lock';
import { isParkedTooLong, isPin, isSameScanner } from '../settings';
import type { UnlockPin } from '../settings';
import type { Commands, Language, UnlockResult, View } from '../../preload/contract';

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
    serial: SerialScanner[];
    keyboard: ScannersOptions['keyboard'];
    sameScanMs: number;
    overrideAllowed: boolean;
    scanningAllowed: boolean;
    pinInCopies: boolean;
    /** What is kept of the operator's PIN; null where anybody may unlock the lane. */
    unlockPin: UnlockPin | null;
    parkedHours: number;
    closingTime: string | null;
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
  /** Milliseconds on a clock that is never set. */
  steadyNow: () => number;
  /** 32 hexadecimal digits, new at each call. */
  randomId: () => string;
  onView: (view: View) => void;
  /** Somebody scanned something. */
  onScan: () => void;
  clipboard: Clipboard;
  /** Keeps an entry of the audit trail. */
  audit: (entry: AuditEntry) => void;
  /** Keeps who is being served, for a program that ends unexpectedly. */
  journal: Journal;
  /** Whether the journal may keep what is personal. */
  hasKeyring: boolean;
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
  /** Lets go of all scanners until they are transition again; meanwhile none of them is ready. */
  pauseScanners(): Promise<void>;
  resumeScanners(): void;
  /** Has one more scanner, from when they are transition the next time, in place of what was set for it before. */
  addScanner(scanner: SerialScanner): void;
  /** Clears the screen until somebody unlocks it. */
  lock(): void;
  /** With the operator's PIN, or null where none is asked for. */
  unlock(pin: string | null): Promise<UnlockResult>;
  /** The computer has slept. */
  wake(): void;
  /** Lets go of the scanners, clears the clipboard of what was copied, and ends the audit trail. */
  close(): Promise<void>;
}

/** How often it is looked whether somebody was parked for too long, or the clock was set. */
const lookEveryMs = 15_000;

/** A terminal with whoever was being served when it last ended, listening on its scanners. Throws where `api.baseUrl` is not one to use. */
export function createTerminal(parts: TerminalParts): Terminal {
  const { settings, api, training, version, now, steadyNow, randomId } = parts;
  const { unlockPin } = settings;
  let { language } = settings;
  let trail = emptyAuditMemory;
  let isFailing = false;
  const today = (): string => calendarDayOf(now());

  const client = createFlexitiClient({
    ...api,
    fetch: parts.fetch,
    fetchOnce: parts.fetchOnce,
    now,
    steadyNow,
    randomReferenceId: randomId,
    onLink: (link) => {
      lane.dispatch({ type: 'linkChanged', link });
    },
  });
  const lane = createLane({
    client,
    rules: {
      overrideAllowed: settings.overrideAllowed,
      pinInCopies: settings.pinInCopies,
      pinToUnlock: unlockPin !== null,
      isParkedTooLong: isParkedTooLong(settings),
    },
    terminal: () => ({
      store: settings.store,
      lane: settings.lane,
      training,
      scanning: settings.scanningAllowed,
      language,
      version,
    }),
    clipboard: parts.clipboard,
    // Whatever happens next, also an answer, happens by a clock that the lane knows of.
    now: () => {
      clock.look();
      return now();
    },
    today,
    fresh: () => ({ flowId: randomId(), referenceId: randomId(), requestId: randomId() }),
    onView: parts.onView,
    keeping: () => (isFailing ? 'failing' : parts.hasKeyring ? 'kept' : 'no_keyring'),
    onTransition: (transition) => {
      const { memory, entries } = toAuditEntries(trail, transition);
      trail = memory;
      for (const entry of entries) parts.audit(entry);
      keep(transition);
    },
  });

  /** Before anything goes out: what was decided must not be forgotten while it is under way. */
  function keep({ event, before, after, effects }: Transition): void {
    const isSame = before.current === after.current && before.parked === after.parked;
    if (isSame && event.type !== 'restored') return;
    const durable = effects.some(({ type }) => type === 'verify');
    const anew = event.type === 'clockSet';
    isFailing = parts.journal.keep(toSnapshots(after), { durable, anew }) !== null;
  }

  const lock = createLock({
    isPin: unlockPin === null ? null : (pin) => isPin(unlockPin, pin),
    now,
    steadyNow,
  });

  const clock = watchClock(now, steadyNow, (byMs) => {
    lane.dispatch({ type: 'clockSet', byMs });
  });

  parts.audit({ at: now(), event: 'lane_started', version });
  const customers = parts.journal.takeStored();
  if (customers.length > 0) lane.dispatch({ type: 'restored', customers });
  // Whether customers are kept is known before there is one.
  else isFailing = parts.journal.keep([]) !== null;
  // Whoever starts the program anew must not get round the PIN.
  if (unlockPin !== null) lane.dispatch({ type: 'locked' });
  const ticking = setInterval(() => {
    lane.dispatch({ type: 'timePassed' });
  }, lookEveryMs);
  ticking.unref();

  /** Scanners that are known to be there, or to be missing; of one that types nothing is known until it does. */
  const devices = new Map<string, ScannerStatus>();
  let { serial } = settings;
  let hub = takeScanners();

  function takeScanners(): Hub {
    devices.clear();
    return openScanners({
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
        parts.onScan();
        lane.dispatch({ type: 'scanned', scan: read(event.payload) });
        break;
      case 'cut':
        lane.dispatch({ type: 'scanCut', reason: event.reason });
        break;
      case 'status':
        if (event.status.kind === 'wedge') break;
        devices.set(event.status.id, event.status);
        lane.dispatch({ type: 'scannersChanged', scanners: [...devices.values()] });
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
      if (['newCustomer', 'park', 'resume', 'done', 'back', 'retry'].includes(intention.type)) hub.forgetRepeats();
      lane.dispatch({ type: 'intended', flowId, intention });
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
      lane.dispatch({ type: 'scannersChanged', scanners });
    },
    resumeScanners() {
      hub = takeScanners();
      lane.dispatch({ type: 'scannersChanged', scanners: [...devices.values()] });
    },
    addScanner(scanner) {
      serial = [scanner, ...serial.filter((one) => !isSameScanner(one, scanner))];
    },
    lock() {
      lane.dispatch({ type: 'locked' });
    },
    async unlock(pin) {
      const unlocking = await lock.tryPin(pin);
      if (unlocking.unlocked) lane.dispatch({ type: 'unlocked' });
      return unlocking;
    },
    wake() {
      clock.wake();
      lane.dispatch({ type: 'timePassed' });
    },
    async close() {
      clearInterval(ticking);
      client.close();
      for (const entry of unansweredEntries(trail, now())) parts.audit(entry);
      trail = emptyAuditMemory;
      parts.audit({ at: now(), event: 'lane_stopped', outcome: 'ok' });
      await Promise.all([hub.close(), parts.clipboard.forget()]);
      parts.journal.close();
    },
  };
}
