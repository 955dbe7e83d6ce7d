// What can happen to a lane. Every event brings the time and the fresh ids that it may need.
import type { Account, Customer, LicenceReading, Quote, Result, Verification } from '../../flexiti';
import type { FreshIds } from './fresh-ids';
import type { StoredSnapshot } from './stored-snapshot';
import type { Scan } from './scan';
import type { Intention, LinkView, ScannerView } from '../../../preload/contract';

/** The answer of a call, by the effect that made it. */
export type Answer =
  | { to: 'search'; result: Result<Account[]> }
  | { to: 'lookup'; result: Result<Customer> }
  | { to: 'readLicence'; result: Result<LicenceReading> }
  | { to: 'calculateInterest'; result: Result<Quote> }
  | { to: 'verify'; result: Result<Verification> };

export type LaneInput =
  | { type: 'scanned'; scan: Scan }
  | { type: 'scanCut'; reason: 'disconnected' | 'too_long' }
  | { type: 'scannersChanged'; scanners: ScannerView[] }
  | { type: 'intended'; flowId: string; intention: Intention }
  | { type: 'answered'; flowId: string; call: number; answer: Answer }
  | { type: 'linkChanged'; link: LinkView }
  /** The pause after a call that was made by itself is over. */
  | { type: 'paced' }
  /** The program was started, and these were being served when it last ended. */
  | { type: 'restored'; customers: readonly StoredSnapshot[] }
  /** A minute or so has gone by. */
  | { type: 'timePassed' }
  /** The computer's clock was set forward (or, negative, back) by this many milliseconds. */
  | { type: 'clockSet'; byMs: number }
  | { type: 'locked' }
  | { type: 'unlocked' };

export type LaneEvent = LaneInput & {
  /** Milliseconds since 1970. */
  at: number;
  fresh: FreshIds;
};
