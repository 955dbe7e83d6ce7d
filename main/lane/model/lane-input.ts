// What can happen to a lane. Events bring the time and the fresh ids that the update, as a pure function, cannot make.
import type { Language } from '../../base';
import type { Customer, FoundAccounts, LicenceReading, Quote, Result, Verification } from '../../flexiti';
import type { DrawnFor, Intention, LinkView, PrintEnd, ScannerView } from '../../../preload/contract';
import type { Scan } from '../scan';
import type { FreshIds } from './fresh-ids';

/** The answer of a call, by the effect that made it. */
export type Answer =
  | { to: 'search'; result: Result<FoundAccounts> }
  | { to: 'lookup'; result: Result<Customer> }
  | { to: 'readLicence'; result: Result<LicenceReading> }
  | { to: 'calculateInterest'; result: Result<Quote> }
  | { to: 'verify'; result: Result<Verification> };

export type LaneInput =
  | { type: 'scanned'; scan: Scan }
  | { type: 'scanCut'; reason: 'disconnected' | 'too_long' | 'broken_off' }
  | { type: 'scannersChanged'; scanners: ScannerView[] }
  | ({ type: 'intended'; intention: Intention } & DrawnFor)
  | { type: 'answered'; flowId: string; call: number; answer: Answer }
  | { type: 'linkChanged'; link: LinkView }
  | { type: 'slipEnded'; end: PrintEnd }
  /** The pause after an automatic retry is over. */
  | { type: 'paced' }
  /** The program was started; these customers were in progress when it last ended. */
  | { type: 'restored'; customers: readonly StoredSnapshot[] }
  /** About once a minute. */
  | { type: 'timePassed' }
  /** The computer's clock was set forward (or, negative, back) by this many milliseconds. */
  | { type: 'clockSet'; byMs: number }
  /** The cashier chose the terminal's language. */
  | { type: 'languageSet'; language: Language }
  | { type: 'locked' }
  | { type: 'unlocked' };

export type LaneEvent = LaneInput & {
  /** Milliseconds since 1970. */
  at: number;
  fresh: FreshIds;
};

/** A customer as the journal had them at the start. */
export interface StoredSnapshot {
  place: number;
  since: number;
  /** When it was written, in milliseconds since 1970. */
  at: number;
  /** Null if it was not stored or cannot be read. */
  personal: string | null;
  why: null | 'no_key' | 'unreadable';
}
