// What a chaos run is told on its command line.
import { parseArgs } from 'node:util';

export interface ChaosOptions {
  /** The numbers of the lanes. */
  lanes: readonly number[];
  seed: number;
  workers: number;
  tell: boolean;
  /** The program has been built already. */
  built: boolean;
  /** For whoever adds up several runners: where to write what passed and failed. */
  report: string | null;
}

/** Reads the arguments; a text says what is wrong with them. */
export function readOptions(args: readonly string[], randomSeed: () => number): ChaosOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        lanes: { type: 'string', default: '200' },
        lane: { type: 'string' },
        seed: { type: 'string' },
        workers: { type: 'string', default: '2' },
        tell: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        report: { type: 'string' },
      },
    });
    const lane = values.lane === undefined ? null : whole('lane', values.lane);
    const count = whole('lanes', values.lanes);
    return {
      lanes: lane === null ? Array.from({ length: count }, (_, index) => index + 1) : [lane],
      seed: values.seed === undefined ? randomSeed() : whole('seed', values.seed),
      workers: Math.max(1, whole('workers', values.workers)),
      tell: values.tell,
      built: values.built,
      report: values.report ?? null,
    };
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}"`);
  return Number(text);
}
