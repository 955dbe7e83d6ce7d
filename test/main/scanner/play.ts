// Plays bytes into a framer at given times of a fake clock, and ticks at each deadline, for the tests of framing.
import { licenceEnd, licenceStart } from '../../../main/licence';
import { createFramer } from '../../../main/scanner/framing/framing';
import type { Frame } from '../../../main/scanner/framing/endings';
import type { Framer } from '../../../main/scanner/framing/framer';
import { isComplete } from './payloads';

export const options = { isComplete, endOf: licenceEnd, startOf: licenceStart, idleMs: 200, graceMs: 50 };

export interface Player {
  /** Sends text at once; `last` as in `Framer.push`. */
  send(text: string, last?: boolean | null): Player;
  /** Advances the clock; timers fire on time. */
  wait(ms: number): Player;
  frames: Frame[];
  framer: Framer;
}

export function play(framer = createFramer(options)): Player {
  let now = 1000;
  const frames: Frame[] = [];
  const player: Player = {
    frames,
    framer,
    send(text, last = null) {
      frames.push(...framer.push(Buffer.from(text, 'latin1'), now, last));
      return player;
    },
    wait(ms) {
      const until = now + ms;
      for (let due = framer.deadline; due !== null && due <= until; due = framer.deadline) {
        now = due;
        frames.push(...framer.tick(now));
      }
      now = until;
      return player;
    },
  };
  return player;
}
