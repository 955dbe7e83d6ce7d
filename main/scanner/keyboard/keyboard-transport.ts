// The keyboard as a transport for scans.
import { createDeadlineTimer, systemClock } from '../../base';
import type { Clock, Keystroke } from '../../base';
import type { Frame } from '../framing';
import type { IsComplete, LicenceEnd, LicenceStart, ScannerEvent, ScannerState, Transport } from '../device';
import { beatMs, createStallWatch } from './stall';
import { createKeyboardWedge } from './keyboard-wedge';
import type { WedgeAnswer } from './wedge-answer';

/** The page's keyboard input, which the wedge filters. */
export interface Keystrokes {
  /** Asks `take` before each key: true passes it to the page, false withholds it. Gives the function that stops it. */
  listen(take: (stroke: Keystroke) => boolean): () => void;
  /** Sends keys to the page as if they were pressed now. */
  release(strokes: readonly Keystroke[]): void;
  /** Removes the last characters from the fields that they were typed into. */
  takeBack(characters: number): void;
  /** Whether a text field has the focus. */
  textFieldFocused(): boolean;
}

export interface KeyboardOptions {
  /** Stable for the life of the terminal. */
  id: string;
  keystrokes: Keystrokes;
  isComplete: IsComplete;
  endOf?: LicenceEnd | undefined;
  startOf?: LicenceStart | undefined;
  emit: (event: ScannerEvent) => void;
  /** What the scanner is set to send before each scan: identifies one at any speed. */
  prefix?: string | null;
  /** What it is set to send after each scan: ends one at once. */
  suffix?: string | null;
  /** The system's unless given. */
  clock?: Clock;
}

/** A transport for keyboard wedge scanners. `ready` while open: whether a scanner is plugged in cannot be known. */
export function createKeyboardTransport(options: KeyboardOptions): Transport {
  const { id, keystrokes, isComplete, endOf, startOf, emit, clock = systemClock } = options;
  const wedge = createKeyboardWedge({
    isComplete,
    endOf,
    startOf,
    prefix: options.prefix ?? '',
    suffix: options.suffix ?? '',
  });
  const alarm = createDeadlineTimer(() => {
    apply(wedge.tick(clock.now()));
  }, clock);
  let state: ScannerState = 'absent';
  let stopListening: (() => void) | null = null;
  let stopHeartbeat: (() => void) | null = null;

  const status = () => ({ id, name: id, kind: 'wedge' as const, state, because: null });

  function setState(next: ScannerState): void {
    if (next === state) return;
    state = next;
    emit({ type: 'status', status: status() });
  }

  function report(frames: Frame[]): void {
    for (const frame of frames) emit({ ...frame, scannerId: id });
  }

  function apply({ release, takeBack, frames }: WedgeAnswer): void {
    alarm.set(wedge.deadline);
    if (release.length > 0) keystrokes.release(release);
    if (takeBack > 0) keystrokes.takeBack(takeBack);
    // A listener may take long, and the next key must not wait for it.
    if (frames.length === 0) return;
    clock.soon(() => {
      report(frames);
    });
  }

  return {
    get status() {
      return status();
    },
    open() {
      if (stopListening !== null) return;
      setState('ready');
      const watch = createStallWatch(clock.now());
      stopHeartbeat = clock.every(beatMs, () => {
        watch.beat(clock.now());
      });
      stopListening = keystrokes.listen((stroke) => {
        const now = clock.now();
        const answer = wedge.key(stroke, now, keystrokes.textFieldFocused(), watch.earliest(now));
        apply(answer);
        return answer.pass;
      });
    },
    close() {
      stopListening?.();
      stopListening = null;
      stopHeartbeat?.();
      apply(wedge.stop());
      setState('absent');
      return Promise.resolve();
    },
  };
}
