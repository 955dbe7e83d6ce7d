// Tells a scanner that types from a person who types. Pure: keys and times come in, and for each key it answers whether
// it goes to the page, and which of those held back go there first. Whoever feeds it keeps the clock and the timer.
//
// Keys that may be a scanner's are held back for a moment. When they are not, or when a person may be waiting for what was
// typed, they go to the page in their order. When they are, they are taken out for good, with all that follows in the rhythm
// of the burst, and those that the page has already are taken back.
import type { Frame } from '../framing';
import type { IsComplete } from '../device';
import { createAltCode } from './alt-code';
import { createKeyboardBurst } from './burst';
import type { KeyboardBurst } from './burst';
import { bySystem, createReadings, inAllReadings } from './readings';
import type { Characters } from './readings';
import { createRun } from './run';
import type { Found, RunKey } from './run';
import { createKeyboardScan } from './scan';
import { isModifier, isText } from './key-characters';
import type { Keystroke } from '../../base';
import { fastMs } from './rhythm';
import { startCharacters } from './wedge-start';

export interface WedgeAnswer {
  /** Keys that were held back and now go to the page, in this order and before the present one. */
  release: Keystroke[];
  /** Whether the present key goes to the page. */
  pass: boolean;
  /** So many of the last characters that the page got are to be taken back: they were a scanner's. */
  takeBack: number;
  frames: Frame[];
}

/** Times are milliseconds of any clock that never goes back: when a key arrived, for nothing else is known of it. */
export interface KeyboardWedge {
  /** `earliest` is when main was last seen free to hear of a key; `now` where it has been all the time. */
  key(stroke: Keystroke, now: number, textFieldFocused: boolean, earliest?: number): WedgeAnswer;
  /** To be called when `deadline` has come. */
  tick(now: number): WedgeAnswer;
  /** Lets go of everything. */
  stop(): WedgeAnswer;
  /** When `tick` wants to be called; null when nothing is waited for. */
  readonly deadline: number | null;
}

export interface KeyboardWedgeOptions {
  isComplete: IsComplete;
  /** What the scanner was set to send before each scan, if anything: nothing else is then needed to know it. */
  prefix?: string;
  /** What it was set to send after each: the scan is then over at once. */
  suffix?: string;
}

/** The longest that a person waits for a key in a text field. */
const holdMs = 150;
/** Where no key types anything: after the last key, and for one key. */
const holdElsewhereMs = 300;
const longestHoldMs = 450;
/** How much later than its rhythm a key may come, because main or the system was busy. */
const busyMs = 60;
const ownSuffixes = '\r\n\t\0';
const escape = '\x1b';
const backspace = '\b';
/** The end of each wait: keys that came while main was busy are read in it, before the wait is over. */
const graceTickMs = 10;
/** Main was busy again when a breath ends this late: another is taken, but not for ever. */
const lateMs = 5;
const maxGraceTicks = 20;

/** A wedge that knows nothing of whoever types. */
export function createKeyboardWedge({ isComplete, prefix = '', suffix = '' }: KeyboardWedgeOptions): KeyboardWedge {
  const run = createRun(prefix);
  const altCode = createAltCode();
  /** The digits of a character that is being typed by its number. */
  let digits: RunKey[] = [];
  let read = createReadings();
  let held: RunKey[] = [];
  let lastHeld = 0;
  let textFieldFocused = false;
  let burst: KeyboardBurst | null = null;
  let due = 0;
  let deadline: number | null = null;
  let graceTicks = 0;
  /** Keys whose going down the page has seen. */
  const down = new Set<string>();

  function answer(pass: boolean, release: RunKey[] = [], frames: Frame[] = [], takeBack = 0): WedgeAnswer {
    const strokes = release.map(({ stroke }) => stroke).filter((stroke) => !isModifier(stroke));
    return { pass, release: strokes, takeBack, frames };
  }

  function waitUntil(time: number, now: number): void {
    due = time;
    deadline = Math.max(now, time - graceTickMs);
    graceTicks = 0;
  }

  /** Lets the first of the held keys go. */
  function releaseHeld(count: number, now: number): RunKey[] {
    const released = held.splice(0, count);
    for (const key of released) key.shown = true;
    const [first] = held;
    if (first === undefined) deadline = null;
    else waitUntil(limitOf(first), now);
    return released;
  }

  function pass(stroke: Keystroke, released: RunKey[] = []): WedgeAnswer {
    down.add(nameOf(stroke));
    return answer(true, released);
  }

  /** A key that no scanner types, or of which a person is making a character. */
  function leave(stroke: Keystroke, now: number): WedgeAnswer {
    const released = releaseHeld(held.length, now);
    run.clear();
    read = createReadings();
    return pass(stroke, released);
  }

  function consider(key: RunKey): WedgeAnswer {
    run.add(key);
    const found = run.find();
    if (found !== null) return begin(found);
    const early = earlyKeys(key);
    if (early === 'all') {
      key.shown = true;
      return pass(key.stroke, releaseHeld(held.length, key.at));
    }
    held.push(key);
    lastHeld = key.at;
    return answer(false, releaseHeld(early, key.at));
  }

  /** A dead key is never held, for no letter would come of it; on another layout it may begin a licence all the same. */
  function considerDead(key: RunKey): WedgeAnswer {
    run.add(key);
    const found = run.find();
    if (found !== null) return begin(found);
    key.shown = true;
    return pass(key.stroke, releaseHeld(held.length, key.at));
  }

  /** How many of the keys held before this one go to the page, or that all do and this one too. */
  function earlyKeys(key: RunKey): number | 'all' {
    if (isModifier(key.stroke)) return held.length > 0 ? 0 : 'all';
    if (run.mayBeFast) return 0;
    const ofStart = held.findIndex((one) => run.isOfStart(one));
    if (run.isOfStart(key)) return ofStart < 0 ? held.length : ofStart;
    if (altCode.pending && altCode.mayBecome(startCharacters + prefix.charAt(0))) return 0;
    return !textFieldFocused && isText(key.stroke) && key.stroke.key !== ' ' ? held.length : 'all';
  }

  /** When a key goes to the page if nothing more comes. */
  function limitOf(key: RunKey): number {
    if (altCode.pending) return lastHeld + holdMs;
    const ofStart = run.isOfStart(key);
    // What spells a licence out nobody types, and nobody waits for it.
    if (ofStart && run.start === 'likely') return lastHeld + (textFieldFocused ? holdMs : holdElsewhereMs);
    if (ofStart && !textFieldFocused) return Math.min(key.at + longestHoldMs, lastHeld + holdElsewhereMs);
    if (ofStart) return key.at + holdMs;
    return Math.min(key.at + (textFieldFocused ? holdMs : holdElsewhereMs), lastHeld + fastMs + busyMs);
  }

  function begin({ keys, from, readings }: Found): WedgeAnswer {
    const others = held.filter((key) => !keys.includes(key));
    const takeBack = keys.filter(({ shown, stroke }) => shown && isText(stroke)).length;
    const scan = createKeyboardScan({ isComplete, suffix, readings });
    const frames = keys.slice(from).flatMap(({ characters }) => scan.push(characters));
    burst = createKeyboardBurst({ scan, keys, suffixes: ownSuffixes + suffix });
    held = [];
    run.clear();
    waitUntil(burst.until, lastOf(keys));
    return answer(false, others, frames, takeBack);
  }

  function end(): void {
    burst = null;
    deadline = null;
    read = createReadings();
  }

  /** A character typed by its number is over with the next key, with Alt's coming up, or with silence. */
  function compose(): WedgeAnswer | null {
    const character = altCode.end();
    const keys = digits;
    digits = [];
    if (character === null) return null;
    if (burst !== null) return answer(false, [], burst.compose(inAllReadings(character)));
    run.compose(keys, inAllReadings(character));
    const found = run.find();
    if (found !== null) return begin(found);
    // The system makes no character of keys that it was not told of.
    const last = keys.at(-1);
    if (last !== undefined && held.includes(last)) {
      held = held.filter((key) => key === last || !keys.includes(key));
      last.stroke = { ...last.stroke, key: character, code: '', alt: false };
    }
    return null;
  }

  function takeDigit(stroke: Keystroke, now: number, earliest: number): WedgeAnswer {
    if (burst !== null) return goOn(burst, inAllReadings(''), false, now);
    const key = { stroke, at: now, earliest, characters: inAllReadings(''), shown: false };
    digits.push(key);
    return consider(key);
  }

  function takeKey(stroke: Keystroke, now: number, earliest: number): WedgeAnswer {
    const modifier = isModifier(stroke);
    const characters = read(stroke);
    const character = characters[bySystem] ?? null;
    if (burst?.isOver(character, now) === true) end();
    const typesNothing = characters.every((one) => one === null);
    if (burst !== null) {
      // F2, arrows: no scanner types them.
      const other = typesNothing && !stroke.composing && stroke.key.length > 1 && stroke.key !== 'Dead';
      return other ? pass(stroke) : goOn(burst, characters, modifier, now);
    }
    const edits = character === escape || character === backspace;
    if (stroke.repeat || stroke.composing || typesNothing || edits) return leave(stroke, now);
    const key = { stroke, at: now, earliest, characters, shown: false };
    return stroke.key === 'Dead' ? considerDead(key) : consider(key);
  }

  function goOn(burst: KeyboardBurst, characters: Characters, modifier: boolean, now: number): WedgeAnswer {
    const frames = burst.key(characters, modifier, now);
    waitUntil(burst.until, now);
    return answer(false, [], frames);
  }

  function tickHeld(now: number): WedgeAnswer {
    const still = held.findIndex((key) => limitOf(key) > now);
    return answer(false, releaseHeld(still < 0 ? held.length : still, now));
  }

  function tickBurst(burst: KeyboardBurst, now: number): WedgeAnswer {
    const frames = burst.tick();
    if (frames === null) end();
    else waitUntil(Math.max(now, burst.until), now);
    return answer(false, [], frames ?? []);
  }

  return {
    get deadline() {
      return deadline;
    },

    key(stroke, now, focused, earliest = now) {
      textFieldFocused = focused;
      if (stroke.kind === 'up') {
        const composed = stroke.key === 'Alt' ? compose() : null;
        // The page hears of the end of what it heard the beginning of; a key that is let go makes its own end.
        return { ...(composed ?? answer(false)), pass: down.delete(nameOf(stroke)) };
      }
      if (altCode.take(stroke)) return takeDigit(stroke, now, earliest);
      const composed = isModifier(stroke) && stroke.key !== 'Alt' ? null : compose();
      const answered = takeKey(stroke, now, earliest);
      return composed === null ? answered : both(composed, answered);
    },

    tick(now) {
      if (deadline === null || now < deadline) return answer(false);
      if (graceTicks === 0 || (now - deadline > lateMs && graceTicks < maxGraceTicks)) {
        deadline = graceTicks === 0 ? Math.max(now, due) : now + graceTickMs;
        graceTicks += 1;
        return answer(false);
      }
      const composed = compose();
      // With its last character the scan may be complete, and a suffix may come.
      if (composed !== null && burst !== null) {
        waitUntil(Math.max(now, burst.until), now);
        if (composed.frames.length > 0) return composed;
      }
      const answered = burst === null ? tickHeld(now) : tickBurst(burst, now);
      return composed === null ? answered : both(composed, answered);
    },

    stop() {
      const frames = burst?.disconnect() ?? [];
      const released = releaseHeld(held.length, 0);
      run.clear();
      end();
      return answer(false, released, frames);
    },
  };
}

function both(first: WedgeAnswer, second: WedgeAnswer): WedgeAnswer {
  return {
    pass: second.pass,
    release: [...first.release, ...second.release],
    takeBack: first.takeBack + second.takeBack,
    frames: [...first.frames, ...second.frames],
  };
}

function lastOf(keys: readonly RunKey[]): number {
  return keys.at(-1)?.at ?? 0;
}

function nameOf({ key, code }: Keystroke): string {
  return code === '' ? key : code;
}
