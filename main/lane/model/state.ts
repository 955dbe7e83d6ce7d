// What the lane knows. Never mutated: each update makes the next one.
import type { Language } from '../../base';
import type { LinkView, Note, NoticeCode, ScannerView } from '../../../preload/contract';
import type { StartingScan } from '../scan';
import { emptyFlow } from './flow';
import type { Flow } from './flow';
import type { FreshIds } from './fresh-ids';

export interface State {
  /** The customer on the counter. */
  current: Flow;
  /** Goes up whenever another screen is drawn, so that what was done on the one before is known. */
  screenNumber: number;
  /** In the order of their numbers. */
  parked: readonly Parked[];
  /** A customer whose PIN is out and who was cleared; `until` is when that can be undone no more. Never in the journal. */
  cleared: { flow: Flow; until: number } | null;
  /** Scanned while a customer was in progress. */
  pendingScan: StartingScan | null;
  /** Goes up with every other scan that is asked about, so that an answer is to the question that it was given to. */
  scanNumber: number;
  notice: Notice | null;
  /** When the last scan came, in milliseconds since 1970, and how many of those right before it could not be used. */
  batch: { at: number; unused: number } | null;
  scanners: ScannerView[];
  link: LinkView;
  /** Since when Flexiti has not been reachable, in milliseconds since 1970; null while it is, or nothing is known. */
  lostSince: number | null;
  /** A slip is being printed. */
  printing: boolean;
  /** The pause between automatic retries is running. */
  pacing: boolean;
  /** `scanned`: a scan came in meanwhile, and was dropped. */
  locked: { scanned: boolean } | null;
}

export interface Parked {
  /** For calling the customer. */
  number: number;
  /** Milliseconds since 1970. */
  since: number;
  flow: Flow;
  /** A result has arrived since the customer was parked. */
  news: boolean;
  /** What their cashier must be told when they are resumed. */
  notice?: Notice;
}

/** What happened last, if no screen shows it. */
export type Notice = Pick<Note<NoticeCode>, 'code' | 'params'>;

/** An empty counter of a terminal in this language. */
export function initialState(fresh: FreshIds, language: Language): State {
  return {
    current: emptyFlow(fresh, language),
    screenNumber: 0,
    parked: [],
    cleared: null,
    pendingScan: null,
    scanNumber: 0,
    notice: null,
    batch: null,
    scanners: [],
    link: { state: 'unknown', since: null, until: null },
    lostSince: null,
    printing: false,
    pacing: false,
    locked: null,
  };
}
