// Connects the rooms: devices to decoder, decoder to lane, lane to Flexiti, and back as views.
import { calendarDayOf } from '../base';
import type { AuditEntry } from '../audit';
import { watchClock } from './clock-watch';
import { createFlexitiClient } from '../flexiti';
import type { Fetch } from '../flexiti';
import type { Journal } from '../journal';
import type { PrintPage } from '../printing';
import {
  createLane,
  isMeantFor,
  toAuditEntries,
  toSnapshots,
  emptyAuditMemory,
  readScan,
  unansweredEntries,
} from '../lane';
import type { Clipboard, Transition } from '../lane';
import { isComplete, licenceEnd, licenceStart } from '../licence';
import { openScanners } from '../scanner';
import type { SerialScanner } from '../base';
import type { Hub, Keystrokes, ScannerEvent, ScannerStatus } from '../scanner';
import { createDisclosures } from './disclosures';
import { createSlipPrinter } from './print-slip';
import type { DisclosedAt } from './disclosures';
import { takeAlongText } from './take-along';
import { createLock } from './lock';
import { createRightClock } from './right-clock';
import type { WrongPins } from './wrong-pins';
import { isParkedTooLong, isPin, isSameScanner } from '../settings';
import type { ApiCredentials, Settings } from '../settings';
import type { Commands, CustomerDisplayView, Language, UnlockResult, View } from '../../preload/contract';

export interface TerminalParts {
  settings: Settings;
  api: ApiCredentials;
  /** True on the sandbox. */
  training: boolean;
  version: string;
  /** For everything but verify. */
  fetch: Fetch;
  /** For verify: a fetch that never repeats a request. */
  fetchOnce: Fetch;
  /** Closes what `fetch` keeps open. */
  closeConnections: () => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds on a clock that is never set. */
  steadyNow: () => number;
  /** 32 hexadecimal digits, new at each call. */
  randomId: () => string;
  /** Ten decimal digits, never the same twice on one terminal. */
  requestId: () => string;
  onView: (view: View) => void;
  /** At every scan. */
  onScan: () => void;
  clipboard: Clipboard;
  /** Prints on a printer of the system, or into a PDF file. */
  printPage: PrintPage;
  /** Appends to the audit trail. */
  audit: (entry: AuditEntry) => void;
  /** Stores the customers under way, for a program that ends unexpectedly. */
  journal: Journal;
  /** Whether the journal may store personal data. */
  hasKeyring: boolean;
  /** The keys of the window, for scanners that type. */
  keystrokes: Keystrokes;
  /** Counts the wrong PINs at the lock; in memory unless given. */
  wrongPins?: WrongPins;
  /** Stores the cashier's choice for the next start. */
  keepLanguage: (language: Language) => void;
}

export interface Terminal {
  view(): View;
  /** What the customer sees; `where` they see it goes into the audit trail, with what was chosen. */
  customerDisplay(where: DisclosedAt): CustomerDisplayView;
  intend(wish: Commands['intend']['argument']): boolean;
  setLanguage(language: Language): void;
  /** As if a scanner had read it. False where this store takes no scans. */
  scan(payload: string): boolean;
  /** Releases all scanners until they are resumed; meanwhile none is ready. */
  pauseScanners(): Promise<void>;
  resumeScanners(): void;
  /** Adds a scanner from the next resume on, in place of its earlier configuration. */
  addScanner(scanner: SerialScanner): void;
  /** Hides everything until the lane is unlocked. */
  lock(): void;
  /** With the operator's PIN, or null where none is asked for. */
  unlock(pin: string | null): Promise<UnlockResult>;
  /** After the computer's sleep. */
  wake(): void;
  /** Opens every scanner anew, as after the computer's sleep. */
  reopenScanners(): void;
  /**
   * Ends the audit trail with `lane_stopped` and this outcome (`ok` unless given), releases the scanners and clears the
   * clipboard. From the call on nothing is dispatched, sent or audited. A second call waits for the first.
   */
  close(outcome?: string): Promise<void>;
}

/** How often parking times and the clock are checked. */
const lookEveryMs = 15_000;

/** A terminal with the customers who were under way when it last ended. Throws where `api.baseUrl` cannot be used. */
export function createTerminal(parts: TerminalParts): Terminal {
  const { settings, api, training, version, now, steadyNow, randomId, requestId } = parts;
  const { unlockPin } = settings;
  let { language } = settings;
  let trail = emptyAuditMemory;
  let isFailing = false;
  const rightClock = createRightClock(now, () => {
    lane.redraw();
  });
  const today = (): string => calendarDayOf(rightClock.now());

  const disclosures = createDisclosures({ now, audit: parts.audit });
  const printSlip = createSlipPrinter({ settings, printPage: parts.printPage, disclosures, today });

  const client = createFlexitiClient({
    ...api,
    fetch: parts.fetch,
    fetchOnce: parts.fetchOnce,
    closeConnections: parts.closeConnections,
    now,
    steadyNow,
    randomReferenceId: randomId,
    timing: { longestHoldMs: settings.retryAfterMinutes * 60_000 },
    onServerTime: (at) => {
      // A clock that was just set is noticed first.
      clock.look();
      rightClock.hear(at);
    },
    onLink: (link) => {
      lane.dispatch({ type: 'linkChanged', link });
    },
  });
  const lane = createLane({
    client,
    rules: {
      overrideAllowed: settings.overrideAllowed,
      pinInCopies: settings.pinInCopies,
      hasPrinter: printSlip !== null,
      pinToUnlock: unlockPin !== null,
      isParkedTooLong: isParkedTooLong(settings),
    },
    terminal: () => ({
      store: settings.store,
      lane: settings.lane,
      training,
      scanning: settings.scanningAllowed,
      flexitiPhone: settings.flexitiPhone,
      singleKeys: settings.singleKeys,
      language,
      version,
    }),
    clipboard: parts.clipboard,
    ...(printSlip && { print: (shown) => printSlip({ ...shown, customer: lane.view().customer }) }),
    // A clock that was set is reported before the input that it dates.
    now: () => {
      clock.look();
      return now();
    },
    today,
    fresh: () => ({ flowId: randomId(), referenceId: randomId(), requestId: requestId() }),
    onView: parts.onView,
    clock: () => rightClock.state(),
    keeping: () => (isFailing ? 'failing' : parts.hasKeyring ? 'kept' : 'no_keyring'),
    onTransition: (transition) => {
      const { memory, entries } = toAuditEntries(trail, transition, steadyNow());
      trail = memory;
      for (const entry of entries) parts.audit(entry);
      keep(transition);
    },
  });

  /** Before an effect is carried out: a verify under way must not be forgotten. */
  function keep({ event, before, after, effects }: Transition): void {
    const isSame = before.current === after.current && before.parked === after.parked && before.notice === after.notice;
    if (isSame && event.type !== 'restored') return;
    const durable = effects.some(({ type }) => type === 'verify');
    const anew = event.type === 'clockSet';
    isFailing = parts.journal.store(toSnapshots(after), { durable, anew }) !== null;
  }

  const lock = createLock({
    isPin: unlockPin === null ? null : (pin) => isPin(unlockPin, pin),
    now,
    steadyNow,
    ...(parts.wrongPins && { wrongPins: parts.wrongPins }),
  });

  const clock = watchClock(now, steadyNow, (byMs) => {
    rightClock.wasSet(byMs);
    lane.dispatch({ type: 'clockSet', byMs });
  });

  parts.audit({ at: now(), event: 'lane_started', version });
  const customers = parts.journal.takeStored();
  if (customers.length > 0) lane.dispatch({ type: 'restored', customers });
  // Whether the journal can be written is known before there is a customer.
  else isFailing = parts.journal.store([]) !== null;
  // A restart must not get round the PIN.
  if (unlockPin !== null) lane.dispatch({ type: 'locked' });
  const ticking = setInterval(() => {
    lane.dispatch({ type: 'timePassed' });
  }, lookEveryMs);
  ticking.unref();

  /** Scanners known to be present or missing; a keyboard wedge is unknown until it types. */
  const devices = new Map<string, ScannerStatus>();
  let { serial } = settings;
  let hub = takeScanners();

  function takeScanners(): Hub {
    devices.clear();
    return openScanners({
      listener: hear,
      isComplete,
      endOf: licenceEnd,
      startOf: licenceStart,
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
        lane.dispatch({ type: 'scanned', scan: readScan(event.payload, today()) });
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

  let closing: Promise<void> | null = null;

  async function stop(outcome: string): Promise<void> {
    clearInterval(ticking);
    lane.close();
    client.close();
    for (const entry of unansweredEntries(trail, now(), steadyNow())) parts.audit(entry);
    trail = emptyAuditMemory;
    parts.audit({ at: now(), event: 'lane_stopped', outcome });
    await Promise.all([hub.close(), parts.clipboard.forget()]);
    parts.journal.close();
  }

  return {
    view: () => lane.view(),
    customerDisplay: (where) => {
      const { view, referenceId } = lane.customerDisplay();
      disclosures.shown(view, where, referenceId);
      return { ...view, takeAlong: takeAlongText(view, today()) };
    },
    intend(intended) {
      const { intention } = intended;
      if (!isMeantFor(lane.view(), intended)) return false;
      // After these the next scan is meant, also of the same licence.
      if (['newCustomer', 'undo', 'park', 'resume', 'done', 'back', 'retry'].includes(intention.type))
        hub.forgetRepeats();
      lane.dispatch({ type: 'intended', ...intended });
      return true;
    },
    setLanguage(chosen) {
      language = chosen;
      parts.keepLanguage(chosen);
      lane.dispatch({ type: 'languageSet', language: chosen });
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
      if (closing !== null) return;
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
    reopenScanners() {
      hub.reopen();
    },
    wake() {
      clock.wake();
      lane.dispatch({ type: 'timePassed' });
    },
    close(outcome = 'ok') {
      closing ??= stop(outcome);
      return closing;
    },
  };
}
