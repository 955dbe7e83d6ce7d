// Characters that a scanner typed, in every reading that fits, until one of them is a payload. Pure.
import { createFramer } from '../framing';
import type { Frame, Framer } from '../framing';
import type { IsComplete } from '../device';
import type { Characters } from './characters';
import { isSpelledOut, wedgeStart } from './wedge-start';

export interface KeyboardScan {
  /** One key, in all readings. */
  push(characters: Characters): Frame[];
  /** Silence: reports what has come; what comes later is the rest of it. */
  finish(): Frame[];
  disconnect(): Frame[];
  /** Whether part of a scan is buffered. */
  readonly holding: boolean;
}

export interface KeyboardScanOptions {
  isComplete: IsComplete;
  /** What the scanner is set to send after each scan; empty for none. */
  suffix: string;
  /** Indexes into `Characters`, the likeliest first. */
  readings: readonly number[];
}

interface Candidate {
  reading: number;
  framer: Framer;
  /** First and last characters of the present scan. */
  head: string;
  tail: string;
  /** Penalty: one for each unlikely character, two for each key without one. */
  penalty: number;
}

const nothingYet = { head: '', tail: '', penalty: 0 };
const headLength = 64;
/** The longest prefix that is recognised without being configured, in characters. */
const longestPrefix = 8;
/** Suffixes that end a code which is no licence. */
const codeEnds = '\r\n\t';
/** Rare in a licence. */
const unlikely = /[[\]{}|~`<>\\"\x80-\xff]/;
/** The separators of a licence: as a suffix they are ambiguous. */
const separators = /^[\r\n\x1c-\x1f]*$/; // eslint-disable-line no-control-regex -- matched on purpose

export function createKeyboardScan({ isComplete, suffix, readings }: KeyboardScanOptions): KeyboardScan {
  // The burst decides on silence, by its rhythm.
  const begin = (reading: number): Candidate => ({
    reading,
    framer: createFramer({ isComplete, idleMs: Infinity, graceMs: Infinity }),
    ...nothingYet,
  });
  let candidates = readings.map(begin);

  /** The one with the lowest penalty that spells a licence's start out, or begins as one; else the likeliest. */
  function best(): Candidate | undefined {
    const byPenalty = candidates.toSorted((one, other) => one.penalty - other.penalty);
    const licence = byPenalty.find(({ head }) => isSpelledOut(head)) ?? byPenalty.find(({ head }) => isLicence(head));
    return licence ?? candidates[0];
  }

  /** Drops the other readings; a new scan may begin. */
  function choose(winner: Candidate): void {
    for (const other of candidates) if (other !== winner) other.framer.disconnect();
    candidates = [winner];
    Object.assign(winner, nothingYet);
  }

  /** Whether this character ends a code, by itself or with the configured suffix. */
  function endsHere({ head, tail }: Candidate, character: string): boolean {
    const licence = isLicence(head);
    if (!licence && character !== '' && codeEnds.includes(character) && head !== '') return true;
    return suffix !== '' && (tail + character).endsWith(suffix) && !(licence && separators.test(suffix));
  }

  function endCode(candidate: Candidate): Frame[] {
    const frames = candidate.framer.finish('after_complete');
    // What follows is another code.
    candidate.framer.disconnect();
    return frames.flatMap((frame) => withoutSuffix(frame, suffix.slice(0, -1)));
  }

  function take(candidate: Candidate, character: string | null): Frame[] {
    if (character === null) candidate.penalty += 2;
    else if (unlikely.test(character)) candidate.penalty += 1;
    if (character === null || character === '') return [];
    // What came before was the last scan's suffix.
    if (!candidate.framer.holding) Object.assign(candidate, nothingYet);
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
        Object.assign(leader, nothingYet);
        return frames;
      }
      const results = candidates.map((candidate) => take(candidate, characters[candidate.reading] ?? null));
      const winner = candidates
        .filter((_candidate, index) => results[index]?.length !== 0)
        .toSorted((one, other) => one.penalty - other.penalty)[0];
      if (winner === undefined) {
        if (candidates.some(({ head }) => isSpelledOut(head)))
          candidates = candidates.filter(({ head }) => isSpelledOut(head));
        return [];
      }
      const frames = results[candidates.indexOf(winner)] ?? [];
      choose(winner);
      return frames;
    },

    finish() {
      const winner = best();
      if (winner === undefined) return [];
      const licence = isLicence(winner.head);
      const frames = winner.framer.finish('after_complete');
      choose(winner);
      return licence ? frames : frames.flatMap((frame) => withoutSuffix(frame, ''));
    },

    disconnect() {
      return best()?.framer.disconnect() ?? [];
    },
  };
}

/** Whether a licence begins here, or after a prefix. */
function isLicence(head: string): boolean {
  for (let from = 0; from <= longestPrefix && from < head.length; from += 1) {
    if (wedgeStart(head.slice(from)) !== 'no') return true;
  }
  return false;
}

/** A code without its suffix; no frame where nothing else is left. */
function withoutSuffix(frame: Frame, suffix: string): Frame[] {
  if (frame.type !== 'scan') return [frame];
  const length = frame.payload.length - (frame.payload.endsWith(suffix) ? suffix.length : 0);
  const payload = frame.payload.slice(0, length).replace(/[\r\n\t\0]+$/, '');
  return payload === '' ? [] : [{ ...frame, payload }];
}
