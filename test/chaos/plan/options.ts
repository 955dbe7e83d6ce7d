// The command line of a chaos run.
import { parseArgs } from 'node:util';

export interface ChaosOptions {
  /** Each lane's run, by its seed, and its number in it. */
  lanes: readonly { seed: number; number: number }[];
  workers: number;
  tell: boolean;
  /** The program is built already. */
  built: boolean;
  /** A file for the numbers passed and failed, for a caller that sums up several runners. */
  report: string | null;
}

/** Together these lanes have every fault; their plans change only with the planning. */
const shortSeed = 4;
const shortLanes = 7;
const shortRandomLanes = 1;

/** Parses the arguments; gives a message where they are invalid. `randomSeed` is called where no seed is given. */
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
