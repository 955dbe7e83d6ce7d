// Characters that a scanner typed, in every reading that fits, until one of them is a payload. Pure.
import { createFramer } from '../framing';
import type { Frame, Framer } from '../framing';
import type { IsComplete, LicenceEnd } from '../device';
import type { Characters } from './characters';
import { createPrefix } from './prefix';
import type { Prefix } from './prefix';
import { hasHeader, isSpelledOut, wedgeStart } from './wedge-start';

export interface KeyboardScan {
  /** One key, in all readings. */
  push(characters: Characters): Frame[];
  /** Silence: reports what has come; what comes later is the rest of it. */
  finish(): Frame[];
  disconnect(): Frame[];
  /** Whether part of a scan is buffered. */
  readonly holding: boolean;
  /** Whether a licence has begun and not ended, as far as it has come. */
  isUnfinished(): boolean;
}

export interface KeyboardScanOptions {
  isComplete: IsComplete;
  /** Whether a licence has its end; where it is left out, silence ends one. */
  endOf: LicenceEnd | undefined;
  /** What the scanner is set to send before each scan, and is no part of it; empty for none. */
  prefix: string;
  /** What the scanner is set to send after each scan; empty for none. */
  suffix: string;
  /** Indexes into `Characters`, the likeliest first. */
  readings: readonly number[];
  /** Whether a scan has just broken off: then what begins like no code of its own is the rest of that one, and dropped. */
  isRest: boolean;
}

interface Candidate {
  reading: number;
  framer: Framer;
  prefix: Prefix;
  /** First and last characters of the present scan. */
  head: string;
  tail: string;
  /** Penalty: one for each unlikely character, two for each key without one. */
  penalty: number;
  /** Whether a key had no character. */
  hasGap: boolean;
}

const nothingYet = { head: '', tail: '', penalty: 0, hasGap: false };
/** An AIM identifier (ISO/IEC 15424) in front of a number. */
const identified = /^\][A-Za-z][0-9A-Za-z]\d/;
/** A card's number, with or without an AIM identifier; no value of a licence has so many digits. */
const number = /^(?:\][A-Za-z][0-9A-Za-z])?\d{16,20}$/;
const headLength = 64;
/** The longest prefix that is recognised without being configured, in characters. */
const longestPrefix = 8;
/** Suffixes that end a code which is no licence. */
const codeEnds = '\r\n\t';
/** Rare in a licence. */
const unlikely = /[[\]{}|~`<>\\"\x80-\xff]/;
/** The separators of a licence: as a suffix they are ambiguous. */
const separators = /^[\r\n\x1c-\x1f]*$/; // eslint-disable-line no-control-regex -- matched on purpose

export function createKeyboardScan(options: KeyboardScanOptions): KeyboardScan {
  const { isComplete, endOf, suffix, readings, isRest } = options;
  // The burst decides on silence, by its rhythm.
  const begin = (reading: number): Candidate => ({
    reading,
    framer: createFramer({ isComplete, endOf, idleMs: Infinity, graceMs: Infinity }),
    prefix: createPrefix(options.prefix),
    ...nothingYet,
  });
  let candidates = readings.map(begin);

  /**
   * The one with the lowest penalty that spells a licence's start out, or begins as one, or as a code with its AIM
   * identifier; else the likeliest that every key has a character in.
   */
  function best(): Candidate | undefined {
    const byPenalty = candidates.toSorted((one, other) => one.penalty - other.penalty);
    const licence = byPenalty.find(({ head }) => isSpelledOut(head)) ?? byPenalty.find(({ head }) => isLicence(head));
    const code = byPenalty.find(({ head }) => identified.test(head)) ?? candidates.find(({ hasGap }) => !hasGap);
    return licence ?? code ?? byPenalty[0];
  }

  /** Drops the other readings; a new scan may begin. */
  function choose(winner: Candidate): void {
    for (const other of candidates) if (other !== winner) other.framer.disconnect();
    candidates = [winner];
    // What came before may have been another code, in front of this one.
    Object.assign(winner, { ...nothingYet, head: winner.framer.text.slice(0, headLength) });
  }

  /** Whether this character ends a code, by itself or with the configured suffix. */
  function endsHere({ head, tail, framer }: Candidate, character: string): boolean {
    const licence = isLicence(head + character);
    if (!licence && character !== '' && codeEnds.includes(character) && head !== '') return true;
    if (suffix === '' || !(tail + character).endsWith(suffix)) return false;
    // Before its end, a licence's own characters are no suffix.
    return !licence || !(separators.test(suffix) || endOf?.(framer.text) === 'missing');
  }

  function endCode(candidate: Candidate): Frame[] {
    const frames = candidate.framer.finish('after_complete');
    // What follows is another code.
    candidate.framer.disconnect();
    return frames.flatMap((frame) => withoutSuffix(frame, suffix.slice(0, -1))).filter(isOwnCode);
  }

  /** Whether a frame is a code of its own, not the rest of the scan that broke off. */
  function isOwnCode(frame: Frame): boolean {
    if (!isRest || frame.type !== 'scan') return true;
    const text = frame.payload.trim();
    return isLicence(text) || number.test(text);
  }

  function take(candidate: Candidate, character: string | null): Frame[] {
    if (character === null) {
      candidate.penalty += 2;
      candidate.hasGap = true;
    } else if (unlikely.test(character)) candidate.penalty += 1;
    if (character === null || character === '') return [];
    const text = candidate.framer.holding ? character : candidate.prefix.take(character);
    if (text === '') return [];
    // What came before was the last scan's suffix.
    if (!candidate.framer.holding) Object.assign(candidate, nothingYet);
    const frames = candidate.framer.push(Buffer.from(text, 'latin1'), 0);
    if (!candidate.framer.holding) return frames;
    if (candidate.head.length < headLength) candidate.head += text;
    candidate.tail = (candidate.tail + text).slice(-Math.max(1, suffix.length));
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
      return frames.filter(isOwnCode);
    },

    isUnfinished() {
      const leader = best();
      return (
        leader !== undefined && endOf !== undefined && isLicence(leader.head) && endOf(leader.framer.text) !== 'seen'
      );
    },

    finish() {
      const winner = best();
      if (winner === undefined) return [];
      const licence = isLicence(winner.head);
      const frames = winner.framer.finish('after_complete');
      choose(winner);
      return (licence ? frames : frames.flatMap((frame) => withoutSuffix(frame, ''))).filter(isOwnCode);
    },

    disconnect() {
      return best()?.framer.disconnect() ?? [];
    },
  };
}

/** Whether a licence begins here, or after a prefix; also where its first characters were lost. */
function isLicence(head: string): boolean {
  if (hasHeader(head)) return true;
  for (let from = 0; from < head.length; from += 1) {
    const start = wedgeStart(head.slice(from));
    if (start === 'sure' || (start !== 'no' && from <= longestPrefix)) return true;
  }
  return false;
}

/** A code without its suffix; no frame where nothing else is left. */
function withoutSuffix(frame: Frame, suffix: string): Frame[] {
  if (frame.type !== 'scan') return [frame];
  const length = frame.payload.length - (frame.payload.endsWith(suffix) ? suffix.length : 0);
  const payload = frame.payload.slice(0, length).replace(/[\0-\x1f]+$/, ''); // eslint-disable-line no-control-regex -- suffixes are dropped on purpose
  return payload === '' ? [] : [{ ...frame, payload }];
}
