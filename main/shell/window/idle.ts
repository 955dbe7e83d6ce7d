// Whether anybody is at the counter: a screen that nobody has touched for so long is one that anybody may read.
import type { WebContents } from 'electron';

export interface IdleOptions {
  /** Milliseconds without anything done; 0 for never. */
  afterMs: number;
  /** Milliseconds of a clock that nobody sets. */
  steadyNow: () => number;
  /** Called once for each such time. What is done afterwards begins the next. */
  onIdle: () => void;
}

export interface IdleWatch {
  /** Takes keys, mouse and touch at this page for somebody being there. */
  watch(contents: Pick<WebContents, 'on'>): void;
  /** Somebody is there: for what is done otherwise than at the page, such as a scan. */
  touch(): void;
  stop(): void;
}

/** Begins to count at once. */
export function watchIdle({ afterMs, steadyNow, onIdle }: IdleOptions): IdleWatch {
  let last = 0;
  let timer: NodeJS.Timeout | null = null;
  let stopped = afterMs === 0;

  // The mouse alone tells of itself a hundred times a second: the timer that runs is left to run.
  function touch(): void {
    if (stopped) return;
    last = steadyNow();
    timer ??= setTimeout(look, afterMs);
  }

  function look(): void {
    const left = last + afterMs - steadyNow();
    timer = left > 0 ? setTimeout(look, left) : null;
    if (timer === null) onIdle();
  }

  touch();
  return {
    watch(contents) {
      contents.on('input-event', touch);
      // Keys that never reach the page, because they may be a scanner's, are no input events.
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
