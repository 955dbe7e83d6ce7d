// The faults of a chaos run, as plain data.
import type { FaultInput } from '../../../main/sandbox';
import type { Cut } from '../../support/cutting-proxy';

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
  /** An answer of Flexiti. */
  | {
      kind: Extract<FaultKind, `${number}${string}` | 'cut_body' | 'latency' | 'html' | 'huge_body' | 'redirect'>;
      put: FaultInput;
    }
  /** Flexiti's port is closed. */
  | { kind: 'outage'; ms: number }
  /** All bytes are dropped, then all connections destroyed. */
  | { kind: 'silence'; ms: number }
  /** One of the next requests is cut. */
  | { kind: 'cut'; cut: Cut; verify: boolean }
  /** The next answers arrive a few bytes at a time. */
  | { kind: 'drip'; answers: number }
  /** The computer's clock is set. */
  | { kind: 'clock'; byMs: number }
  /** The scanner is unplugged during a scan, and plugged in again after some turns. */
  | { kind: 'unplugged'; turns: number }
  /**
   * SIGKILL and a restart. `amid`: while the next intention is under way. `clockByMs`: the change of the clock before the
   * restart.
   */
  | { kind: 'killed'; amid: boolean; clockByMs: number }
  | { kind: 'locked' };

/** A fault or a cashier's whim, and its turn. */
export interface Strike {
  turn: number;
  what: Fault | { kind: Whim };
}

/** Unprompted actions of the cashier. */
export const whims = ['park', 'second_scan', 'back'] as const;
export type Whim = (typeof whims)[number];
