// Races decoders over one corpus: how many payloads each reads correctly, and how many per second.
import type { RaceGroup } from './decode-corpus';
import type { Racer } from './racers';

export interface RaceResult {
  name: string;
  /** Payloads read correctly, by group. */
  right: number[];
  /** Of the best round: other load on the machine only ever slows a racer down. */
  perSecond: number;
}

function attempt(racer: Racer, payload: string): unknown {
  try {
    return racer.run(payload);
  } catch {
    return null;
  }
}

function countRight(racer: Racer, group: RaceGroup): number {
  return group.cards.filter(({ payload, expected }) => {
    const result = attempt(racer, payload);
    if (result === null) return false;
    const wanted = [expected.last_name, expected.first_name, expected.dob, expected.govid_number];
    const answer = racer.answer(result);
    return wanted.every((value, i) => answer[i] === value);
  }).length;
}

function timeOnce(racer: Racer, payloads: readonly string[], milliseconds: number): number {
  const start = performance.now();
  let read = 0;
  while (performance.now() - start < milliseconds) {
    for (const payload of payloads) attempt(racer, payload);
    read += payloads.length;
  }
  return (read / (performance.now() - start)) * 1000;
}

/** The racers take turns of `turn` ms in every round, so that a busy machine slows all of them alike. */
export function race(
  racers: readonly Racer[],
  groups: readonly RaceGroup[],
  rounds: number,
  turn: number,
): RaceResult[] {
  const payloads = groups.flatMap(({ cards }) => cards.map(({ payload }) => payload));
  for (const racer of racers) timeOnce(racer, payloads, turn);
  const rates = racers.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    racers.forEach((racer, i) => rates[i]?.push(timeOnce(racer, payloads, turn)));
  }
  return racers.map((racer, i) => ({
    name: racer.name,
    right: groups.map((group) => countRight(racer, group)),
    perSecond: Math.max(...(rates[i] ?? [])),
  }));
}
