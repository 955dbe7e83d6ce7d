// The faults of a chaos run, as plain data.
import type { FaultInput } from '../../../main/sandbox';
import type { Cut } from '../../support/cutting-proxy';
import type { LieName } from './lies';

export const faultKinds = [
  'outage',
  'silence',
  'cut',
  'cut_body',
  'refused',
  'drip',
  'latency',
  '401',
  '403',
  '409',
  '421',
  '429',
  '5xx',
  'html',
  'huge_body',
  'redirect',
  'odd',
  'clock',
  'unplugged',
  'killed',
  'killed_twice',
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
  /** The next streams of HTTP/2 are refused (REFUSED_STREAM) after the server has read them: for a lane over TLS. */
  | { kind: 'refused'; streams: number }
  /** The next answers of a call are whole, and not true. */
  | { kind: 'odd'; lie: LieName; calls: number }
  /** The next answers arrive a few bytes at a time. */
  | { kind: 'drip'; answers: number }
  /** The computer's clock is set. */
  | { kind: 'clock'; byMs: number }
  /** The scanner is unplugged during a scan, and plugged in again after some turns. */
  | { kind: 'unplugged'; turns: number }
  /**
   * SIGKILL and a restart; twice: and once more as soon as it has started. `amid`: while the next intention is under way.
   * `clockByMs`: the change of the clock before the restart.
   */
  | { kind: 'killed' | 'killed_twice'; amid: boolean; clockByMs: number }
  | { kind: 'locked' };

/** A fault or a cashier's whim, and its turn. */
export interface Strike {
  turn: number;
  what: Fault | { kind: Whim };
}

/** Unprompted actions of the cashier. */
export const whims = ['park', 'second_scan', 'back'] as const;
export type Whim = (typeof whims)[number];
