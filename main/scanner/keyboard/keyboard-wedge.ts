// Tells a keyboard wedge scanner from a person who types. Pure: the caller keeps the clock and the timer.
//
// Keys that may be a scanner's are buffered for a moment. If they are a person's, or a person may be waiting for them, they
// go to the page in their order. If they are a scanner's, they are dropped with all that follows in the rhythm of the
// burst, and those that the page already has are taken back.
import type { Frame } from '../framing';
import type { IsComplete } from '../device';
import { bySystem, createAltCode, createReadings, inAllReadings, isModifier, isText } from './characters';
import type { Characters } from './characters';
import { bufferLimit, createBufferedKeys } from './buffered-keys';
import { createKeyboardBurst } from './burst';
import type { KeyboardBurst } from './burst';
import { createGraceWait } from './grace-wait';
import { createRun } from './run';
import type { Found, RunKey } from './run';
import { createKeyboardScan } from './scan';
import type { Keystroke } from '../../base';
import { startCharacters } from './wedge-start';

export interface WedgeAnswer {
  /** Buffered keys that now go to the page, in this order and before the present one. */
  release: Keystroke[];
  /** Whether the present key goes to the page. */
  pass: boolean;
  /** How many of the page's last characters were a scanner's and are to be removed. */
  takeBack: number;
  frames: Frame[];
}

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
  /** What the scanner is set to send before each scan; it alone identifies one. Empty for none. */
  prefix?: string;
  /** What the scanner is set to send after each scan; it ends one at once. Empty for none. */
  suffix?: string;
}

const defaultSuffixes = '\r\n\t\0';
const escape = '\x1b';
const backspace = '\b';

export function createKeyboardWedge({ isComplete, prefix = '', suffix = '' }: KeyboardWedgeOptions): KeyboardWedge {
  const run = createRun(prefix);
  const altCode = createAltCode();
  const buffered = createBufferedKeys();
  const wait = createGraceWait();
  /** The digits of a character that is being typed by its number. */
  let digits: RunKey[] = [];
  let read = createReadings();
  let textFieldFocused = false;
  let burst: KeyboardBurst | null = null;
  /** Keys whose key-down event the page has. */
  const down = new Set<string>();

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
    down.add(nameOf(stroke));
    return answer(true, released);
  }

  /** For a key that no scanner types, or by which a person composes a character. */
  function passAsPerson(stroke: Keystroke, now: number): WedgeAnswer {
    const released = release(buffered.size, now);
    run.clear();
    read = createReadings();
    return passToPage(stroke, released);
  }

  function classify(key: RunKey): WedgeAnswer {
    run.add(key);
    const found = run.find();
    if (found !== null) return startBurst(found);
    const early = releasableBefore(key);
    if (early === 'all') {
      key.shown = true;
      return passToPage(key.stroke, release(buffered.size, key.at));
    }
    buffered.add(key);
    return answer(false, release(early, key.at));
  }

  /** A dead key is never buffered, or it would make no letter; on another layout it may still begin a licence. */
  function classifyDeadKey(key: RunKey): WedgeAnswer {
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
    return !textFieldFocused && isText(key.stroke) && key.stroke.key !== ' ' ? buffered.size : 'all';
  }

  function startBurst({ keys, from, readings }: Found): WedgeAnswer {
    const others = buffered.releaseOthers(keys);
    const takeBack = keys.filter(({ shown, stroke }) => shown && isText(stroke)).length;
    const scan = createKeyboardScan({ isComplete, suffix, readings });
    const frames = keys.slice(from).flatMap(({ characters }) => scan.push(characters));
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

  function endBurst(): void {
    burst = null;
    wait.cancel();
    read = createReadings();
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
    const key = { stroke, at: now, earliest, characters: inAllReadings(''), shown: false };
    digits.push(key);
    return classify(key);
  }

  function handleKey(stroke: Keystroke, now: number, earliest: number): WedgeAnswer {
    const modifier = isModifier(stroke);
    const characters = read(stroke);
    const character = characters[bySystem] ?? null;
    if (burst?.isOver(character, now) === true) endBurst();
    const typesNothing = characters.every((one) => one === null);
    if (burst !== null) {
      // F2, arrows: no scanner types them.
      const isPersons = typesNothing && !stroke.composing && stroke.key.length > 1 && stroke.key !== 'Dead';
      return isPersons ? passToPage(stroke) : continueBurst(burst, characters, modifier, now);
    }
    const edits = character === escape || character === backspace;
    if (stroke.repeat || stroke.composing || typesNothing || edits) return passAsPerson(stroke, now);
    const key = { stroke, at: now, earliest, characters, shown: false };
    return stroke.key === 'Dead' ? classifyDeadKey(key) : classify(key);
  }

  function tickBuffered(now: number): WedgeAnswer {
    const remaining = buffered.findIndex((key) => limitOf(key) > now);
    return answer(false, release(remaining < 0 ? buffered.size : remaining, now));
  }

  function tickBurst(burst: KeyboardBurst, now: number): WedgeAnswer {
    const frames = burst.tick();
    if (frames === null) endBurst();
    else wait.until(Math.max(now, burst.until), now);
    return answer(false, [], frames ?? []);
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
        return { ...(composed ?? answer(false)), pass: down.delete(nameOf(stroke)) };
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
      endBurst();
      return answer(false, released, frames);
    },
  };
}

function answer(pass: boolean, release: RunKey[] = [], frames: Frame[] = [], takeBack = 0): WedgeAnswer {
  const strokes = release.map(({ stroke }) => stroke).filter((stroke) => !isModifier(stroke));
  return { pass, release: strokes, takeBack, frames };
}

function combine(first: WedgeAnswer, second: WedgeAnswer): WedgeAnswer {
  return {
    pass: second.pass,
    release: [...first.release, ...second.release],
    takeBack: first.takeBack + second.takeBack,
    frames: [...first.frames, ...second.frames],
  };
}

function nameOf({ key, code }: Keystroke): string {
  return code === '' ? key : code;
}
