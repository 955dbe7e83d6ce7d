// What is typed while set-up listens. There is nothing to type into, so a run of keys is a scanner's, whatever it begins
// with and however it stumbles, and none of it presses a button. A person's Enter, Tab, Esc and space go to the page.
import type { Keystrokes } from '../keyboard';
import { characterOf, isModifier } from '../keyboard';
import type { Keystroke } from '../../base';

/** The slowest scanner sends a key every 100 ms; the rest is what a busy system adds. */
const silenceMs = 500;
/** Nobody types so many so fast where there is nothing to type into. */
const fewest = 6;

/**
 * Listens until it is ended by the function that it gives.
 *
 * @param onRun told of each run of keys, when it is over
 */
export function listenToTyping(keystrokes: Keystrokes, onRun: (text: string) => void): () => void {
  let run = '';
  let timer: NodeJS.Timeout | null = null;

  function over(): void {
    const typed = run;
    run = '';
    timer = null;
    if (typed.length >= fewest) onRun(typed);
  }

  function goesToPage(stroke: Keystroke): boolean {
    if (stroke.kind === 'up' || isModifier(stroke)) return true;
    const character = characterOf(stroke);
    if (character === null) return true;
    if (character <= ' ' && (stroke.repeat || timer === null)) return true;
    if (stroke.repeat) return false;
    run += character;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(over, silenceMs);
    return false;
  }

  const end = keystrokes.listen(goesToPage);
  return () => {
    if (timer !== null) clearTimeout(timer);
    end();
  };
}
