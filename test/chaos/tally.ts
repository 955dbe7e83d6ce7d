// The numbers of a run, summed over its lanes, and the table at its end.
import { faultKinds, type FaultKind } from './plan/fault';

export interface LaneTally {
  /** By kind: how many were injected, and how many calls, starts or scans they hit. */
  faults: Map<FaultKind, { put: number; hit: number }>;
  customers: number;
  finished: number;
  left: number;
  wiped: number;
  parkings: number;
  resumings: number;
  restarts: number;
  /** Restarts with a verify under way. */
  unread: number;
  decided: number;
  arrived: number;
  calls: number;
}

export interface LaneResult {
  /** Of the run; determines the lane together with the number. */
  seed: number;
  number: number;
  tally: LaneTally;
  /** The violations; empty where the lane passed. */
  wrong: readonly string[];
  seconds: number;
}

export function emptyTally(): LaneTally {
  return {
    faults: new Map(),
    customers: 0,
    finished: 0,
    left: 0,
    wiped: 0,
    parkings: 0,
    resumings: 0,
    restarts: 0,
    unread: 0,
    decided: 0,
    arrived: 0,
    calls: 0,
  };
}

export function count(tally: LaneTally, kind: FaultKind, more: { put?: number; hit?: number }): void {
  const { put, hit } = tally.faults.get(kind) ?? { put: 0, hit: 0 };
  tally.faults.set(kind, { put: put + (more.put ?? 0), hit: hit + (more.hit ?? 0) });
}

const summed = [
  'customers',
  'finished',
  'left',
  'wiped',
  'parkings',
  'resumings',
  'restarts',
  'unread',
  'decided',
  'arrived',
  'calls',
] as const;

function sum(results: readonly LaneResult[]): LaneTally {
  const total = emptyTally();
  for (const { tally } of results) {
    for (const name of summed) total[name] += tally[name];
    for (const [kind, numbers] of tally.faults) count(total, kind, numbers);
  }
  return total;
}

export function tableOf(results: readonly LaneResult[]): string[] {
  const total = sum(results);
  const faults = faultKinds.map((kind) => {
    const { put, hit } = total.faults.get(kind) ?? { put: 0, hit: 0 };
    return `| ${kind.padEnd(12)} | ${String(put).padStart(6)} | ${String(hit).padStart(6)} |`;
  });
  const bad = results.filter(({ wrong }) => wrong.length > 0).toSorted((a, b) => a.number - b.number);
  const lanes = `${results.length} ${results.length === 1 ? 'lane' : 'lanes'}`;
  return [
    '| fault        |    put |    hit |',
    '| ------------ | -----: | -----: |',
    ...faults,
    '',
    `customers: ${total.customers}; finished ${total.finished}, left parked ${total.left}, wiped when their time was over ${total.wiped}`,
    `parked ${total.parkings} times, taken back ${total.resumings} times`,
    `main process killed ${total.restarts} times, ${total.unread} of them with a verify under way`,
    `verifies: ${total.decided} decided, ${total.arrived} arrived; calls: ${total.calls}`,
    `seed: ${[...new Set(results.map(({ seed }) => seed))].join(', ')}`,
    ...bad.flatMap(({ seed, number, wrong }) => [
      `to be repeated with --seed ${seed} --lane ${number}:`,
      ...wrong.map((line) => `  ${line}`),
    ]),
    bad.length === 0 ? `${lanes}: nothing lost, nothing mixed, no verify twice` : `${lanes}: ${bad.length} WRONG`,
  ];
}
