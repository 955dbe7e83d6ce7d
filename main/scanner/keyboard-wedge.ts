// Tells a scanner that types from a person who types. Pure: keys and times come in, and for each key it answers whether
// it goes to the page, and which of those held back go there first. Whoever feeds it keeps the clock and the timer.
//
// A burst that begins as a licence begins is held back, for as long as it goes on like one. When it does not, or when a
// person may be waiting for what was typed, the keys go to the page in their order. When it is a licence, they are taken out
// for good, with all that follows in the rhythm of the burst.
import { createFramer } from './framing';
import type { Frame } from './framing';
import { characterOf, isModifier } from './keystroke';
import type { Keystroke } from './keystroke';
import { createRhythm } from './rhythm';
import type { Rhythm } from './rhythm';
import type { IsComplete } from './scanner';
import { wedgeStart } from './wedge-start';

export interface WedgeAnswer {
  /** Keys that were held back and now go to the page, in this order and before the present one. */
  release: Keystroke[];
  /** Whether the present key goes to the page. */
  pass: boolean;
  frames: Frame[];
}

/** Times are milliseconds of any clock that never goes back: when a key arrived, for nothing else is known of it. */
export interface KeyboardWedge {
  key(stroke: Keystroke, now: number, textFieldFocused: boolean): WedgeAnswer;
  /** To be called when `deadline` has come. */
  tick(now: number): WedgeAnswer;
  /** Lets go of everything. */
  stop(): WedgeAnswer;
  /** When `tick` wants to be called; null when nothing is waited for. */
  readonly deadline: number | null;
}

/** The longest that a person waits for a key in a text field. */
const holdMs = 150;
/** The same where no key types anything. */
const holdElsewhereMs = 300;
/** The slowest scanner sends a key every 100 ms; the rest is what the system adds. */
const slowestMs = 120;
/** How much later than its rhythm a key may come, because main or the system was busy. */
const busyMs = 60;
/** A scanner begins in silence: nobody types with the trigger in the hand. */
const quietMs = 250;
/** Silence that ends a scan: so many times the middle gap, within these limits. */
const gapFactor = 4;
// Not less, for a scan that is cut costs more than a wait: the system itself takes that long for a key now and then.
const shortestGapMs = 150;
const longestGapMs = 300;
/** What else than a suffix comes later than this behind a complete scan is not of it; a slow scanner's goes by its rhythm. */
const graceMs = 100;
const suffixes = '\r\n\t\0';
/** How long behind a complete scan a suffix is taken for its own; a slow scanner's goes by its rhythm too. */
const suffixMs = 150;
const escape = '\x1b';
/** What is typed this far in a scanner's rhythm, and spells the start of a licence, is no person's. */
const enough = 24;
/** The end of each wait: keys that came while main was busy are read in it, before the wait is over. */
const breathMs = 10;
/** Main was busy again when a breath ends this late: another is taken, but not for ever. */
const lateMs = 5;
const mostBreaths = 20;

interface Burst {
  since: number;
  last: number;
  text: string;
  rhythm: Rhythm;
  /** What may go to the page yet; none once the burst is known for a scan. */
  held: Keystroke[];
  recognised: boolean;
  textFieldFocused: boolean;
  /** Nobody was typing before. */
  quiet: boolean;
  breaths: number;
  /** Handed on at its silence, incomplete as it was. */
  cut: boolean;
}

export function createKeyboardWedge({ isComplete }: { isComplete: IsComplete }): KeyboardWedge {
  // Silence is judged here, by the rhythm.
  const framer = createFramer({ isComplete, idleMs: Infinity, graceMs: Infinity });
  let burst: Burst | null = null;
  let deadline: number | null = null;
  let lastToPage = -Infinity;
  /** Keys whose going down the page has seen. */
  const down = new Set<string>();

  const answer = (pass: boolean, release: Keystroke[] = [], frames: Frame[] = []): WedgeAnswer => ({
    pass,
    release,
    frames,
  });

  function end(now: number): Keystroke[] {
    const held = burst?.held ?? [];
    if (held.length > 0) lastToPage = now;
    burst = null;
    deadline = null;
    framer.disconnect();
    return held;
  }

  function pass(stroke: Keystroke, now: number, release: Keystroke[] = []): WedgeAnswer {
    if (!isModifier(stroke)) lastToPage = now;
    down.add(nameOf(stroke));
    return answer(true, release);
  }

  function begin(stroke: Keystroke, now: number, textFieldFocused: boolean): WedgeAnswer {
    const character = stroke.repeat || stroke.composing ? null : characterOf(stroke);
    if (character === null || wedgeStart(character) === 'no') return pass(stroke, now);
    burst = {
      since: now,
      last: now,
      text: character,
      rhythm: createRhythm(now),
      held: [stroke],
      recognised: false,
      textFieldFocused,
      quiet: now - lastToPage >= quietMs,
      breaths: 0,
      cut: false,
    };
    deadline = openDeadline(burst) - breathMs;
    return answer(false);
  }

  function goOn(burst: Burst, stroke: Keystroke, character: string | null, now: number): WedgeAnswer {
    if (!burst.recognised && !mayGoOn(burst, stroke, character)) {
      const release = end(now);
      // What does not go on with one start may be another: a person's `@`, then a scan.
      if (character === null || stroke.repeat || wedgeStart(character) === 'no') return pass(stroke, now, release);
      return { ...begin(stroke, now, burst.textFieldFocused), release };
    }
    if (burst.recognised && character === null && !stroke.composing && stroke.key.length > 1 && stroke.key !== 'Dead') {
      // F2, arrows: no scanner types them.
      return pass(stroke, now);
    }
    burst.rhythm.beat(now, isModifier(stroke));
    burst.last = now;
    burst.breaths = 0;
    const frames = burst.recognised ? push(character ?? '') : hold(burst, stroke, character ?? '');
    deadline = (burst.recognised ? now + silence(burst) : openDeadline(burst)) - breathMs;
    return answer(false, [], frames);
  }

  function hold(burst: Burst, stroke: Keystroke, character: string): Frame[] {
    burst.held.push(stroke);
    burst.text += character;
    const start = wedgeStart(burst.text);
    const inRhythm = burst.text.length >= enough && (burst.rhythm.median() ?? 0) <= slowestMs;
    if (start !== 'sure' && !(start === 'likely' && inRhythm)) return [];
    burst.recognised = true;
    const { text } = burst;
    burst.held = [];
    burst.text = '';
    return push(text);
  }

  function push(text: string): Frame[] {
    return framer.push(Buffer.from(text, 'latin1'), 0);
  }

  /** Whether a key stands so far behind a complete scan that it is somebody else's. */
  function isBehind({ recognised, cut, rhythm, last }: Burst, character: string | null, now: number): boolean {
    // Behind a scan that was cut stands the rest of it.
    if (!recognised || cut || framer.holding || (character !== null && suffixes.includes(character))) return false;
    return character === escape || now - last > Math.max(graceMs, (rhythm.median() ?? 0) + busyMs + breathMs);
  }

  /** Silence that ends a scan. */
  function silence({ rhythm }: Burst): number {
    const median = rhythm.median();
    if (median === null) return longestGapMs;
    // A suffix that came late would press a button, and nobody answers a scan so soon.
    if (!framer.holding) return Math.max(suffixMs, Math.min(longestGapMs, median + busyMs + breathMs));
    return Math.min(longestGapMs, Math.max(shortestGapMs, gapFactor * median));
  }

  return {
    get deadline() {
      return deadline;
    },

    key(stroke, now, textFieldFocused) {
      if (stroke.kind === 'up') {
        // The page hears of the end of what it heard the beginning of; a key that is let go makes its own end.
        return answer(down.delete(nameOf(stroke)));
      }
      const character = isModifier(stroke) ? '' : characterOf(stroke);
      if (burst !== null && isBehind(burst, character, now)) end(now);
      if (burst !== null) return goOn(burst, stroke, character, now);
      return character === '' ? pass(stroke, now) : begin(stroke, now, textFieldFocused);
    },

    tick(now) {
      if (burst === null || deadline === null || now < deadline) return answer(false);
      if (burst.breaths === 0 || (now - deadline > lateMs && burst.breaths < mostBreaths)) {
        burst.breaths += 1;
        deadline = now + breathMs;
        return answer(false);
      }
      if (!framer.holding) return answer(false, end(now));
      burst.cut = true;
      burst.breaths = 0;
      deadline = Math.max(now, burst.last + longestGapMs) - breathMs;
      return answer(false, [], framer.finish('after_complete'));
    },

    stop() {
      const frames = burst?.recognised === true ? framer.disconnect() : [];
      return answer(false, end(-Infinity), frames);
    },
  };
}

function mayGoOn(burst: Burst, stroke: Keystroke, character: string | null): boolean {
  if (stroke.repeat || stroke.composing || character === null) return false;
  if (wedgeStart(burst.text + character) === 'no') return false;
  return (burst.rhythm.median() ?? 0) <= slowestMs;
}

/** When what is held goes to the page if nothing more comes. */
function openDeadline({ since, last, text, rhythm, textFieldFocused, quiet }: Burst): number {
  if (!textFieldFocused) return last + holdElsewhereMs;
  const strict = since + holdMs;
  const start = wedgeStart(text);
  // A slow scanner has sent too little by then: what is plainly the start of a licence, out of silence, is waited for until
  // the next key would have come.
  if (start === 'likely') return Math.max(strict, last + shortestGapMs);
  if (start === 'weak' || (start === 'open' && !quiet)) return strict;
  return Math.max(strict, last + Math.min(rhythm.longest(), slowestMs) + busyMs);
}

function nameOf({ key, code }: Keystroke): string {
  return code === '' ? key : code;
}
