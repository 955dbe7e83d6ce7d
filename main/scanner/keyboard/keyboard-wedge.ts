// Tells a keyboard wedge scanner from a person who types. Pure: the caller keeps the clock and the timer.
//
// Keys that may be a scanner's are buffered for a moment. If they are a person's, or a person may be waiting for them, they
// go to the page in their order. If they are a scanner's, they are dropped with all that follows in the rhythm of the
// burst, and those that the page already has are taken back.
import { restMs } from '../framing';
import type { Frame } from '../framing';
import type { IsComplete, LicenceEnd, LicenceStart } from '../device';
import { bySystem, createAltCode, createReadings, inAllReadings, isAction, isModifier, isText } from './characters';
import type { Characters } from './characters';
import { bufferLimit, createBufferedKeys } from './buffered-keys';
import { createKeyboardBurst } from './burst';
import type { KeyboardBurst } from './burst';
import { createGraceWait } from './grace-wait';
import { createRun } from './run';
import type { Found, RunKey } from './run';
import { createKeyboardScan } from './scan';
import { createPressedKeys } from './pressed-keys';
import type { Keystroke } from '../../base';
import { answer, combine } from './wedge-answer';
import type { WedgeAnswer } from './wedge-answer';
import { startCharacters } from './wedge-start';

/** Times are milliseconds of any monotonic clock, taken when a key arrives: when it was pressed is not known. */
export interface KeyboardWedge {
  /** `earliest` is when the main process was last seen free to receive a key; `now` where it was never busy. */
  key(stroke: Keystroke, now: number, textFieldFocused: boolean, earliest?: number): WedgeAnswer;
  /** To be called at `deadline`. */
  tick(now: number): WedgeAnswer;
  /** Releases all buffered keys. */
  stop(): WedgeAnswer;
  /** Null while nothing is waited for. */
  readonly deadline: number | null;
}

export interface KeyboardWedgeOptions {
  isComplete: IsComplete;
  /** Whether a licence has its end; where it is left out, silence ends one. */
  endOf?: LicenceEnd | undefined;
  /** Where a licence starts; where it is left out, by its first characters alone. */
  startOf?: LicenceStart | undefined;
  /** What the scanner is set to send before each scan; it alone identifies one. Empty for none. */
  prefix?: string;
  /** What the scanner is set to send after each scan; it ends one at once. Empty for none. */
  suffix?: string;
}

const defaultSuffixes = '\r\n\t\0';
const typesNothing = inAllReadings('');
/** No person sees a notice and presses a key sooner, in milliseconds. */
const soonestAnswerMs = 250;
/** Keys that have a character, and type none. */
const edits = new Set(['Escape', 'Backspace']);

export function createKeyboardWedge(options: KeyboardWedgeOptions): KeyboardWedge {
  const { isComplete, endOf, startOf, prefix = '', suffix = '' } = options;
  const run = createRun(prefix);
  const altCode = createAltCode();
  const buffered = createBufferedKeys();
  const wait = createGraceWait();
  /** The digits of a character that is being typed by its number. */
  let digits: RunKey[] = [];
  let read = createReadings();
  let textFieldFocused = false;
  let burst: KeyboardBurst | null = null;
  /** When silence last ended a licence whose end was not seen. */
  let brokenOffAt = -Infinity;
  const pressed = createPressedKeys();

  function limitOf(key: RunKey): number {
    return bufferLimit(key, { run, lastAt: buffered.lastAt, altCodePending: altCode.pending, textFieldFocused });
  }

  function release(count: number, now: number): RunKey[] {
    const released = buffered.release(count);
    if (buffered.first === null) wait.cancel();
    else wait.until(limitOf(buffered.first), now);
    return released;
  }

  function passToPage(stroke: Keystroke, released: RunKey[] = []): WedgeAnswer {
    pressed.pass(stroke);
    return answer(true, released);
  }

  /** For a key that no scanner types. */
  function passAsPerson(stroke: Keystroke, now: number): WedgeAnswer {
    const released = release(buffered.size, now);
    run.clear();
    read = createReadings();
    return passToPage(stroke, released);
  }

  /**
   * The rest of a licence that broke off: keys that follow each other as a scanner's within two seconds, be they but two; and
   * one key alone as long as no person can have answered the notice. What may begin a licence is waited for: the next scan.
   */
  function findRest({ at }: RunKey): Found | null {
    const since = at - brokenOffAt;
    return since < restMs && run.start === 'no' ? run.fastKeys(since < soonestAnswerMs ? 1 : 2) : null;
  }

  function classify(key: RunKey): WedgeAnswer {
    run.add(key);
    const found = run.find() ?? findRest(key);
    if (found !== null) return startBurst(found);
    const early = releasableBefore(key);
    if (early === 'all') {
      key.shown = true;
      return passToPage(key.stroke, release(buffered.size, key.at));
    }
    const released = release(early, key.at);
    buffered.add(key);
    wait.until(limitOf(buffered.first ?? key), key.at);
    return answer(false, released);
  }

  /**
   * A key of which a character is composed (dead key, input method) is never buffered, or it would make no letter; it may
   * still be a scanner's.
   */
  function classifyComposing(key: RunKey): WedgeAnswer {
    run.add(key);
    const found = run.find();
    if (found !== null) return startBurst(found);
    key.shown = true;
    return passToPage(key.stroke, release(buffered.size, key.at));
  }

  /** How many of the buffered keys go to the page now; `all` where this one does too. */
  function releasableBefore(key: RunKey): number | 'all' {
    if (isModifier(key.stroke)) return buffered.size > 0 ? 0 : 'all';
    if (run.mayBeFast) return 0;
    if (run.isOfStart(key)) {
      const ofStart = buffered.findIndex((one) => run.isOfStart(one));
      return ofStart < 0 ? buffered.size : ofStart;
    }
    if (altCode.pending && altCode.mayBecome(startCharacters + prefix.charAt(0))) return 0;
    // A scanner's keys must press nothing before they are known to be a scanner's.
    if (key.stroke.key === 'Dead') return buffered.size;
    if (isAction(key.stroke) && !altCode.pending && !(textFieldFocused && isText(key.stroke))) return buffered.size;
    return !textFieldFocused && isText(key.stroke) && key.stroke.key !== ' ' ? buffered.size : 'all';
  }

  function startBurst({ keys, readings }: Found): WedgeAnswer {
    const others = buffered.releaseOthers(keys);
    const takeBack = keys.filter(({ shown, stroke }) => shown && isText(stroke)).length;
    for (const { shown, stroke } of keys) if (!shown) pressed.withhold(stroke);
    const isBehindBroken = (keys[0]?.at ?? 0) - brokenOffAt < restMs;
    const scan = createKeyboardScan({ isComplete, endOf, startOf, prefix, suffix, readings, isBehindBroken });
    const frames = keys.flatMap(({ characters }) => scan.push(characters));
    burst = createKeyboardBurst({ scan, keys, suffixes: defaultSuffixes + suffix });
    run.clear();
    wait.until(burst.until, keys.at(-1)?.at ?? 0);
    return answer(false, others, frames, takeBack);
  }

  function continueBurst(burst: KeyboardBurst, characters: Characters, modifier: boolean, now: number): WedgeAnswer {
    const frames = burst.key(characters, modifier, now);
    wait.until(burst.until, now);
    return answer(false, [], frames);
  }

  function endBurst(): Frame[] {
    const frames = burst?.end() ?? [];
    burst = null;
    wait.cancel();
    read = createReadings();
    return frames;
  }

  /** Ends a character that is typed by its number: at the next key, at Alt's key-up, or at silence. */
  function composeAltCode(): WedgeAnswer | null {
    const character = altCode.end();
    const keys = digits;
    digits = [];
    if (character === null) return null;
    if (burst !== null) return answer(false, [], burst.compose(inAllReadings(character)));
    run.compose(keys, inAllReadings(character));
    const found = run.find();
    if (found !== null) return startBurst(found);
    // The system composes no character from keys that it did not get.
    buffered.replaceDigits(keys, character);
    return null;
  }

  function handleAltDigit(stroke: Keystroke, now: number, earliest: number): WedgeAnswer {
    if (burst !== null) return continueBurst(burst, inAllReadings(''), false, now);
    const key = { stroke, at: now, earliest, characters: typesNothing, types: true, shown: false };
    digits.push(key);
    return classify(key);
  }

  function handleKey(stroke: Keystroke, now: number, earliest: number): WedgeAnswer {
    if (stroke.repeat) return handleRepeat(stroke, now, earliest);
    const reading = read(stroke);
    if (burst?.isOver(reading[bySystem] ?? null, now) === true) {
      const ended = answer(false, [], endBurst());
      return combine(ended, handleRead(stroke, reading, now, earliest));
    }
    return handleRead(stroke, reading, now, earliest);
  }

  function handleRead(stroke: Keystroke, reading: Characters, now: number, earliest: number): WedgeAnswer {
    const modifier = isModifier(stroke);
    const nothing = reading.every((one) => one === null) || edits.has(stroke.key);
    const characters = nothing && isAction(stroke) ? typesNothing : reading;
    if (burst !== null) {
      if (nothing && !burst.isInRhythm(now) && isPersons(stroke)) return passToPage(stroke);
      pressed.withhold(stroke);
      return continueBurst(burst, characters, modifier, now);
    }
    const types = characters !== typesNothing && !modifier;
    const key = { stroke, at: now, earliest, characters, types, shown: false };
    // Where nothing takes text, a dead key makes no letter. An input method composes of `Process` without the page.
    const isComposed = stroke.composing && stroke.key !== 'Process';
    if (isComposed || (stroke.key === 'Dead' && textFieldFocused)) return classifyComposing(key);
    return nothing && !isAction(stroke) ? passAsPerson(stroke, now) : classify(key);
  }

  /** A key that is held down, or whose release a cordless scanner lost: it types nothing of a scan. */
  function handleRepeat(stroke: Keystroke, now: number, earliest: number): WedgeAnswer {
    if (burst !== null || !pressed.mayRepeat(stroke)) return answer(false);
    run.add({ stroke, at: now, earliest, characters: typesNothing, types: false, shown: true });
    return passToPage(stroke, release(buffered.size, now));
  }

  function tickBuffered(now: number): WedgeAnswer {
    const remaining = buffered.findIndex((key) => limitOf(key) > now);
    return answer(false, release(remaining < 0 ? buffered.size : remaining, now));
  }

  function tickBurst(burst: KeyboardBurst, now: number): WedgeAnswer {
    const frames = burst.tick();
    if (burst.wasAwaited && frames !== null) brokenOffAt = now;
    if (frames === null) return answer(false, [], endBurst());
    wait.until(Math.max(now, burst.until), now);
    return answer(false, [], frames);
  }

  return {
    get deadline() {
      return wait.deadline;
    },

    key(stroke, now, focused, earliest = now) {
      textFieldFocused = focused;
      if (stroke.kind === 'up') {
        const composed = stroke.key === 'Alt' ? composeAltCode() : null;
        // Key-up follows key-down to the page; a released key brings its own.
        return { ...(composed ?? answer(false)), pass: pressed.lift(stroke) };
      }
      if (altCode.take(stroke)) return handleAltDigit(stroke, now, earliest);
      const composed = isModifier(stroke) && stroke.key !== 'Alt' ? null : composeAltCode();
      const answered = handleKey(stroke, now, earliest);
      return composed === null ? answered : combine(composed, answered);
    },

    tick(now) {
      if (!wait.isOver(now)) return answer(false);
      const composed = composeAltCode();
      // Its last character may have completed the scan, and a suffix may follow.
      if (composed !== null && burst !== null) {
        wait.until(Math.max(now, burst.until), now);
        if (composed.frames.length > 0) return composed;
      }
      const answered = burst === null ? tickBuffered(now) : tickBurst(burst, now);
      return composed === null ? answered : combine(composed, answered);
    },

    stop() {
      const frames = burst?.disconnect() ?? [];
      const released = release(buffered.size, 0);
      run.clear();
      frames.push(...endBurst());
      return answer(false, released, frames);
    },
  };
}

/** Whether a key that types nothing may be pressed while a scan is waited for. */
function isPersons({ key, composing }: Keystroke): boolean {
  return !composing && key !== 'Dead';
}
