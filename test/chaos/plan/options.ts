// What a chaos run is told on its command line.
import { parseArgs } from 'node:util';

export interface ChaosOptions {
  /** The lanes: of which run, and the how manieth of it. */
  lanes: readonly { seed: number; number: number }[];
  workers: number;
  tell: boolean;
  /** The program has been built already. */
  built: boolean;
  /** For whoever adds up several runners: where to write what passed and failed. */
  report: string | null;
}

/** Of these lanes together each fault strikes, and their plans never change unless planning does. */
const shortSeed = 201;
const shortLanes = 7;
const shortRandomLanes = 1;

/** Reads the arguments; a text says what is wrong with them. `randomSeed` is asked where none is given. */
export function readOptions(args: readonly string[], randomSeed: () => number): ChaosOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        lanes: { type: 'string', default: '200' },
        lane: { type: 'string' },
        seed: { type: 'string' },
        short: { type: 'boolean', default: false },
        workers: { type: 'string', default: '2' },
        tell: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        report: { type: 'string' },
      },
    });
    const { lane, tell, built, report } = values;
    const seed = values.seed === undefined ? randomSeed() : whole('seed', values.seed);
    const count = whole('lanes', values.lanes);
    const lanes = values.short
      ? [...lanesOf(shortSeed, shortLanes), ...lanesOf(seed, shortRandomLanes)]
      : lane === undefined
        ? lanesOf(seed, count)
        : [{ seed, number: whole('lane', lane) }];
    return { lanes, workers: Math.max(1, whole('workers', values.workers)), tell, built, report: report ?? null };
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

function lanesOf(seed: number, count: number): { seed: number; number: number }[] {
  return Array.from({ length: count }, (_, index) => ({ seed, number: index + 1 }));
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}"`);
  return Number(text);
}
