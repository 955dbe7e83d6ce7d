// Consecutive keys that may be a scanner's or a person's: what start they spell, and their rhythm. Includes keys that the page
// already has, because a scan may be recognised only by more than is buffered.
import { bySystem, isModifier } from './characters';
import type { Characters } from './characters';
import type { Keystroke } from '../../base';
import { createRhythm, fastFrom, fastMs, isFast, mayBeFast } from './rhythm';
import type { Moment } from './rhythm';
import { wedgeStart } from './wedge-start';
import type { WedgeStart } from './wedge-start';

export interface RunKey extends Moment {
  stroke: Keystroke;
  characters: Characters;
  /** Whether it types something: modifiers, function keys and repetitions do not, and count for no rhythm. */
  types: boolean;
  /** Whether the page has it. */
  shown: boolean;
}

export interface Found {
  /** All of the scanner's keys, a prefix included. */
  keys: RunKey[];
  /** The readings that fit. */
  readings: number[];
}

export interface Run {
  add(key: RunKey): void;
  /** The last keys are one character together. */
  compose(keys: readonly RunKey[], characters: Characters): void;
  find(): Found | null;
  /** The last keys, where they followed each other at a scanner's speed; what is one key alone too. @param fewest how many */
  fastKeys(fewest: number): Found | null;
  clear(): void;
  readonly start: WedgeStart;
  /** Whether a key belongs to a possible start. */
  isOfStart(key: RunKey): boolean;
  /** Whether the last key came as soon as a fast scanner's. */
  readonly mayBeFast: boolean;
}

/** The slowest scanner sends a key every 100 ms; the system adds the rest. */
const slowestMs = 120;
/** Keys further apart are not of one run. */
const apartMs = 300;
const maxKeys = 64;
/** The longest prefix that is recognised without being configured, in keys. */
const longestPrefix = 8;
/** So many characters of a spelled-out start, in a slow scanner's rhythm, are no person's. */
const minSlowStart = 12;
/** The same in a fast scanner's rhythm. */
const minFastStart = 4;

const ranks: readonly WedgeStart[] = ['no', 'open', 'likely', 'sure'];

/** @param prefix what the scanner is set to send before each scan; empty for none */
export function createRun(prefix: string): Run {
  let keys: RunKey[] = [];
  let start: { first: RunKey; texts: (string | null)[]; is: WedgeStart } | null = null;

  /** The best rank of any reading. */
  function rank(texts: readonly (string | null)[]): WedgeStart {
    const found = texts.map((text) => ranks.indexOf(startOf(text ?? '')));
    return ranks[Math.max(...found)] ?? 'no';
  }

  function startOf(text: string): WedgeStart {
    if (text === '') return 'no';
    if (prefix !== '' && text.startsWith(prefix)) return text === prefix ? 'open' : 'sure';
    return prefix.startsWith(text) ? 'open' : wedgeStart(text);
  }

  function extendStart(characters: Characters, first: RunKey): void {
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
    const own = since(start.first).filter(isTyped);
    if (own.length >= minFastStart && isFast(own)) return true;
    const length = Math.max(...start.texts.map((text) => text?.length ?? 0));
    return length >= minSlowStart && (medianFrom(start.first) ?? 0) <= slowestMs;
  }

  function foundByStart(first: RunKey, texts: readonly (string | null)[], is: WedgeStart): Found {
    const readings = [...texts.keys()].filter((index) => startOf(texts[index] ?? '') === is);
    return { keys: keys.slice(prefixFrom(keys.indexOf(first))), readings };
  }

  /** Where keys begin that came right before a start, at a scanner's speed: a prefix that is not configured. */
  function prefixFrom(first: number): number {
    let from = first;
    for (; from > 0 && first - from < longestPrefix; from -= 1) {
      const [before, key] = [keys[from - 1], keys[from]];
      if (before === undefined || key === undefined || key.earliest - before.at > fastMs) break;
    }
    return from;
  }

  function foundByRhythm(): Found | null {
    const own = keys.filter(isTyped);
    const index = fastFrom(own);
    const first = index === null ? undefined : own[index];
    return first === undefined ? null : foundFrom(prefixFrom(keys.indexOf(first)));
  }

  function foundFrom(index: number): Found {
    const found = keys.slice(index);
    const readings = [...(found[0]?.characters.keys() ?? [])].filter(
      (reading) => reading === bySystem || found.every(({ characters }) => characters[reading] !== null),
    );
    return { keys: found, readings };
  }

  return {
    get start() {
      return start?.is ?? 'no';
    },
    get mayBeFast() {
      return mayBeFast(keys.filter(({ stroke }) => !isModifier(stroke) && !stroke.repeat));
    },
    isOfStart: (key) => start !== null && keys.indexOf(key) >= keys.indexOf(start.first),

    add(key) {
      if (key.at - (keys.at(-1)?.at ?? key.at) > apartMs) this.clear();
      keys.push(key);
      if (keys.length > maxKeys) keys.shift();
      if (!isModifier(key.stroke)) extendStart(key.characters, key);
    },
    compose(composed, characters) {
      const [first, last] = [composed[0], composed.at(-1)];
      if (first === undefined || last === undefined) return;
      last.characters = characters;
      extendStart(last.characters, first);
    },
    find() {
      if (start !== null && isCertain()) return foundByStart(start.first, start.texts, start.is);
      return foundByRhythm();
    },
    fastKeys(fewest) {
      const from = prefixFrom(keys.length - 1);
      const found = keys.slice(from);
      return found.at(-1)?.types === true && found.filter(isTyped).length >= fewest ? foundFrom(from) : null;
    },
    clear() {
      keys = [];
      start = null;
    },
  };
}

function isTyped({ types }: RunKey): boolean {
  return types;
}

function join(text: string | null, character: string | null | undefined): string | null {
  return text === null || character === null || character === undefined ? null : text + character;
}
