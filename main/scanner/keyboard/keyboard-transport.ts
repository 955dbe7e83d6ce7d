// The keyboard as a way in for scans: whoever types there, a person or a scanner.
import { createDeadlineTimer } from '../../base';
import type { Keystroke } from '../../base';
import type { Frame } from '../framing';
import type { IsComplete, ScannerEvent, ScannerState, Transport } from '../device';
import { beatMs, createStallWatch } from './stall';
import { createKeyboardWedge } from './keyboard-wedge';
import type { WedgeAnswer } from './keyboard-wedge';

/** Where keys come from, and where those go that are no scan's. */
export interface Keystrokes {
  /**
   * Asks `take` about each key before the page gets it: true lets it through, false keeps it back. Gives the function that
   * ends it.
   */
  listen(take: (stroke: Keystroke) => boolean): () => void;
  /** Types keys into the page as if they came now. */
  release(strokes: readonly Keystroke[]): void;
  /** Undoes what the last characters did to the fields that they were typed into. */
  takeBack(characters: number): void;
  /** Whether what is typed becomes text. */
  textFieldFocused(): boolean;
}

export interface KeyboardOptions {
  /** Stable for the life of the terminal. */
  id: string;
  keystrokes: Keystrokes;
  isComplete: IsComplete;
  emit: (event: ScannerEvent) => void;
  /** What the scanner was set to send before each scan; with it a scan is known at once, at any speed. */
  prefix?: string | null;
  /** What it was set to send after each; with it a scan is over at once. */
  suffix?: string | null;
}

/** A transport for scanners that type. It is ready while it is open: whether a scanner is plugged in cannot be known. */
export function createKeyboardTransport(options: KeyboardOptions): Transport {
  const { id, keystrokes, isComplete, emit } = options;
  const wedge = createKeyboardWedge({ isComplete, prefix: options.prefix ?? '', suffix: options.suffix ?? '' });
  const alarm = createDeadlineTimer(() => {
    carryOut(wedge.tick(performance.now()));
  });
  let state: ScannerState = 'absent';
  let stopListening: (() => void) | null = null;
  let heart: NodeJS.Timeout | undefined;

  const status = () => ({ id, name: id, kind: 'wedge' as const, state, because: null });

  function become(next: ScannerState): void {
    if (next === state) return;
    state = next;
    emit({ type: 'status', status: status() });
  }

  function tell(frames: Frame[]): void {
    for (const frame of frames) emit({ ...frame, scannerId: id });
  }

  function carryOut({ release, takeBack, frames }: WedgeAnswer): void {
    alarm.set(wedge.deadline);
    if (release.length > 0) keystrokes.release(release);
    if (takeBack > 0) keystrokes.takeBack(takeBack);
    // Whoever hears of a scan may take long: the next key must not wait for it.
    if (frames.length > 0) setImmediate(tell, frames);
  }

  return {
    get status() {
      return status();
    },
    open() {
      if (stopListening !== null) return;
      become('ready');
      const watch = createStallWatch(performance.now());
      heart = setInterval(() => {
        watch.beat(performance.now());
      }, beatMs);
      stopListening = keystrokes.listen((stroke) => {
        const now = performance.now();
        const answer = wedge.key(stroke, now, keystrokes.textFieldFocused(), watch.earliest(now));
        carryOut(answer);
        return answer.pass;
      });
    },
    close() {
      stopListening?.();
      stopListening = null;
      clearInterval(heart);
      carryOut(wedge.stop());
      become('absent');
      return Promise.resolve();
    },
  };
}
