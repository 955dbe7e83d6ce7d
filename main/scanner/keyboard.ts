// The keyboard as a way in for scans: whoever types there, a person or a scanner.
import type { Frame } from './framing';
import { createKeyboardWedge } from './keyboard-wedge';
import type { WedgeAnswer } from './keyboard-wedge';
import type { Keystroke } from './keystroke';
import type { IsComplete, ScannerEvent, ScannerState, Transport } from './scanner';

/** Where keys come from, and where those go that are no scan's. */
export interface Keystrokes {
  /**
   * Asks `take` about each key before the page gets it: true lets it through, false keeps it back. Gives the function that
   * ends it.
   */
  listen(take: (stroke: Keystroke) => boolean): () => void;
  /** Types keys into the page as if they came now. */
  release(strokes: readonly Keystroke[]): void;
  /** Whether what is typed becomes text. */
  textFieldFocused(): boolean;
}

export interface KeyboardOptions {
  /** Stable for the life of the terminal. */
  id: string;
  keystrokes: Keystrokes;
  isComplete: IsComplete;
  emit: (event: ScannerEvent) => void;
}

/** A transport for scanners that type. It is ready while it is open: whether a scanner is plugged in cannot be known. */
export function createKeyboardTransport({ id, keystrokes, isComplete, emit }: KeyboardOptions): Transport {
  const wedge = createKeyboardWedge({ isComplete });
  let state: ScannerState = 'absent';
  let timer: NodeJS.Timeout | undefined;
  let stopListening: (() => void) | null = null;

  const status = () => ({ id, name: id, kind: 'wedge' as const, state, because: null });

  function become(next: ScannerState): void {
    if (next === state) return;
    state = next;
    emit({ type: 'status', status: status() });
  }

  function tell(frames: Frame[]): void {
    for (const frame of frames) emit({ ...frame, scannerId: id });
  }

  function schedule(): void {
    clearTimeout(timer);
    if (wedge.deadline === null) return;
    const wait = Math.max(0, Math.ceil(wedge.deadline - performance.now()));
    timer = setTimeout(() => {
      carryOut(wedge.tick(performance.now()));
    }, wait);
  }

  function carryOut({ release, frames }: WedgeAnswer): void {
    schedule();
    if (release.length > 0) keystrokes.release(release);
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
      stopListening = keystrokes.listen((stroke) => {
        const answer = wedge.key(stroke, performance.now(), keystrokes.textFieldFocused());
        carryOut(answer);
        return answer.pass;
      });
    },
    close() {
      stopListening?.();
      stopListening = null;
      carryOut(wedge.stop());
      become('absent');
      return Promise.resolve();
    },
  };
}
