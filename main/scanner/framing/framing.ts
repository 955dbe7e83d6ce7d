// Cuts the bytes of a device into payloads. Pure: bytes and times come in, frames go out, and whoever feeds it keeps
// the clock and the timer.
//
// A licence holds CR and LF itself, so a separator never ends a scan. These do:
// - the payload is complete, as `isComplete` says: handed on at once, with no wait;
// - the whole start of another scan has come: what stood before it is handed on, unless it is a prefix;
// - a line of digits alone has come: a card's or a product's number, which no line of a licence is;
// - silence for `idleMs`.
// After a complete payload, what comes without a gap of `graceMs` still belongs to it (a suffix, or more than its lengths
// had announced) and is dropped, for the payload is already on its way. A start character there begins the next scan.
import { endsNumber, isControl, isStartCharacter, longestStart, startAtEnd } from './scan-start';
import type { IsComplete } from '../device';

export type Frame =
  { type: 'scan'; payload: string } | { type: 'cut'; bytes: number; reason: 'disconnected' | 'too_long' };

export interface FramerOptions {
  isComplete: IsComplete;
  /** Silence that ends a scan which is not complete, in milliseconds. */
  idleMs: number;
  /** How long what follows a complete scan still belongs to it, in milliseconds. */
  graceMs: number;
  /** The most that one scan may hold. */
  maxBytes?: number;
}

/** Times are milliseconds of any clock that never goes back. */
export interface Framer {
  push(bytes: Uint8Array, now: number): Frame[];
  /** To be called when `deadline` has come. */
  tick(now: number): Frame[];
  /** The device went away: what had come of a scan is reported, never kept. */
  disconnect(): Frame[];
  /**
   * The scan is over, as whoever feeds it knows: what has come is handed on. Nothing of it comes behind it with `idle`; with
   * `after_complete` it may, and what comes is a scan only where it begins with a start.
   */
  finish(next: 'idle' | 'after_complete'): Frame[];
  /** Whether a part of a scan is held. */
  readonly holding: boolean;
  /** When `tick` wants to be called; null when nothing is waited for. */
  readonly deadline: number | null;
}

/** No barcode holds more; `isComplete` is not asked beyond it, so that endless noise costs nothing. */
const longestPayload = 4096;
/** What stands before a start and is no longer is a prefix that the scanner was set to send, not a scan. */
const longestPrefix = 8;
/** A timer later than this means that the process was busy, and that bytes may be waiting unread. */
const lateMs = 30;

type Phase = 'idle' | 'collecting' | 'after_complete' | 'overflow';

export function createFramer({ isComplete, idleMs, graceMs, maxBytes = 65536 }: FramerOptions): Framer {
  let phase: Phase = 'idle';
  let held = '';
  /** The last characters that came, for `startAtEnd`. */
  let recent = '';
  let lastAt = 0;
  let deadline: number | null = null;
  let granted = false;

  function begin(text: string): void {
    phase = 'collecting';
    held = text;
  }

  function rest(next: 'idle' | 'after_complete' | 'overflow'): void {
    phase = next;
    held = '';
    recent = '';
  }

  function collect(character: string): Frame[] {
    held += character;
    const start = startAtEnd(recent);
    if (start > 0 && start < held.length) {
      const before = held.slice(0, -start);
      begin(held.slice(-start));
      return before.length > longestPrefix ? [scan(before)] : [];
    }
    if (endsNumber(held)) {
      const payload = held;
      rest('idle');
      return [scan(payload)];
    }
    if (held.length <= longestPayload && isComplete(held)) {
      const payload = held;
      rest('after_complete');
      return [{ type: 'scan', payload }];
    }
    if (held.length > maxBytes) {
      const bytes = held.length;
      rest('overflow');
      return [{ type: 'cut', bytes, reason: 'too_long' }];
    }
    return [];
  }

  /** What belongs to no payload is dropped, until the start of a scan is in it. */
  function skip(character: string, previous: string | undefined): Frame[] {
    const afterEnd = previous === undefined || isControl(previous);
    if (phase === 'after_complete' && afterEnd && isStartCharacter(character)) begin(character);
    const start = startAtEnd(recent);
    if (start > 0) begin(recent.slice(-start));
    return [];
  }

  function take(byte: number): Frame[] {
    const character = String.fromCharCode(byte);
    // A suffix that came late, or a prefix: no payload begins with a control character.
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
    const frames = phase === 'collecting' ? [scan(held)] : [];
    rest(next);
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
    finish,

    push(bytes, now) {
      if (phase === 'after_complete' && now - lastAt > idleMs) rest('idle');
      const frames: Frame[] = [];
      for (const byte of bytes) frames.push(...take(byte));
      lastAt = now;
      granted = false;
      if (phase === 'idle') deadline = null;
      else deadline = now + (phase === 'after_complete' ? graceMs : idleMs);
      return frames;
    },

    tick(now) {
      if (deadline === null || now < deadline) return [];
      if (!granted && now - deadline > lateMs) {
        granted = true;
        deadline = now + graceMs;
        return [];
      }
      return finish('idle');
    },

    disconnect() {
      const frames: Frame[] =
        phase === 'collecting' ? [{ type: 'cut', bytes: held.length, reason: 'disconnected' }] : [];
      rest('idle');
      deadline = null;
      return frames;
    },
  };
}

// A final CR may be the licence's own, so it stays; NUL and TAB end no licence.
function scan(held: string): Frame {
  let end = held.length;
  while (end > 0 && (held[end - 1] === '\0' || held[end - 1] === '\t')) end -= 1;
  return { type: 'scan', payload: held.slice(0, end) };
}
