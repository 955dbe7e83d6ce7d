// Detects that the lane is unattended, so that it can be locked.
import type { WebContents } from 'electron';

export interface IdleOptions {
  /** Milliseconds without input; 0 for never. */
  afterMs: number;
  /** A monotonic clock, in milliseconds. */
  steadyNow: () => number;
  /** Called once; the next input starts the countdown again. */
  onIdle: () => void;
}

export interface IdleWatch {
  /** Counts keys, mouse and touch in this page as input. */
  watch(contents: Pick<WebContents, 'on'>): void;
  /** Counts input from elsewhere, such as a scan. */
  touch(): void;
  stop(): void;
}

/** Starts the countdown at once. */
export function watchIdle({ afterMs, steadyNow, onIdle }: IdleOptions): IdleWatch {
  let last = 0;
  let timer: NodeJS.Timeout | null = null;
  let stopped = afterMs === 0;

  // The mouse alone reports a hundred times a second: a running timer is left alone.
  function touch(): void {
    if (stopped) return;
    last = steadyNow();
    timer ??= setTimeout(check, afterMs);
  }

  function check(): void {
    const left = last + afterMs - steadyNow();
    timer = left > 0 ? setTimeout(check, left) : null;
    if (timer === null) onIdle();
  }

  touch();
  return {
    watch(contents) {
      contents.on('input-event', touch);
      // Keys that are withheld from the page, because they may be a scanner's, are no input events.
      contents.on('before-input-event', touch);
    },
    touch,
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
