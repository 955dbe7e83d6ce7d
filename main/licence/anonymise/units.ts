// What is invented at once: a value with all of its occurrences, and how another one is made.
import { choicesAt } from './characters';
import { runsOf } from './common-runs';
import { otherDate, otherMonth } from './dates';
import { pick, type RandomSource } from './random';
import type { Span, SpanKind } from './spans';

/** Letters and digits that must stay the same in several places. */
export interface Unit {
  kind: SpanKind;
  ids: readonly string[];
  /**
   * For each occurrence the places of its characters in the payload, the longest first; a shorter one lacks those that were
   * lost, which are null.
   */
  places: readonly (readonly (number | null)[])[];
}

/** What inventing needs to know. */
export interface Invention {
  /** The real payload. */
  real: string;
  /** YYYY-MM-DD */
  today: string;
  random: RandomSource;
  /** The runs of three characters that must not come back. */
  runs: ReadonlySet<string>;
  /** Ids of elements that the payload lacks: one inside a value may be what is left of an element. */
  absentIds: readonly string[];
}

/** The units of a payload: values that are the same but for punctuation are one unit. */
export function unitsOf(real: string, spans: readonly Span[], fixed: ReadonlySet<number>): Unit[] {
  const byText = new Map<string, { kind: SpanKind; ids: string[]; places: number[][] }>();
  for (const { start, end, kind, id } of spans) {
    const places: number[] = [];
    for (let i = start; i < end; i++) if (!fixed.has(i) && choicesAt(real, i) !== '') places.push(i);
    if (places.length === 0) continue;
    const text = places.map((at) => real.charAt(at)).join('');
    const unit = byText.get(text) ?? { kind, ids: [], places: [] };
    byText.set(text, unit);
    if (unit.kind === 'text') unit.kind = kind;
    if (!unit.ids.includes(id)) unit.ids.push(id);
    unit.places.push(places);
  }
  return [...byText.values()];
}

/** The unit of a text, and of another that is a part of it from `offset` on, as a field's is that was cut. */
export function joined(units: readonly Unit[], whole: Unit, part: Unit, offset: number): Unit[] {
  const lost = Array.from({ length: offset }, () => null);
  const unit = { ...whole, places: [...whole.places, ...part.places.map((places) => [...lost, ...places])] };
  return [...units.filter((one) => one !== whole && one !== part), unit];
}

function put(text: string, places: readonly (number | null)[], onto: string[]): void {
  places.forEach((at, i) => {
    if (at !== null) onto[at] = text.charAt(i);
  });
}

/** Sets the characters of a unit at all of its occurrences. */
export function write(unit: Unit, text: string, onto: string[]): void {
  for (const places of unit.places) put(text, places, onto);
}

const written = (places: readonly (number | null)[], from: string): string =>
  places.map((at) => (at === null ? '' : from.charAt(at))).join('');

/** A unit's letters and digits in a payload. */
export function textOf({ places }: Unit, from: string): string {
  return written(places[0] ?? [], from);
}

/** How many places of a ZIP code are padding: zeros behind its first five or nine. */
function keptOf(text: string, kind: SpanKind): { front: number; end: number } {
  if (kind !== 'postal') return { front: 0, end: text.length };
  const isCanadian = /^[A-Za-z]\d/.test(text);
  const size = isCanadian ? 6 : 5;
  const padding = text.length > size ? (/0*$/.exec(text.slice(size))?.[0].length ?? 0) : 0;
  return { front: isCanadian ? 1 : 0, end: text.length - padding };
}

const isWord = /[\p{L}\p{N}]/u;

/** Whether a character would end a run that must not come back, given what stands before it. */
function endsRun(onto: readonly string[], at: number, character: string, runs: ReadonlySet<string>): boolean {
  const written = (onto[at - 2] ?? '') + (onto[at - 1] ?? '') + character;
  if (runs.has(written.toUpperCase())) return true;
  let bare = character;
  for (let i = at - 1; i >= 0 && i > at - 8 && bare.length < 3; i--) {
    const c = onto[i] ?? '';
    if (isWord.test(c)) bare = c + bare;
  }
  return runs.has(bare.toUpperCase());
}

const idInside = /D[A-D][A-Z]/g;
const anyId = (random: RandomSource): string => `D${pick('ABCD', random)}${pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ', random)}`;

/** What becomes of an id inside a value, which the decoder may take for a swallowed element. */
export type IdsInside = 'none' | 'others' | 'kept';

/** Puts an id in each place where a text has one: another, or the one of an absent element itself. */
function writeIds(
  unit: Unit,
  text: string,
  { random, absentIds, real }: Invention,
  isKept: boolean,
  onto: string[],
): void {
  for (const { 0: inside, index } of text.matchAll(idInside)) {
    const others = absentIds.filter((id) => id !== inside);
    const other = random(2) === 0 ? anyId(random) : (others[random(Math.max(1, others.length))] ?? anyId(random));
    const id = isKept ? inside : other;
    if (isKept && !absentIds.includes(id)) continue;
    for (const places of unit.places) {
      const at = places.slice(index, index + 3);
      if (written(at, real) === inside) put(id, at, onto);
    }
  }
}

/** Writes other letters and digits of the same kinds for a unit's. */
function inventText(unit: Unit, { real, random, runs }: Invention, onto: string[]): void {
  const [first = [], ...rest] = unit.places;
  const text = textOf(unit, real);
  const { front, end } = keptOf(text, unit.kind);
  first.forEach((at, i) => {
    if (at === null || i < front || i >= end) return;
    const others = choicesAt(real, at).replace(real.charAt(at), '');
    const free = Array.from(others, (c) => c)
      .filter((c) => !endsRun(onto, at, c, runs))
      .join('');
    const chosen = pick(free === '' ? others : free, random);
    if (chosen === '') return;
    onto[at] = chosen;
    for (const places of rest) {
      const place = places[i];
      if (place !== undefined && place !== null) onto[place] = chosen;
    }
  });
}

/** Writes another value for a unit's. */
export function invent(unit: Unit, invention: Invention, onto: string[], inside: IdsInside = 'none'): void {
  const { real, today, random } = invention;
  const text = textOf(unit, real);
  if (unit.kind === 'date') {
    const other = otherDate(text, unit.ids.includes('DBB'), today, random);
    if (other !== null) {
      write(unit, other, onto);
      return;
    }
  }
  if (unit.kind === 'month') write(unit, otherMonth(text, today, random), onto);
  else inventText(unit, invention, onto);
  if (inside !== 'none') writeIds(unit, text, invention, inside === 'kept', onto);
}

/** The two halves of a unit, tried one by one where the whole cannot be replaced; none of a single character. */
export function halves({ ids, places }: Unit): Unit[] {
  const size = Math.max(...places.map(({ length }) => length));
  if (size < 2) return [];
  const half = Math.ceil(size / 2);
  const cut = (from: number, to: number): Unit => ({
    kind: 'text',
    ids,
    places: places.map((all) => all.slice(from, to)).filter(({ length }) => length > 0),
  });
  return [cut(0, half), cut(half, size)];
}

/** The runs of all values, which must not come back. */
export function runsIn(real: string, spans: readonly Span[]): Set<string> {
  const runs = new Set<string>();
  for (const { start, end } of spans) for (const run of runsOf(real.slice(start, end))) runs.add(run);
  return runs;
}
