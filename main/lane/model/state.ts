// What the lane knows. Never mutated: each update makes the next one.
import type { LinkView, Note, NoticeCode, ScannerView } from '../../../preload/contract';
import type { StartingScan } from '../scan';
import { emptyFlow } from './flow';
import type { Flow } from './flow';
import type { FreshIds } from './fresh-ids';

export interface State {
  /** The customer on the counter. */
  current: Flow;
  /** In the order of their numbers. */
  parked: readonly Parked[];
  /** Scanned while a customer was in progress. */
  pendingScan: StartingScan | null;
  notice: Notice | null;
  scanners: ScannerView[];
  link: LinkView;
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
}

/** What happened last, if no screen shows it. */
export type Notice = Pick<Note<NoticeCode>, 'code' | 'params'>;

export function initialState(fresh: FreshIds): State {
  return {
    current: emptyFlow(fresh),
    parked: [],
    pendingScan: null,
    notice: null,
    scanners: [],
    link: { state: 'unknown', since: null, until: null },
    pacing: false,
    locked: null,
  };
}
