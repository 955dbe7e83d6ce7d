// Cuts a device's bytes into payloads. Pure: the caller keeps the clock and the timer.
//
// A licence contains CR and LF, so a separator never ends a scan. These do:
// - the payload is complete by `isComplete`: reported at once;
// - the whole start of another scan: what came before is reported, unless it is a prefix;
// - a line of digits alone: a card or product number, which no line of a licence is;
// - silence: of `idleMs`, or of `begunMs` where a licence has begun and its end has not been seen. If more of it was to come,
//   it is reported as broken off, and its rest, which may still come, is dropped.
// After a complete payload, what follows without a gap of `graceMs` still belongs to it (a suffix, or more than its lengths
// announced) and is dropped, unless it is a code of its own. A start character there begins the next scan.
import {
  codeOf,
  codesAfter,
  codesBefore,
  codesBehind,
  codesBehindBroken,
  codesIn,
  continuesLicence,
  endOfLicence,
  endsNumber,
  isNoise,
} from './codes';
import {
  beginsWithAimId,
  hasBegun,
  isControl,
  isStartCharacter,
  longestStart,
  mayHaveBegun,
  startAtEnd,
} from './scan-start';
import type { CutReason, IsComplete, LicenceEnd } from '../device';

export type Frame = { type: 'scan'; payload: string } | { type: 'cut'; bytes: number; reason: CutReason };

export interface FramerOptions {
  isComplete: IsComplete;
  /** Whether a licence has its end; where it is left out, silence ends one. */
  endOf?: LicenceEnd | undefined;
  /** Silence that ends an incomplete scan, in milliseconds. */
  idleMs: number;
  /** Silence that ends a licence whose end has not been seen, in milliseconds; 1000 unless given, and never below `idleMs`. */
  begunMs?: number;
  /** How long bytes after a complete scan still belong to it, in milliseconds. */
  graceMs: number;
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

/** No barcode holds more. `isComplete` is not called beyond it, so that endless noise costs nothing. */
const longestPayload = 4096;
/** A timer this late means that the process was busy, and that bytes may be waiting unread. */
const lateMs = 30;
/** Radio and reports pause up to 0.7 s inside a scan; a cashier waits no longer. */
const longestPauseMs = 1000;
/** How long after a scan broke off its rest may still come, in milliseconds. */
const restMs = 2000;

type Phase = 'idle' | 'collecting' | 'after_complete' | 'overflow';

export function createFramer(options: FramerOptions): Framer {
  const { isComplete, endOf = () => 'unknown', idleMs, graceMs, maxBytes = 65536 } = options;
  const begunMs = Math.max(idleMs, options.begunMs ?? longestPauseMs);
  let phase: Phase = 'idle';
  let buffered = '';
  /** The last characters that came, for `startAtEnd`. */
  let recent = '';
  let lastAt = 0;
  let deadline: number | null = null;
  /** Whether a late timer has been put off once. */
  let extended = false;
  /** Whether the device said that more of the scan follows. */
  let continued = false;
  /** The licence that silence ended: its rest may come until then. */
  let rest: { until: number; isBroken: boolean } | null = null;
  /** Whether what is buffered may be that rest. */
  let mayBeRest = false;

  function begin(text: string): void {
    phase = 'collecting';
    buffered = text;
    mayBeRest = false;
  }

  function reset(next: 'idle' | 'after_complete' | 'overflow'): void {
    phase = next;
    buffered = '';
    recent = '';
    mayBeRest = false;
  }

  // A keyboard has no noise, and its burst is judged by the caller's rhythm.
  const isLine = Number.isFinite(idleMs);
  /** A final CR is kept: it may be the code's own. */
  const codes = (texts: readonly string[]): Frame[] =>
    texts.map(codeOf).flatMap((payload) => (isLine && isNoise(payload) ? [] : [{ type: 'scan', payload }]));
  const isSeen = (text: string): boolean => endOf(text) === 'seen';

  /** What is buffered, of which nothing more will come, and the codes behind it. */
  function ended(text: string): Frame[] {
    if (continued) return [brokenOff(text)];
    if (!hasBegun(text)) return codes(mayBeRest ? codesOfRest(text) : codesIn(text));
    const end = endOfLicence(text, isSeen);
    const licence = text.slice(0, end);
    const first =
      endOf(licence) === 'missing' ? brokenOff(licence) : { type: 'scan' as const, payload: codeOf(licence) };
    return [first, ...codes(end < text.length ? codesIn(text.slice(end)) : [])];
  }

  function codesOfRest(text: string): string[] {
    return rest?.isBroken === true ? codesBehindBroken(text) : codesBehind(text);
  }

  /** What was buffered when a licence's start came behind it. */
  function endedByStart(text: string): Frame[] {
    return hasBegun(text) ? ended(text) : codes(mayBeRest ? codesOfRest(text) : codesBefore(text));
  }

  /** The codes in what came after a complete payload. */
  function surplus(): Frame[] {
    return phase === 'after_complete' ? codes(codesAfter(buffered)) : [];
  }

  function collect(character: string): Frame[] {
    buffered += character;
    const start = startAtEnd(recent);
    if (start > 0 && start < buffered.length) {
      const frames = endedByStart(buffered.slice(0, -start));
      begin(buffered.slice(-start));
      rest = null;
      return frames;
    }
    if (start > 0) {
      // A licence from its start is no rest of the one before.
      mayBeRest = false;
      rest = null;
    }
    if (!mayBeRest && endsNumber(buffered)) {
      const payload = codeOf(buffered);
      reset('idle');
      return [{ type: 'scan', payload }];
    }
    if (buffered.length <= longestPayload && isComplete(buffered)) {
      const payload = codeOf(buffered);
      reset('after_complete');
      rest = null;
      return [{ type: 'scan', payload }];
    }
    if (buffered.length > maxBytes) {
      const bytes = buffered.length;
      reset('overflow');
      return [{ type: 'cut', bytes, reason: 'too_long' }];
    }
    return [];
  }

  /** Keeps apart what follows a scan, up to the start of the next. */
  function skip(character: string, previous: string | undefined): Frame[] {
    const afterEnd = previous === undefined || isControl(previous);
    if (phase === 'after_complete' && afterEnd && isStartCharacter(character)) {
      const frames = surplus();
      begin(character);
      return frames;
    }
    if (phase === 'after_complete' && buffered.length < longestPayload) buffered += character;
    // A keyboard's silence is not the framer's to see.
    if (phase === 'after_complete' && !isLine && endsNumber(buffered.trimStart())) {
      const frames = surplus();
      reset('idle');
      return frames;
    }
    const start = startAtEnd(recent);
    if (start === 0) return [];
    buffered = buffered.slice(0, -start);
    const frames = surplus();
    begin(recent.slice(-start));
    return frames;
  }

  function take(byte: number, now: number): Frame[] {
    const character = String.fromCharCode(byte);
    // A late suffix, a prefix or noise.
    if (phase === 'idle' && isControl(character)) return [];
    const previous = recent.at(-1);
    recent = (recent + character).slice(-longestStart);
    switch (phase) {
      case 'idle':
        begin('');
        mayBeRest = rest !== null && now < rest.until;
        return collect(character);
      case 'collecting':
        return collect(character);
      case 'after_complete':
      case 'overflow':
        return skip(character, previous);
    }
  }

  function finish(next: 'idle' | 'after_complete', now = lastAt): Frame[] {
    const frames = phase === 'collecting' ? ended(buffered) : surplus();
    const isBroken = frames.some(({ type }) => type === 'cut') || (mayBeRest && rest?.isBroken === true);
    if (phase === 'collecting' && (hasBegun(buffered) || continued || mayBeRest)) {
      rest = { until: now + restMs, isBroken };
    }
    continued = false;
    reset(next);
    deadline = null;
    return frames;
  }

  /** A code of its own after a pause, while a licence is waited for that seems whole. */
  function endsBefore(text: string, now: number): boolean {
    if (phase !== 'collecting' || continued || now - lastAt <= graceMs || !hasBegun(buffered)) return false;
    if (isControl(text.charAt(0))) return false;
    return beginsWithAimId(text) || (!continuesLicence(text) && !/^[DEIZ]/.test(text.slice(0, 4)) && isSeen(buffered));
  }

  function silenceMs(): number {
    if (phase === 'after_complete') return graceMs;
    if (phase !== 'collecting' || !isLine) return idleMs;
    return continued || (mayHaveBegun(buffered) && !isSeen(buffered)) ? begunMs : idleMs;
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
    finish: (next) => finish(next),

    push(bytes, now, last = null) {
      const frames: Frame[] = [];
      if (phase === 'after_complete' && now - lastAt > idleMs) {
        frames.push(...surplus());
        reset('idle');
      }
      if (endsBefore(Buffer.from(bytes.subarray(0, 8)).toString('latin1'), now)) frames.push(...finish('idle', now));
      rest = rest === null || now < rest.until ? rest : null;
      for (const byte of bytes) frames.push(...take(byte, now));
      lastAt = now;
      extended = false;
      continued = last === false && phase === 'collecting';
      const isWaitedFor = phase === 'collecting' && hasBegun(buffered) && endOf(buffered) === 'missing';
      if (last === true && !isWaitedFor) frames.push(...finish('idle', now));
      deadline = phase === 'idle' ? null : now + silenceMs();
      return frames;
    },

    tick(now) {
      if (deadline === null || now < deadline) return [];
      if (!extended && now - deadline > lateMs) {
        extended = true;
        deadline = now + graceMs;
        return [];
      }
      return finish('idle', now);
    },

    disconnect() {
      const isCut = phase === 'collecting' && !mayBeRest;
      const frames: Frame[] = isCut ? [{ type: 'cut', bytes: buffered.length, reason: 'disconnected' }] : [];
      reset('idle');
      continued = false;
      rest = null;
      deadline = null;
      return frames;
    },
  };
}

function brokenOff(text: string): Frame {
  return { type: 'cut', bytes: text.length, reason: 'broken_off' };
}
