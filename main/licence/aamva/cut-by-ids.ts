// Cuts text that has lost its separators into elements: the cheapest path over known ids with fitting values. One pass over the
// ids in the text, each with a bounded look ahead, so the time is linear.
import { kinds, slotAt, slotCount, slotOf, type Vocabulary } from './element-slots';
import { costs, misfit, shapeOf } from './value-costs';

/** The standards' longest values are addresses and names; 2 for padding. */
const longestValue = 82;

/** Elements that nearly all cards write in this order. */
const followers = new Map(
  ['DAC DAD', 'DAG DAI', 'DAI DAJ', 'DAJ DAK', 'DBD DBB', 'DDE DDF', 'DDF DDG', 'DAR DAS', 'DAS DAT'].map((pair) => [
    slotOf(pair.slice(0, 3)),
    slotOf(pair.slice(4)),
  ]),
);

const space = 32;

/** How many paths to each id are kept: the cheapest may have used an id that a later element needs. */
const waysKept = 3;

/** The ids in the text, and the cheapest paths to each. */
interface Paths {
  at: number[];
  slots: number[];
  /** The cost of all ids before this one being part of values. */
  swallowed: number[];
  /** By id and path: the cost, the path before, and the slots it has used (four words of 26 bits). */
  cost: Float64Array;
  from: Int32Array;
  used: Int32Array;
}

const oldNames = ['DAB', 'DAC', 'DAD'].map(slotOf);
const wholeName = slotOf('DAA');
const givenNames = slotOf('DCT');
const firstName = slotOf('DAC');
const middleName = slotOf('DAD');

/** Whether an id can be an element of this card: names are in one element or in several, never in both. */
function isPlausible(slot: number, counts: Int32Array, vocabulary: Vocabulary): boolean {
  if (vocabulary.core[wholeName] === 1) return (counts[wholeName] ?? 0) === 0 || !oldNames.includes(slot);
  const apart = (counts[firstName] ?? 0) > 0 && (counts[middleName] ?? 0) > 0;
  if (slot === givenNames) return vocabulary.givenNamesShared || !apart;
  if (slot === firstName || slot === middleName) return !vocabulary.givenNamesShared || (counts[givenNames] ?? 0) === 0;
  return true;
}

function findIds(text: string, start: number, end: number, vocabulary: Vocabulary): Paths {
  const counts = new Int32Array(slotCount);
  const ids: number[] = [];
  for (let i = start; i + 3 <= end; i++) {
    const slot = slotAt(text, i);
    if (slot < 0 || vocabulary.kinds[slot] === kinds.none) continue;
    ids.push(i);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const at = ids.filter((i) => isPlausible(slotAt(text, i), counts, vocabulary));
  const slots = at.map((i) => slotAt(text, i));
  const swallowed = [0];
  for (const slot of slots) {
    const isNeeded = counts[slot] === 1 && (vocabulary.core[slot] === 1 || oldNames.includes(slot));
    swallowed.push((swallowed.at(-1) ?? 0) + (isNeeded ? costs.swallowed : costs.swallowedOptional));
  }
  at.push(end);
  slots.push(-1);
  const ways = at.length * waysKept;
  const cost = new Float64Array(ways).fill(Infinity);
  return { at, slots, swallowed, cost, from: new Int32Array(ways).fill(-1), used: new Int32Array(ways * 4) };
}

/** Whether the text from `start` to `end` ends with these letters. */
function endsWith(text: string, start: number, end: number, letters: string): boolean {
  return end - letters.length >= start && text.startsWith(letters, end - letters.length);
}

/** The cost of one element from id `i` to id `j`, regardless of those before. */
function costOf(text: string, paths: Paths, i: number, j: number, vocabulary: Vocabulary, separator: string): number {
  const slot = paths.slots[i] ?? 0;
  const start = (paths.at[i] ?? 0) + 3;
  let end = paths.at[j] ?? 0;
  let cost = (paths.swallowed[j] ?? 0) - (paths.swallowed[i + 1] ?? 0);
  if (separator !== '') {
    if (endsWith(text, start, end, separator)) end -= separator.length;
    else if (paths.slots[j] !== -1) cost += costs.noSeparator;
  }
  cost += misfit(vocabulary.kinds[slot] ?? 0, shapeOf(text, start, end));
  if (end > start && text.charCodeAt(start) === space) cost += costs.odd;
  if (vocabulary.core[slot] !== 1) cost += costs.rare;
  const follower = followers.get(slot);
  return follower !== undefined && follower !== paths.slots[j] ? cost + costs.outOfOrder : cost;
}

/** Whether two paths have used the same slots, the second together with `slot`. */
function usedSame(used: Int32Array, way: number, from: number, word: number, bit: number): boolean {
  for (let w = 0; w < 4; w++) {
    if (used[way * 4 + w] !== ((used[from * 4 + w] ?? 0) | (w === word ? bit : 0))) return false;
  }
  return true;
}

/** Extends the path `from` to id `j`, if it is among the cheapest that differ in what they have used. */
function extend(paths: Paths, from: number, j: number, slot: number, step: number): void {
  const word = Math.floor(slot / 26);
  const bit = 1 << (slot % 26);
  const repeats = ((paths.used[from * 4 + word] ?? 0) & bit) !== 0;
  const cost = (paths.cost[from] ?? Infinity) + step + (repeats ? costs.repeated : 0);
  let worst = j * waysKept;
  for (let way = worst; way < (j + 1) * waysKept; way++) {
    if (paths.cost[way] !== Infinity && usedSame(paths.used, way, from, word, bit)) {
      worst = way;
      break;
    }
    if ((paths.cost[way] ?? 0) > (paths.cost[worst] ?? 0)) worst = way;
  }
  if (cost >= (paths.cost[worst] ?? 0)) return;
  paths.cost[worst] = cost;
  paths.from[worst] = from;
  for (let w = 0; w < 4; w++) paths.used[worst * 4 + w] = (paths.used[from * 4 + w] ?? 0) | (w === word ? bit : 0);
}

function cheapest(paths: Paths, i: number): number {
  let best = i * waysKept;
  for (let way = best + 1; way < (i + 1) * waysKept; way++) {
    if ((paths.cost[way] ?? 0) < (paths.cost[best] ?? 0)) best = way;
  }
  return best;
}

/** Lets an id that no path reaches, because the text before it is too long, start anew from the one before. */
function bridge(paths: Paths, i: number): void {
  if (paths.cost[cheapest(paths, i)] !== Infinity) return;
  const way = i * waysKept;
  paths.cost[way] = i === 0 ? 0 : (paths.cost[cheapest(paths, i - 1)] ?? 0);
  if (i > 0) paths.from[way] = cheapest(paths, i - 1);
}

/**
 * Calls `take` with slot, start and end of each element's value.
 *
 * @param separator what a keyboard wedge typed for LF; '' for nothing
 */
export function cutByIds(
  text: string,
  start: number,
  end: number,
  vocabulary: Vocabulary,
  separator: string,
  take: (slot: number, start: number, end: number) => void,
): void {
  const paths = findIds(text, start, end, vocabulary);
  const last = paths.at.length - 1;
  for (let i = 0; i < last; i++) {
    bridge(paths, i);
    const from = paths.at[i] ?? 0;
    for (let j = i + 1; j <= last && (paths.at[j] ?? 0) <= from + 3 + longestValue; j++) {
      if ((paths.at[j] ?? 0) < from + 3) continue;
      const step = costOf(text, paths, i, j, vocabulary, separator);
      for (let way = i * waysKept; way < (i + 1) * waysKept; way++) {
        if (paths.cost[way] !== Infinity) extend(paths, way, j, paths.slots[i] ?? 0, step);
      }
    }
  }
  bridge(paths, last);
  const cuts: number[] = [];
  for (let way = cheapest(paths, last); way >= waysKept; way = paths.from[way] ?? 0)
    cuts.push(Math.floor(way / waysKept));
  let i = 0;
  for (const j of last > 0 ? cuts.reverse() : []) {
    const valueStart = (paths.at[i] ?? 0) + 3;
    let valueEnd = paths.at[j] ?? end;
    if (separator !== '' && endsWith(text, valueStart, valueEnd, separator)) valueEnd -= separator.length;
    take(paths.slots[i] ?? 0, valueStart, Math.max(valueStart, valueEnd));
    i = j;
  }
}
