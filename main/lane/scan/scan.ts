// A scan, by what the lane does with it.
import type { Decoded } from '../../licence';
import type { OtherCode } from './other-code';

/**
 * A decoded payload; `code` is what may be sent to Flexiti (a health number blanked out).
 * The payload lives here and in the effect that sends it, never in a flow.
 */
export type Scan =
  | (Extract<Decoded, { status: 'ok' }> & { code: string })
  | Extract<Decoded, { status: 'unsupported' | 'unreadable' }>
  | { status: 'other'; other: OtherCode };

/** A code that is no licence and identifies an account. */
export type ScannedNumber = Extract<OtherCode, { kind: 'card' | 'account' }>;

/** A scan that a customer can be started with. */
export type StartingScan = Extract<Scan, { status: 'ok' }> | ({ status: 'number' } & ScannedNumber);
