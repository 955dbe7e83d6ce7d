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
import { codeOf, continuesLicence, endsNumber, isLongNumber, isNoise, restMs } from './codes';
import { brokenOff, createEndings } from './endings';
import type { Frame, Rest } from './endings';
import { beginsWithAimId, createScanStart, isControl, isStartCharacter } from './scan-start';
import type { Framer, FramerOptions } from './framer';

/** No barcode holds more. `isComplete` is not called beyond it, so that endless noise costs nothing. */
const longestPayload = 4096;
/** A timer this late means that the process was busy, and that bytes may be waiting unread. */
const lateMs = 30;
/** Radio and reports pause up to 0.7 s inside a scan; a cashier waits no longer. */
export const longestPauseMs = 1000;
/** A line's noise comes so long before a code, in milliseconds. */
const noiseMs = 30;
/** Control characters that separate nothing in a code; GS, which stands between GS1's elements, is none of them. */
const ctrlKeys = /[\x01-\x08\x0b\x0c\x0e-\x1c\x1e\x1f]/; // eslint-disable-line no-control-regex -- matched on purpose
const [stx, etx] = ['\x02', '\x03'];
/** As much of what cannot be used is kept as shows a start. */
const longestTail = 64;

type Phase = 'idle' | 'collecting' | 'after_complete' | 'overflow';

export function createFramer(options: FramerOptions): Framer {
  const { isComplete, endOf = () => 'unknown', startOf = () => -1, idleMs, graceMs, maxBytes = 65536 } = options;
  const begunMs = Math.max(idleMs, options.begunMs ?? longestPauseMs);
  // A keyboard has no noise, and its burst is judged by the caller's rhythm.
  const isLine = Number.isFinite(idleMs);
  const start = createScanStart(startOf);
  const endings = createEndings({ endOf, start, isNoisy: isLine });
  const isSeen = (text: string): boolean => endOf(text) === 'seen';
  let phase: Phase = 'idle';
  let buffered = '';
  /** Where the last start in it ends. */
  let started = 0;
  /** How many of its first characters may be noise, and from where on the last ones may. */
  let noise = 0;
  let noiseFrom = Infinity;
  let lastAt = 0;
  let deadline: number | null = null;
  /** Whether a late timer has been put off once. */
  let extended = false;
  /** Whether the device said that more of the scan follows. */
  let continued = false;
  /** The licence that silence ended: its rest may come until then. */
  const before = options.isBehindBroken === true ? { until: Infinity, isBroken: true } : null;
  let rest: { until: number; isBroken: boolean } | null = before;
  /** Whether what is buffered may be that rest. */
  let mayBeRest = false;
  /** Whether messages are framed by STX and ETX. */
  let isFramed = false;

  function begin(text: string): void {
    reset('collecting');
    buffered = text;
    started = text.length;
  }

  function reset(next: Phase): void {
    phase = next;
    buffered = '';
    started = 0;
    noise = 0;
    noiseFrom = Infinity;
    mayBeRest = false;
  }

  function restOf(): Rest {
    if (rest === null || (phase === 'collecting' && !mayBeRest)) return null;
    return rest.isBroken ? 'of_broken' : 'of_whole';
  }

  function surplus(): Frame[] {
    return phase === 'after_complete' ? endings.surplus(buffered, restOf()) : [];
  }

  function collect(character: string): Frame[] {
    buffered += character;
    const length = start.atEnd(buffered, started);
    if (length > 0) {
      const frames = length < buffered.length ? endings.atStart(buffered.slice(0, -length), restOf()) : [];
      begin(buffered.slice(-length));
      // A licence from its start is no rest of the one before.
      rest = null;
      return frames;
    }
    if (!mayBeRest && endsNumber(buffered.slice(noise))) {
      const payload = codeOf(buffered.slice(noise));
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
  function skip(character: string): Frame[] {
    const isFirst = buffered === '' || isControl(buffered.slice(-1));
    if (phase === 'after_complete' && isFirst && isStartCharacter(character)) {
      const frames = surplus();
      begin('');
      return [...frames, ...collect(character)];
    }
    const longest = phase === 'overflow' ? longestTail : longestPayload;
    buffered = (buffered + character).slice(-longest);
    // A keyboard's silence is not the framer's to see.
    if (phase === 'after_complete' && !isLine && endsNumber(buffered.trimStart())) {
      const frames = surplus();
      reset('idle');
      return frames;
    }
    const length = start.atEnd(buffered, 0);
    if (length === 0) return [];
    const found = buffered.slice(-length);
    buffered = buffered.slice(0, -length);
    const frames = surplus();
    begin(found);
    return frames;
  }

  /** A Ctrl combination of a keyboard in a code, which has none; but for ETX behind STX, and for a licence's start. */
  function isDropped(character: string): boolean {
    if (isLine || !ctrlKeys.test(character)) return false;
    if (character === stx) isFramed = true;
    // A prefix may stand before the start.
    const begun = buffered.slice(Math.max(0, buffered.lastIndexOf('@')));
    return !(character === etx && isFramed) && !start.mayHaveBegun(buffered) && !start.mayHaveBegun(begun);
  }

  function take(byte: number, now: number): Frame[] {
    const character = String.fromCharCode(byte);
    if (isDropped(character)) return [];
    switch (phase) {
      case 'idle':
        // A late suffix, a prefix or noise.
        if (isControl(character)) return [];
        begin('');
        mayBeRest = rest !== null && now < rest.until;
        return collect(character);
      case 'collecting':
        return collect(character);
      case 'after_complete':
      case 'overflow':
        return skip(character);
    }
  }

  function ended(): Frame[] {
    return continued
      ? [brokenOff(buffered)]
      : endings.atSilence(buffered, restOf(), { before: noise, behind: noiseFrom });
  }

  function finish(next: 'idle' | 'after_complete', now = lastAt): Frame[] {
    const frames = phase === 'collecting' ? ended() : surplus();
    const isBroken = frames.some(({ type }) => type === 'cut') || (mayBeRest && rest?.isBroken === true);
    if (phase === 'collecting' && (start.hasBegun(buffered) || continued || mayBeRest)) {
      rest = { until: now + restMs, isBroken };
    }
    continued = false;
    reset(next);
    deadline = null;
    return frames;
  }

  /** A code of its own after a pause, while a licence is waited for that seems whole. */
  function endsBefore(text: string, now: number): boolean {
    if (phase !== 'collecting' || continued || now - lastAt <= graceMs || !start.hasBegun(buffered)) return false;
    if (isControl(text.charAt(0))) return false;
    const end = endOf(buffered);
    // A value may look like an identifier.
    if (beginsWithAimId(text)) return end !== 'missing';
    return end === 'seen' && !continuesLicence(text) && !/^[DEIZ]/.test(text);
  }

  /** Whether what came so far is noise in front of a code: not a code's first characters. */
  function isNoiseBefore(now: number): boolean {
    if (!isLine || phase !== 'collecting' || continued || now - lastAt < noiseMs) return false;
    return isNoise(buffered) && !/^\d/.test(buffered) && !start.mayHaveBegun(buffered);
  }

  /** Whether what comes now may be noise behind a whole number: that is judged once all of it is there. */
  function mayNoiseFollow(now: number): boolean {
    if (!isLine || phase !== 'collecting' || continued || now - lastAt < noiseMs) return false;
    return isLongNumber(buffered.slice(noise));
  }

  function silenceMs(): number {
    if (phase === 'after_complete') return graceMs;
    if (phase !== 'collecting' || !isLine) return idleMs;
    return continued || (start.mayHaveBegun(buffered) && !isSeen(buffered)) ? begunMs : idleMs;
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
      if (isNoiseBefore(now)) noise = buffered.length;
      if (mayNoiseFollow(now)) noiseFrom = buffered.length;
      rest = rest === null || now < rest.until ? rest : null;
      for (const byte of bytes) frames.push(...take(byte, now));
      lastAt = now;
      extended = false;
      continued = last === false && phase === 'collecting';
      const isWaitedFor = phase === 'collecting' && start.hasBegun(buffered) && endOf(buffered) === 'missing';
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
      rest = before;
      deadline = null;
      return frames;
    },
  };
}
