// What a framer is told, and what it gives.
import type { Frame } from './endings';
import type { IsComplete, LicenceEnd, LicenceStart } from '../device';

export interface FramerOptions {
  isComplete: IsComplete;
  /** Whether a licence has its end; where it is left out, silence ends one. */
  endOf?: LicenceEnd | undefined;
  /** Where a licence starts; where it is left out, none is told from other codes. */
  startOf?: LicenceStart | undefined;
  /** Silence that ends an incomplete scan, in milliseconds. */
  idleMs: number;
  /** Silence that ends a licence whose end has not been seen, in milliseconds; 1000 unless given, and never below `idleMs`. */
  begunMs?: number;
  /** How long bytes after a complete scan still belong to it, in milliseconds. */
  graceMs: number;
  /** Whether a scan broke off just now, of which the rest may come first. */
  isBehindBroken?: boolean;
  maxBytes?: number;
}

/** Times are milliseconds of any monotonic clock. */
export interface Framer {
  /**
   * @param last whether the device marks the end of a scan here (true), or that more of it follows (false); null where it has
   *   no such mark
   */
  push(bytes: Uint8Array, now: number, last?: boolean | null): Frame[];
  /** To be called at `deadline`. */
  tick(now: number): Frame[];
  /** The device is gone: an unfinished scan is reported as cut. */
  disconnect(): Frame[];
  /**
   * Ends the scan and reports it. With `after_complete` more of it may follow and is dropped up to a start; with `idle` the
   * next byte begins a scan.
   */
  finish(next: 'idle' | 'after_complete'): Frame[];
  /** Whether part of a scan is buffered. */
  readonly holding: boolean;
  /** What is buffered; empty where nothing is. */
  readonly text: string;
  /** Null while nothing is waited for. */
  readonly deadline: number | null;
}
