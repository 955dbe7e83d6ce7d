// The counter as a recording's scans meet it: the lane itself, with a Flexiti that never answers.
import { createLane, readScan } from '../../main/lane';
import type { Lane, Scan } from '../../main/lane';
import { toDriversLicenseAnswer } from '../../main/licence';
import type { ScannerEvent } from '../../main/scanner';
import { certainNames } from '../decode/api-names';

/** A scan as it is printed. What does not apply to its kind is null, or empty. */
export interface ReplayedScan {
  /** When it came out, in the recording's milliseconds. */
  at: number;
  kind: 'licence' | 'card' | 'account' | 'product' | 'unknown' | 'broken_off';
  status: 'ok' | 'unsupported' | 'unreadable';
  licence: object | null;
  /** The licence's fields that are certain, by the names of `decode`. */
  certain: string[];
  /** Of a card or an account. */
  number: string | null;
}

export interface ReplayedCounter {
  hear(event: ScannerEvent): void;
  scans: readonly ReplayedScan[];
  /** The codes of the lane's notices, in their order. */
  notices: readonly string[];
}

export interface CounterOptions {
  now: () => number;
  /** YYYY-MM-DD. */
  today: string;
}

export function createReplayedCounter({ now, today }: CounterOptions): ReplayedCounter {
  const scans: ReplayedScan[] = [];
  const notices: string[] = [];
  const lane = createSilentLane({ now, today }, notices);

  function keep(printed: Printed | null): void {
    if (printed === null) return;
    const { kind, status, licence = null, certain = [], number = null } = printed;
    scans.push({ at: Math.round(now()), kind, status, licence, certain, number });
  }

  return {
    scans,
    notices,
    hear(event) {
      switch (event.type) {
        case 'scan': {
          const scan = readScan(event.payload, today);
          keep(printedScan(scan));
          lane.dispatch({ type: 'scanned', scan });
          break;
        }
        case 'cut':
          keep({ kind: 'broken_off', status: 'unreadable' });
          lane.dispatch({ type: 'scanCut', reason: event.reason });
          break;
        case 'status':
          break;
      }
    },
  };
}

type Printed = Pick<ReplayedScan, 'kind' | 'status'> & Partial<ReplayedScan>;

/** Null for what the lane takes for no scan at all. */
function printedScan(scan: Scan): Printed | null {
  switch (scan.status) {
    case 'ok': {
      const licence = toDriversLicenseAnswer(scan.licence);
      return { kind: 'licence', status: 'ok', licence, certain: certainNames(scan) };
    }
    case 'unsupported':
      return { kind: 'unknown', status: 'unsupported' };
    case 'unreadable':
      return { kind: 'licence', status: 'unreadable' };
    case 'other':
      break;
  }
  const { other } = scan;
  switch (other.kind) {
    case 'card':
    case 'account':
      return { kind: other.kind, status: 'ok', number: other.number };
    case 'product':
      return { kind: 'product', status: 'ok' };
    case 'unknown':
      return { kind: 'unknown', status: 'unreadable' };
    case 'empty':
      return null;
  }
}

/** A lane whose calls are under way for ever; adds the codes of its notices to a list. */
function createSilentLane({ now, today }: CounterOptions, notices: string[]): Lane {
  const never = () => new Promise<never>(() => undefined);
  let ids = 0;
  const fresh = (): string => {
    ids += 1;
    return ids.toString(16).padStart(32, '0');
  };
  return createLane({
    client: { search: never, lookup: never, verify: never, readLicence: never, calculateInterest: never },
    rules: {
      overrideAllowed: false,
      pinInCopies: false,
      hasPrinter: false,
      pinToUnlock: false,
      isParkedTooLong: () => false,
    },
    terminal: () => ({
      store: '',
      lane: '',
      training: false,
      scanning: true,
      flexitiPhone: null,
      singleKeys: true,
      language: 'en-CA',
      version: '',
    }),
    now,
    today: () => today,
    fresh: () => ({ flowId: fresh(), referenceId: fresh(), requestId: fresh() }),
    onView: () => undefined,
    onTransition: ({ before, after }) => {
      const { notice } = after;
      if (notice === null || notice === before.notice) return;
      // A count that grows is one notice.
      if (notice.code !== 'scans_unused' || before.notice?.code !== notice.code) notices.push(notice.code);
    },
    clipboard: { write: () => undefined, forget: () => Promise.resolve() },
    keeping: () => 'kept',
  });
}
