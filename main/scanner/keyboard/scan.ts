// Characters that a scanner typed, in every reading that fits, until one of them is a payload. Pure.
import { createFramer, createScanStart, longestHead, longestPrefix } from '../framing';
import type { Frame, Framer } from '../framing';
import type { IsComplete, LicenceEnd, LicenceStart } from '../device';
import type { Characters } from './characters';
import { createPrefix } from './prefix';
import type { Prefix } from './prefix';
import { wedgeStart } from './wedge-start';

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
  /** Where a licence starts; where it is left out, by its first characters alone. */
  startOf: LicenceStart | undefined;
  /** What the scanner is set to send before each scan, and is no part of it; empty for none. */
  prefix: string;
  /** What the scanner is set to send after each scan; empty for none. */
  suffix: string;
  /** Indexes into `Characters`, the likeliest first. */
  readings: readonly number[];
  /** Whether a scan has just broken off: then its rest may come first, and is dropped. */
  isBehindBroken: boolean;
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
/** An AIM identifier (ISO/IEC 15424) in front of a number, perhaps with ECI escapes between. */
const identified = /^\][A-Za-z][0-9A-Za-z](?:\\\d{6})*\d/;
/** One that Caps Lock or a wrong case made: no symbology has the letter, or not in front of such a number. */
const misspelled = /^\](?:[abcfgi-np-y]|D|E.(?!\d{8}(?:\d{4,5})?(?:\d\d|\d{5})?\s*$)|e.(?!01\d{14}))/;
/** A number that has letters behind it only as a suffix. */
const wholeNumber = /^(?:\][A-Za-z][0-9A-Za-z])?\d{6,}$/;
/** Suffixes that end a code which is no licence. */
const codeEnds = '\r\n\t';
/** Rare in a licence. */
const unlikely = /[[\]{}|~`<>\\"\x80-\xff]/;
/** The separators of a licence: as a suffix they are ambiguous. */
const separators = /^[\r\n\x1c-\x1f]*$/; // eslint-disable-line no-control-regex -- matched on purpose

export function createKeyboardScan(options: KeyboardScanOptions): KeyboardScan {
  const { isComplete, endOf, startOf = () => -1, suffix, readings, isBehindBroken } = options;
  // The burst decides on silence, by its rhythm.
  const begin = (reading: number): Candidate => ({
    reading,
    framer: createFramer({ isComplete, endOf, startOf, idleMs: Infinity, graceMs: Infinity, isBehindBroken }),
    prefix: createPrefix(options.prefix),
    ...nothingYet,
  });
  const scanStart = createScanStart(startOf);
  let candidates = readings.map(begin);

  /**
   * The one with the lowest penalty that has a licence's start, or begins as one, or as a code with its AIM
   * identifier; else the likeliest that every key has a character in.
   */
  function best(): Candidate | undefined {
    const byPenalty = candidates.toSorted((one, other) => one.penalty - other.penalty);
    const licence = byPenalty.find(({ head }) => isProven(head)) ?? byPenalty.find(({ head }) => isLicence(head));
    const withId = byPenalty.filter(({ head }) => identified.test(head));
    const code =
      withId.find(({ head }) => !misspelled.test(head)) ?? withId[0] ?? candidates.find(({ hasGap }) => !hasGap);
    return licence ?? code ?? byPenalty[0];
  }

  /** Drops the other readings; a new scan may begin. */
  function choose(winner: Candidate): void {
    for (const other of candidates) if (other !== winner) other.framer.disconnect();
    candidates = [winner];
    // What came before may have been another code, in front of this one.
    Object.assign(winner, { ...nothingYet, head: winner.framer.text.slice(0, longestHead) });
  }

  /** How much of the configured suffix has come where this character ends a code, by itself or with it; null where it does not. */
  function endsHere({ head, tail, framer }: Candidate, character: string): string | null {
    const licence = isLicence(head + character);
    if (suffix !== '' && (tail + character).endsWith(suffix)) {
      const isOwn = licence
        ? // Before its end, a licence's own characters are no suffix.
          separators.test(suffix) || endOf?.(framer.text) === 'missing'
        : mayGoOn(framer.text, suffix);
      if (!isOwn) return suffix.slice(0, -1);
    }
    return !licence && character !== '' && codeEnds.includes(character) && head !== '' ? suffix : null;
  }

  function endCode(candidate: Candidate, suffix: string): Frame[] {
    const frames = candidate.framer.finish('after_complete');
    // What follows is another code.
    candidate.framer.disconnect();
    return candidate.prefix.end(frames.flatMap((frame) => withoutSuffix(frame, suffix)));
  }

  /**
   * Whether a licence begins here, or after a prefix, by the decoder's separators and by what no person types; also where its first
   * characters were lost.
   */
  function isLicence(head: string): boolean {
    if (startOf(head) >= 0) return true;
    for (let from = 0; from < head.length; from += 1) {
      const text = head.slice(from);
      const start = wedgeStart(text);
      if (start === 'sure' || (start !== 'no' && from <= longestPrefix)) return true;
      if (text.startsWith('@') && from <= longestPrefix && scanStart.mayHaveBegun(text)) return true;
    }
    return false;
  }

  /** Whether a licence's start has come: it proves the reading's letters right. */
  function isProven(head: string): boolean {
    return startOf(head) >= 0;
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
    const frames = candidate.prefix.end(candidate.framer.push(Buffer.from(text, 'latin1'), 0));
    if (!candidate.framer.holding) return frames;
    if (candidate.head.length < longestHead) candidate.head += text;
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
      const ending = endsHere(leader, characters[leader.reading] ?? '');
      if (ending !== null) {
        const frames = endCode(leader, ending);
        candidates = readings.map((reading) => (reading === leader.reading ? leader : begin(reading)));
        Object.assign(leader, nothingYet);
        return frames;
      }
      const results = candidates.map((candidate) => take(candidate, characters[candidate.reading] ?? null));
      const winner = candidates
        .filter((_candidate, index) => results[index]?.length !== 0)
        .toSorted((one, other) => one.penalty - other.penalty)[0];
      if (winner === undefined) {
        if (candidates.some(({ head }) => isProven(head))) candidates = candidates.filter(({ head }) => isProven(head));
        return [];
      }
      const frames = results[candidates.indexOf(winner)] ?? [];
      choose(winner);
      return frames;
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
      winner.framer.push(Buffer.from(winner.prefix.rest(), 'latin1'), 0);
      const frames = winner.framer.finish('after_complete');
      choose(winner);
      return winner.prefix.end(licence ? frames : frames.flatMap((frame) => withoutSuffix(frame, suffix)));
    },

    disconnect() {
      return best()?.framer.disconnect() ?? [];
    },
  };
}

/**
 * Whether a suffix may be the code's own characters, so that the pause behind it must show: digits in a number, letters and digits
 * in any other code.
 */
function mayGoOn(text: string, suffix: string): boolean {
  if (!/^[0-9A-Za-z]+$/.test(suffix)) return false;
  const own = text.slice(0, Math.max(0, text.length - suffix.length + 1));
  return /^\d/.test(suffix) || !wholeNumber.test(own);
}

/** A code without its suffix; no frame where nothing else is left. */
function withoutSuffix(frame: Frame, suffix: string): Frame[] {
  if (frame.type !== 'scan') return [frame];
  const length = frame.payload.length - (frame.payload.endsWith(suffix) ? suffix.length : 0);
  const payload = frame.payload.slice(0, length).replace(/[\0-\x1f]+$/, ''); // eslint-disable-line no-control-regex -- suffixes are dropped on purpose
  return payload === '' ? [] : [{ ...frame, payload }];
}
