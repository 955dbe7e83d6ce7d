// Characters that a scanner typed, in every reading that makes sense, until one of them is a payload. Pure.
import { createFramer } from '../framing';
import type { Frame, Framer } from '../framing';
import type { IsComplete } from '../device';
import type { Characters } from './readings';
import { isSpelledOut, wedgeStart } from './wedge-start';

export interface KeyboardScan {
  /** One key, as each reading has it. */
  push(characters: Characters): Frame[];
  /** Silence: what has come is all there is, and what comes later is the rest of it. */
  finish(): Frame[];
  /** Whoever typed is gone. */
  disconnect(): Frame[];
  /** Whether a part of a scan is held. */
  readonly holding: boolean;
}

export interface KeyboardScanOptions {
  isComplete: IsComplete;
  /** What the scanner was set to send after each scan; empty for none known. */
  suffix: string;
  /** Those of `Characters` to follow, the likeliest first. */
  readings: readonly number[];
}

interface Candidate {
  reading: number;
  framer: Framer;
  /** What has come of the present scan: its beginning, and its end. */
  head: string;
  tail: string;
  /** How many of its keys make little sense, those twice that make none: another reading is the better one. */
  strange: number;
}

const emptyAuditMemory = { head: '', tail: '', strange: 0 };
const headLength = 64;
/** What stands before a start and is no longer is a prefix that nobody told of. */
const longestPrefix = 8;
/** What scanners are set to send after a code that holds none of them. */
const codeEnds = '\r\n\t';
/** No licence has these, but for a letter here and there. */
const strange = /[[\]{}|~`<>\\"\x80-\xff]/;
/** The separators of a licence: as a suffix they cannot be told from its own. */
const separators = /^[\r\n\x1c-\x1f]*$/; // eslint-disable-line no-control-regex -- they are what is meant

export function createKeyboardScan({ isComplete, suffix, readings }: KeyboardScanOptions): KeyboardScan {
  // Silence is judged by whoever knows the rhythm.
  const begin = (reading: number): Candidate => ({
    reading,
    framer: createFramer({ isComplete, idleMs: Infinity, graceMs: Infinity }),
    ...emptyAuditMemory,
  });
  let candidates = readings.map(begin);

  /** The one that spells a licence out, or begins as one, with the fewest keys that make no sense; or the likeliest. */
  function best(): Candidate | undefined {
    const sensible = candidates.toSorted((one, other) => one.strange - other.strange);
    const licence = sensible.find(({ head }) => isSpelledOut(head)) ?? sensible.find(({ head }) => isLicence(head));
    return licence ?? candidates[0];
  }

  /** From here on this reading is the right one, and a new scan may begin. */
  function settle(winner: Candidate): void {
    for (const other of candidates) if (other !== winner) other.framer.disconnect();
    candidates = [winner];
    Object.assign(winner, emptyAuditMemory);
  }

  /** Whether this character ends a code, or the suffix does that was configured. */
  function endsHere({ head, tail }: Candidate, character: string): boolean {
    const licence = isLicence(head);
    if (!licence && character !== '' && codeEnds.includes(character) && head !== '') return true;
    return suffix !== '' && (tail + character).endsWith(suffix) && !(licence && separators.test(suffix));
  }

  function endCode(candidate: Candidate): Frame[] {
    const frames = candidate.framer.finish('after_complete');
    // What comes next is another code, not the rest of this one.
    candidate.framer.disconnect();
    return frames.flatMap((frame) => bare(frame, suffix.slice(0, -1)));
  }

  function take(candidate: Candidate, character: string | null): Frame[] {
    if (character === null) candidate.strange += 2;
    else if (strange.test(character)) candidate.strange += 1;
    if (character === null || character === '') return [];
    // What came before was not of a scan: a suffix of the last one.
    if (!candidate.framer.holding) Object.assign(candidate, emptyAuditMemory);
    const frames = candidate.framer.push(Buffer.from(character, 'latin1'), 0);
    if (!candidate.framer.holding) return frames;
    if (candidate.head.length < headLength) candidate.head += character;
    candidate.tail = (candidate.tail + character).slice(-Math.max(1, suffix.length));
    return frames;
  }

  return {
    get holding() {
      return candidates.some(({ framer }) => framer.holding);
    },

    push(characters) {
      const leader = best();
      if (leader === undefined) return [];
      if (endsHere(leader, characters[leader.reading] ?? '')) {
        const frames = endCode(leader);
        candidates = readings.map((reading) => (reading === leader.reading ? leader : begin(reading)));
        Object.assign(leader, emptyAuditMemory);
        return frames;
      }
      const told = candidates.map((candidate) => take(candidate, characters[candidate.reading] ?? null));
      const winner = candidates
        .filter((_candidate, index) => told[index]?.length !== 0)
        .toSorted((one, other) => one.strange - other.strange)[0];
      if (winner === undefined) {
        if (candidates.some(({ head }) => isSpelledOut(head)))
          candidates = candidates.filter(({ head }) => isSpelledOut(head));
        return [];
      }
      const frames = told[candidates.indexOf(winner)] ?? [];
      settle(winner);
      return frames;
    },

    finish() {
      const winner = best();
      if (winner === undefined) return [];
      const licence = isLicence(winner.head);
      const frames = winner.framer.finish('after_complete');
      settle(winner);
      return licence ? frames : frames.flatMap((frame) => bare(frame, ''));
    },

    disconnect() {
      return best()?.framer.disconnect() ?? [];
    },
  };
}

/** Whether a licence begins here, or behind a prefix. */
function isLicence(head: string): boolean {
  for (let from = 0; from <= longestPrefix && from < head.length; from += 1) {
    if (wedgeStart(head.slice(from)) !== 'no') return true;
  }
  return false;
}

/** A code without what the scanner was set to send after it; nothing for one that is that alone. */
function bare(frame: Frame, suffix: string): Frame[] {
  if (frame.type !== 'scan') return [frame];
  const length = frame.payload.length - (frame.payload.endsWith(suffix) ? suffix.length : 0);
  const payload = frame.payload.slice(0, length).replace(/[\r\n\t\0]+$/, '');
  return payload === '' ? [] : [{ ...frame, payload }];
}
