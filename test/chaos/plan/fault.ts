// What can go wrong with a lane, as plain data.
import type { FaultInput } from '../../../main/sandbox';
import type { Cut } from '../../support/cutting-proxy';

/** The names in the table. */
export const faultKinds = [
  'outage',
  'silence',
  'cut',
  'cut_body',
  'drip',
  'latency',
  '401',
  '403',
  '409',
  '429',
  '5xx',
  'html',
  'huge_body',
  'redirect',
  'clock',
  'unplugged',
  'killed',
  'locked',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type Fault =
  /** Answers of Flexiti, or the want of them. */
  | {
      kind: Extract<FaultKind, `${number}${string}` | 'cut_body' | 'latency' | 'html' | 'huge_body' | 'redirect'>;
      put: FaultInput;
    }
  /** Nobody listens any more, for so long. */
  | { kind: 'outage'; ms: number }
  /** Nothing gets through in either direction, for so long; then all connections are lost. */
  | { kind: 'silence'; ms: number }
  /** One of the next requests is cut. */
  | { kind: 'cut'; cut: Cut; verify: boolean }
  /** The next answers come a few bytes at a time. */
  | { kind: 'drip'; answers: number }
  /** The computer's clock is set. */
  | { kind: 'clock'; byMs: number }
  /** The scanner's cable is pulled, in the middle of a scan, and plugged in again after so many turns. */
  | { kind: 'unplugged'; turns: number }
  /**
   * SIGKILL, and another start. `amid`: while what the cashier has just wanted is under way. `clockByMs`: by how much the
   * clock is set before the program is started again.
   */
  | { kind: 'killed'; amid: boolean; clockByMs: number }
  | { kind: 'locked' };

/** A fault, or what a cashier may think of, when it is the turn of it. */
export interface Strike {
  turn: number;
  what: Fault | { kind: Whim };
}

/** The customer is put aside; another licence is scanned in the middle; a step back. */
export const whims = ['park', 'second_scan', 'back'] as const;
export type Whim = (typeof whims)[number];
