// The keyboard during diagnosis. There is no field to type into, so any run of keys is a scanner's and none of it reaches the
// page. A person's Enter, Tab, Esc and space do. Keys are read in all the ways in which the lane reads them, so that diagnosis
// does not deny what the lane can read.
import type { Keystrokes } from '../keyboard';
import { bySystem, createAltCode, createReadings, inAllReadings, isModifier } from '../keyboard';
import type { Characters } from '../keyboard';
import type { Keystroke } from '../../base';
import { longestPauseMs } from '../framing';

/** The slowest scanner sends a key every 100 ms; a busy system adds the rest. */
const silenceMs = 500;
/** Fewer keys are no scan. */
const minKeys = 6;

/**
 * Calls `onRun` after each run of keys, with its text in each reading, the system's own first, and when it began, in milliseconds
 * of the process's steady clock; gives what stops it.
 *
 * @param isUnfinished whether more of a text is to come: then the longest pause inside a scan is waited for
 */
export function listenToTyping(
  keystrokes: Keystrokes,
  onRun: (texts: readonly string[], began: number) => void,
  isUnfinished: (text: string) => boolean = () => false,
): () => void {
  let run: string[] = [];
  let keys = 0;
  let began = 0;
  let isExtended = false;
  let timer: NodeJS.Timeout | null = null;
  const read = createReadings();
  const altCode = createAltCode();

  function endRun(): void {
    if (!isExtended && run.some(isUnfinished)) {
      isExtended = true;
      timer = setTimeout(endRun, longestPauseMs - silenceMs);
      return;
    }
    const texts = run;
    const isScan = keys >= minKeys;
    run = [];
    keys = 0;
    timer = null;
    if (isScan) onRun([...new Set(texts)], began);
  }

  function wait(): void {
    if (timer !== null) clearTimeout(timer);
    else began = performance.now();
    isExtended = false;
    timer = setTimeout(endRun, silenceMs);
  }

  function add(characters: Characters): void {
    run = characters.map((character, index) => (run[index] ?? '') + (character ?? ''));
    keys += 1;
    wait();
  }

  function goesToPage(stroke: Keystroke): boolean {
    if (stroke.kind === 'up') {
      if (stroke.key === 'Alt' && altCode.pending) addNumbered();
      return true;
    }
    if (altCode.take(stroke)) {
      wait();
      return false;
    }
    const characters = read(stroke);
    if (isModifier(stroke)) return true;
    if (characters.every((character) => character === null)) return true;
    const own = characters[bySystem];
    const isBlank = typeof own === 'string' && own !== '' && own <= ' ';
    if (isBlank && (stroke.repeat || timer === null)) return true;
    if (stroke.repeat) return false;
    add(characters);
    return false;
  }

  function addNumbered(): void {
    const character = altCode.end();
    if (character !== null) add(inAllReadings(character));
  }

  const end = keystrokes.listen(goesToPage);
  return () => {
    if (timer !== null) clearTimeout(timer);
    end();
  };
}
