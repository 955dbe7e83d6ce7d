// What is typed while set-up listens. It has no field to type into: a run of keys is a scanner's, also where it begins
// as no licence does, and none of it presses a button. Single keys are a person's and go to the page.
import type { Keystrokes } from '../keyboard';
import type { Keystroke } from '../keystroke';
import { characterOf, isModifier } from '../keystroke';

/** The slowest scanner sends a key every 100 ms; the rest is what the system adds. */
const gapMs = 160;
const silenceMs = 350;
/** Nobody types so many so fast where there is nothing to type into. */
const fewest = 6;

export interface Typing {
  /** Keys as they are, without those that belong to a run; a run that somebody else takes for a scan is theirs. */
  keystrokes: Keystrokes;
  /** Nothing more is heard. */
  end(): void;
}

/** @param onRun told of each run of keys, when it is over */
export function watchTyping(keystrokes: Keystrokes, onRun: (text: string) => void): Typing {
  let text = '';
  let last = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function over(): void {
    const run = text;
    text = '';
    if (run.length >= fewest) onRun(run);
  }

  function goesToPage(stroke: Keystroke): boolean {
    if (stroke.kind === 'up' || isModifier(stroke)) return true;
    const character = characterOf(stroke);
    if (character === null) return true;
    const now = performance.now();
    // Enter, Tab, Esc, and the space that presses a button.
    if (character <= ' ' && (stroke.repeat || now - last > gapMs)) return true;
    if (stroke.repeat) return false;
    text += character;
    last = now;
    clearTimeout(timer);
    timer = setTimeout(over, silenceMs);
    return false;
  }

  return {
    keystrokes: {
      listen: (take) => keystrokes.listen((stroke) => take(stroke) && goesToPage(stroke)),
      release(strokes) {
        keystrokes.release(strokes.filter(goesToPage));
      },
      // What the page was not given need not be taken back from it; it is no part of a run either.
      takeBack(characters) {
        text = text.slice(0, Math.max(0, text.length - characters));
      },
      textFieldFocused: () => keystrokes.textFieldFocused(),
    },
    end() {
      clearTimeout(timer);
      text = '';
    },
  };
}
