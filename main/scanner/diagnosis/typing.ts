// The keyboard during diagnosis. There is no field to type into, so any run of keys is a scanner's and none of it reaches the
// page. A person's Enter, Tab, Esc and space do.
import type { Keystrokes } from '../keyboard';
import { characterOf, isModifier } from '../keyboard';
import type { Keystroke } from '../../base';

/** The slowest scanner sends a key every 100 ms; a busy system adds the rest. */
const silenceMs = 500;
/** Fewer keys are no scan. */
const minKeys = 6;

/** Calls `onRun` after each run of keys; gives the function that stops it. */
export function listenToTyping(keystrokes: Keystrokes, onRun: (text: string) => void): () => void {
  let run = '';
  let timer: NodeJS.Timeout | null = null;

  function endRun(): void {
    const typed = run;
    run = '';
    timer = null;
    if (typed.length >= minKeys) onRun(typed);
  }

  function goesToPage(stroke: Keystroke): boolean {
    if (stroke.kind === 'up' || isModifier(stroke)) return true;
    const character = characterOf(stroke);
    if (character === null) return true;
    if (character <= ' ' && (stroke.repeat || timer === null)) return true;
    if (stroke.repeat) return false;
    run += character;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(endRun, silenceMs);
    return false;
  }

  const end = keystrokes.listen(goesToPage);
  return () => {
    if (timer !== null) clearTimeout(timer);
    end();
  };
}
