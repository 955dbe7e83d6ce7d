// Damages conforming payloads in one to three ways and reports every field that is wrong and called certain.
import { decode, type LicenceField } from '../../main/licence';
import { anyCard, type Card } from '../fixtures/licence/cards';
import { asExpected, fieldOf, today } from '../fixtures/licence/compare';
import { randomFrom, type Random } from '../fixtures/licence/random';
import { allWrecks, wrecks, type Wreck } from '../fixtures/licence/wrecks';

export interface CertainFault {
  seed: number;
  /** The damages, in order. */
  done: string[];
  input: string;
  fields: string[];
}

/** What is read wrong from a payload and called certain. */
function certainlyWrong(card: Card, payload: string, changed: ReadonlySet<LicenceField>): string[] {
  const decoded = decode(payload, today);
  if (decoded.status !== 'ok') return [];
  const got = asExpected(decoded);
  return (Object.keys(fieldOf) as (keyof typeof fieldOf)[]).filter((key) => {
    const field = fieldOf[key];
    return (
      field !== null && !changed.has(field) && got[key] !== card.expected[key] && decoded.certainty[field] === 'certain'
    );
  });
}

export interface FuzzSetting {
  /** Whether cards carry elements that few have. */
  optional: boolean;
  wrecks: readonly Wreck[];
}

/** What the first faults were found with: seeds hold for a setting alone. */
export const firstSetting: FuzzSetting = { optional: false, wrecks };

const setting: FuzzSetting = { optional: true, wrecks: allWrecks };

/** One card, damaged in one to three ways, always the same for a seed; null when nothing certain is wrong. */
export function certainFault(seed: number, { optional, wrecks: choice } = setting): CertainFault | null {
  const random: Random = randomFrom(seed);
  const card = anyCard(random.below(1_000_000), random.chance(30), optional);
  const done: string[] = [];
  const changed = new Set<LicenceField>();
  let input = card.payload;
  for (let n = 1 + random.below(3); n > 0; n--) {
    const wreck = random.pick(choice);
    done.push(wreck.name);
    input = wreck.apply(input, random, changed);
  }
  const fields = certainlyWrong(card, input, changed);
  return fields.length === 0 ? null : { seed, done, input, fields };
}

/** Tries `count` seeds from one on. Gives at most `limit` faults. */
export function fuzzCertainty(
  seed: number,
  count: number,
  report: (done: number) => void = () => undefined,
  limit = 5,
): CertainFault[] {
  const faults: CertainFault[] = [];
  for (let i = 0; i < count && faults.length < limit; i++) {
    const fault = certainFault((seed + i) >>> 0);
    if (fault !== null) faults.push(fault);
    if ((i + 1) % 100_000 === 0) report(i + 1);
  }
  return faults;
}
