// Keys in a row of which it is not known yet whether a person typed them: what they may be the start of, and in what rhythm
// they came. Those that the page has already are remembered too, for a scan may be known only by more than was held.
import type { Characters } from './readings';
import { bySystem } from './readings';
import { isModifier } from './key-characters';
import type { Keystroke } from '../../base';
import { createRhythm, fastFrom, fastMs, isFast, mayBeFast } from './rhythm';
import type { Moment } from './rhythm';
import { wedgeStart } from './wedge-start';
import type { WedgeStart } from './wedge-start';

export interface RunKey extends Moment {
  stroke: Keystroke;
  characters: Characters;
  /** The page has it. */
  shown: boolean;
}

/** A scan was found in a run. */
export interface Found {
  /** All keys that are the scanner's, a prefix among them. */
  keys: RunKey[];
  /** Where the scan itself begins in them. */
  from: number;
  /** The readings that make sense of it. */
  readings: number[];
}

export interface Run {
  add(key: RunKey): void;
  /** The last keys have turned out to be one character together. */
  compose(keys: readonly RunKey[], characters: Characters): void;
  find(): Found | null;
  clear(): void;
  /** What it may be the start of. */
  readonly start: WedgeStart;
  /** Whether a key belongs to that start. */
  isOfStart(key: RunKey): boolean;
  /** Whether the last key came as soon as a scanner's. */
  readonly mayBeFast: boolean;
}

/** The slowest scanner sends a key every 100 ms; the rest is what the system adds. */
const slowestMs = 120;
/** Keys further apart do not belong together. */
const apartMs = 300;
/** More need not be remembered. */
const maxKeys = 64;
/** What stands before a start and is no longer is a prefix that the scanner was set to send. */
const longestPrefix = 8;
/** What is typed this far in a scanner's rhythm, and spells the start of a licence, is no person's. */
const enough = 12;
/** Fewer in a fast rhythm are enough there. */
const enoughFast = 4;

const ranks: readonly WedgeStart[] = ['no', 'open', 'likely', 'sure'];

/** `prefix` is what the scanner was set to send before each scan; empty for none. */
export function createRun(prefix: string): Run {
  let keys: RunKey[] = [];
  let start: { first: RunKey; texts: (string | null)[]; is: WedgeStart } | null = null;

  /** The best that any reading makes of it. */
  function rank(texts: readonly (string | null)[]): WedgeStart {
    const found = texts.map((text) => ranks.indexOf(startOf(text ?? '')));
    return ranks[Math.max(...found)] ?? 'no';
  }

  function startOf(text: string): WedgeStart {
    if (text === '') return 'no';
    if (prefix !== '' && text.startsWith(prefix)) return text === prefix ? 'open' : 'sure';
    return prefix.startsWith(text) ? 'open' : wedgeStart(text);
  }

  function goOn(characters: Characters, first: RunKey): void {
    if (start !== null) {
      const texts = start.texts.map((text, index) => join(text, characters[index]));
      const is = rank(texts);
      start = is === 'no' || (medianFrom(start.first) ?? 0) > slowestMs ? null : { first: start.first, texts, is };
    }
    if (start !== null) return;
    const is = rank(characters);
    if (is !== 'no') start = { first, texts: [...characters], is };
  }

  function medianFrom(first: RunKey): number | null {
    const rhythm = createRhythm(first.at);
    for (const { at, stroke } of since(first).slice(1)) rhythm.beat(at, isModifier(stroke));
    return rhythm.median();
  }

  function since(first: RunKey): RunKey[] {
    return keys.slice(Math.max(0, keys.indexOf(first)));
  }

  function isCertain(): boolean {
    if (start === null || start.is === 'no' || start.is === 'open') return false;
    if (start.is === 'sure') return true;
    const own = since(start.first).filter(typing);
    if (own.length >= enoughFast && isFast(own)) return true;
    const length = Math.max(...start.texts.map((text) => text?.length ?? 0));
    return length >= enough && (medianFrom(start.first) ?? 0) <= slowestMs;
  }

  function foundByStart(first: RunKey, texts: readonly (string | null)[], is: WedgeStart): Found {
    const readings = [...texts.keys()].filter((index) => startOf(texts[index] ?? '') === is);
    const reading = readings[0] ?? bySystem;
    const hasPrefix = prefix !== '' && texts[reading]?.startsWith(prefix) === true;
    const begin = prefixFrom(keys.indexOf(first));
    let from = keys.indexOf(first);
    for (let length = 0; hasPrefix && length < prefix.length; from += 1)
      length += keys[from]?.characters[reading]?.length ?? prefix.length;
    return { keys: keys.slice(begin), from: from - begin, readings };
  }

  /** What came right before a start, as fast as a scanner: a prefix that nobody told of. */
  function prefixFrom(first: number): number {
    let from = first;
    for (; from > 0 && first - from < longestPrefix; from -= 1) {
      const [before, key] = [keys[from - 1], keys[from]];
      if (before === undefined || key === undefined || key.earliest - before.at > fastMs) break;
    }
    return from;
  }

  function foundByRhythm(): Found | null {
    const own = keys.filter(typing);
    const index = fastFrom(own);
    const first = index === null ? undefined : own[index];
    if (first === undefined) return null;
    const found = since(first);
    const readings = [...first.characters.keys()].filter(
      (reading) => reading === bySystem || found.every(({ characters }) => characters[reading] !== null),
    );
    return { keys: found, from: 0, readings };
  }

  return {
    get start() {
      return start?.is ?? 'no';
    },
    get mayBeFast() {
      return mayBeFast(keys.filter(typing));
    },
    isOfStart: (key) => start !== null && keys.indexOf(key) >= keys.indexOf(start.first),

    add(key) {
      if (key.at - (keys.at(-1)?.at ?? key.at) > apartMs) this.clear();
      keys.push(key);
      if (keys.length > maxKeys) keys.shift();
      if (!isModifier(key.stroke)) goOn(key.characters, key);
    },
    compose(composed, characters) {
      const [first, last] = [composed[0], composed.at(-1)];
      if (first === undefined || last === undefined) return;
      last.characters = characters;
      goOn(last.characters, first);
    },
    find() {
      if (start !== null && isCertain()) return foundByStart(start.first, start.texts, start.is);
      return foundByRhythm();
    },
    clear() {
      keys = [];
      start = null;
    },
  };
}

function typing({ stroke }: RunKey): boolean {
  return !isModifier(stroke);
}

function join(text: string | null, character: string | null | undefined): string | null {
  return text === null || character === null || character === undefined ? null : text + character;
}
