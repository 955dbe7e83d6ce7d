// Cuts a device's bytes into payloads. Pure: the caller keeps the clock and the timer.
//
// A licence contains CR and LF, so a separator never ends a scan. These do:
// - the payload is complete by `isComplete`: reported at once;
// - the whole start of another scan: what came before is reported, unless it is a prefix;
// - a line of digits alone: a card or product number, which no line of a licence is;
// - silence for `idleMs`.
// After a complete payload, what follows without a gap of `graceMs` still belongs to it (a suffix, or more than its lengths
// announced) and is dropped. A start character there begins the next scan.
import { endsNumber, isControl, isStartCharacter, longestStart, startAtEnd } from './scan-start';
import type { IsComplete } from '../device';

export type Frame =
  | { type: 'scan'; payload: string }
  | { type: 'cut'; bytes: number; reason: 'disconnected' | 'too_long' | 'broken_off' };

export interface FramerOptions {
  isComplete: IsComplete;
  /** Silence that ends an incomplete scan, in milliseconds. */
  idleMs: number;
  /** How long bytes after a complete scan still belong to it, in milliseconds. */
  graceMs: number;
  maxBytes?: number;
}

/** Times are milliseconds of any monotonic clock. */
export interface Framer {
  push(bytes: Uint8Array, now: number): Frame[];
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

/** No barcode holds more. `isComplete` is not called beyond it, so that endless noise costs nothing. */
const longestPayload = 4096;
/** Up to so many characters before a start are a prefix, not a scan. */
const longestPrefix = 8;
/** A timer this late means that the process was busy, and that bytes may be waiting unread. */
const lateMs = 30;

type Phase = 'idle' | 'collecting' | 'after_complete' | 'overflow';

export function createFramer({ isComplete, idleMs, graceMs, maxBytes = 65536 }: FramerOptions): Framer {
  let phase: Phase = 'idle';
  let buffered = '';
  /** The last characters that came, for `startAtEnd`. */
  let recent = '';
  let lastAt = 0;
  let deadline: number | null = null;
  /** Whether a late timer has been put off once. */
  let extended = false;

  function begin(text: string): void {
    phase = 'collecting';
    buffered = text;
  }

  function reset(next: 'idle' | 'after_complete' | 'overflow'): void {
    phase = next;
    buffered = '';
    recent = '';
  }

  function collect(character: string): Frame[] {
    buffered += character;
    const start = startAtEnd(recent);
    if (start > 0 && start < buffered.length) {
      const before = buffered.slice(0, -start);
      begin(buffered.slice(-start));
      return before.length > longestPrefix ? [scan(before)] : [];
    }
    if (endsNumber(buffered)) {
      const payload = buffered;
      reset('idle');
      return [scan(payload)];
    }
    if (buffered.length <= longestPayload && isComplete(buffered)) {
      const payload = buffered;
      reset('after_complete');
      return [{ type: 'scan', payload }];
    }
    if (buffered.length > maxBytes) {
      const bytes = buffered.length;
      reset('overflow');
      return [{ type: 'cut', bytes, reason: 'too_long' }];
    }
    return [];
  }

  /** Drops characters until a start. */
  function skip(character: string, previous: string | undefined): Frame[] {
    const afterEnd = previous === undefined || isControl(previous);
    if (phase === 'after_complete' && afterEnd && isStartCharacter(character)) begin(character);
    const start = startAtEnd(recent);
    if (start > 0) begin(recent.slice(-start));
    return [];
  }

  function take(byte: number): Frame[] {
    const character = String.fromCharCode(byte);
    // A late suffix, or a prefix.
    if (phase === 'idle' && isControl(character)) return [];
    const previous = recent.at(-1);
    recent = (recent + character).slice(-longestStart);
    switch (phase) {
      case 'idle':
        begin('');
        return collect(character);
      case 'collecting':
        return collect(character);
      case 'after_complete':
      case 'overflow':
        return skip(character, previous);
    }
  }

  function finish(next: 'idle' | 'after_complete'): Frame[] {
    const frames = phase === 'collecting' ? [scan(buffered)] : [];
    reset(next);
    deadline = null;
    return frames;
  }

  return {
    get deadline() {
      return deadline;
    },
    get holding() {
      return phase === 'collecting';
    },
    get text() {
      return buffered;
    },
    finish,

    push(bytes, now) {
      if (phase === 'after_complete' && now - lastAt > idleMs) reset('idle');
      const frames: Frame[] = [];
      for (const byte of bytes) frames.push(...take(byte));
      lastAt = now;
      extended = false;
      if (phase === 'idle') deadline = null;
      else deadline = now + (phase === 'after_complete' ? graceMs : idleMs);
      return frames;
    },

    tick(now) {
      if (deadline === null || now < deadline) return [];
      if (!extended && now - deadline > lateMs) {
        extended = true;
        deadline = now + graceMs;
        return [];
      }
      return finish('idle');
    },

    disconnect() {
      const frames: Frame[] =
        phase === 'collecting' ? [{ type: 'cut', bytes: buffered.length, reason: 'disconnected' }] : [];
      reset('idle');
      deadline = null;
      return frames;
    },
  };
}

// Keeps a final CR, which may be the licence's own; NUL and TAB never are.
function scan(text: string): Frame {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\0' || text[end - 1] === '\t')) end -= 1;
  return { type: 'scan', payload: text.slice(0, end) };
}
