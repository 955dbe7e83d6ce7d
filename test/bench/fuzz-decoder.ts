// Feeds mutated payloads to the decoder and reports exceptions and malformed results.
import { blankHealthNumber, decodeWithElements, isComplete } from '../../main/licence';
import { bcCard } from '../fixtures/licence/bc-cards';
import { anyCard } from '../fixtures/licence/cards';
import { damages } from '../fixtures/licence/damage';
import { randomFrom, type Random } from '../fixtures/licence/random';

const snippets = [
  '\n',
  '\r',
  '\x1e',
  '\x1c',
  '\0',
  'DAA',
  'DCS',
  'DLDAQ',
  'ZOZOA',
  '@',
  '%BC',
  '?',
  ';636028',
  '^',
  '$',
  ',',
  'J',
  'M',
  '6',
  '\xc3\xa9',
  '\ufffd',
  '\ud800',
  ']L1',
  'ANSI ',
  'NONE',
  '0000',
];

function mutate(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const length = random.below(8);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + random.pick(snippets) + text.slice(at);
    case 3:
      return text.slice(0, at);
    case 4:
      return text.slice(at);
    case 5:
      return text.slice(0, at) + text.slice(at, at + length * 4) + text.slice(at);
    case 6:
      return random.pick(damages).apply(text);
    default:
      return text.slice(0, at) + String.fromCharCode(random.below(65_536)) + text.slice(at);
  }
}

function someInput(random: Random, seed: number): string {
  if (random.chance(2))
    return Array.from({ length: random.below(200) }, () => String.fromCharCode(random.below(256))).join('');
  let text = random.chance(15) ? bcCard(seed).payload : anyCard(seed, random.chance(50)).payload;
  for (let n = 1 + random.below(5); n > 0; n--) text = mutate(random, text);
  return text;
}

const statuses = new Set(['ok', 'unsupported', 'unreadable']);
const date = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with the result for an input; '' when nothing is. */
function faultIn(input: string): string {
  const { decoded, elements } = decodeWithElements(input, '2026-11-21');
  if (!statuses.has(decoded.status)) return 'status';
  if (elements.some(({ id, value }) => typeof id !== 'string' || typeof value !== 'string')) return 'elements';
  if (blankHealthNumber(input).length !== input.length) return 'length of the blanked payload';
  if (decoded.status !== 'ok') return isComplete(input) ? 'complete but not read' : '';
  const { licence, certainty, repairs, warnings } = decoded;
  for (const day of [licence.birthDate, licence.expiry, licence.issued])
    if (day !== null && !date.test(day)) return 'date';
  for (const value of Object.values(licence))
    if (typeof value === 'string' && /^[ \xa0]|[ \xa0]$/.test(value)) return 'padding';
  if (new Set(repairs).size !== repairs.length) return 'repairs';
  if (isComplete(input) && repairs.some((name) => name !== 'trailing_rubbish')) return 'complete but repaired';
  const doubted = Object.entries(certainty).filter(([, sure]) => sure !== 'certain');
  const warned = warnings.filter(({ code }) => code === 'field_repaired' || code === 'field_uncertain');
  return doubted.length === warned.length ? '' : 'a doubt without its warning';
}

export interface Fault {
  input: string;
  fault: string;
}

/** Decodes `count` mutated inputs, always the same for a seed. Gives the first five faults at most. */
export function fuzzDecoder(seed: number, count: number, report: (done: number) => void = () => undefined): Fault[] {
  const random = randomFrom(seed);
  const faults: Fault[] = [];
  for (let i = 0; i < count && faults.length < 5; i++) {
    const input = someInput(random, random.below(1_000_000));
    try {
      const fault = faultIn(input);
      if (fault !== '') faults.push({ input, fault });
    } catch (error) {
      faults.push({ input, fault: String(error) });
    }
    if ((i + 1) % 100_000 === 0) report(i + 1);
  }
  return faults;
}
