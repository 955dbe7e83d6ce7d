// What the wedge answers to a key: what the page gets, and what a scanner has sent.
import type { Frame } from '../framing';
import { isModifier } from './characters';
import type { RunKey } from './run';
import type { Keystroke } from '../../base';

export interface WedgeAnswer {
  /** Buffered keys that now go to the page, in this order and before the present one. */
  release: Keystroke[];
  /** Whether the present key goes to the page. */
  pass: boolean;
  /** How many of the page's last characters were a scanner's and are to be removed. */
  takeBack: number;
  frames: Frame[];
}

/** The answer to one key, without the modifiers among those that are released: they do nothing alone. */
export function answer(pass: boolean, release: RunKey[] = [], frames: Frame[] = [], takeBack = 0): WedgeAnswer {
  const strokes = release.map(({ stroke }) => stroke).filter((stroke) => !isModifier(stroke));
  return { pass, release: strokes, takeBack, frames };
}

/** Two answers as one, the earlier first. */
export function combine(first: WedgeAnswer, second: WedgeAnswer): WedgeAnswer {
  return {
    pass: second.pass,
    release: [...first.release, ...second.release],
    takeBack: first.takeBack + second.takeBack,
    frames: [...first.frames, ...second.frames],
  };
}
