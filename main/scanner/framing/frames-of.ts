// What a device's bytes come to once all of them are there.
import type { Frame } from './endings';
import type { FramerOptions } from './framer';
import { createFramer } from './framing';

/** Bytes that came together, at milliseconds of any clock. */
export interface Piece {
  at: number;
  bytes: Uint8Array;
}

/** The frames that pieces give, in the order of their times, and the silence behind them. */
export function framesOf(pieces: readonly Piece[], options: FramerOptions): Frame[] {
  const framer = createFramer(options);
  const frames: Frame[] = [];
  const runUntil = (at: number): void => {
    for (let { deadline } = framer; deadline !== null && deadline < at; { deadline } = framer) {
      frames.push(...framer.tick(deadline));
    }
  };
  for (const { at, bytes } of pieces) {
    runUntil(at);
    frames.push(...framer.push(bytes, at));
  }
  runUntil(Infinity);
  return frames;
}
