// Injects faults, ends them, and counts their hits. The lane itself handles kills, the clock, the lock and the scanner.
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultInput } from '../../../main/sandbox';
import type { Fault, FaultKind } from '../plan/fault';
import type { Station } from './station';
import { count, type LaneTally } from '../tally';

type NetworkFault = Exclude<Fault, { kind: 'unplugged' | 'killed' | 'killed_twice' | 'locked' | 'clock' }>;

const verifyLine = /^POST \S+\/verify /;

export class Striker {
  readonly #station: Station;
  readonly #tally: LaneTally;
  readonly #before: { cuts: number; refused: number; told: number };
  #put: { kind: FaultKind; fault: FaultInput }[] = [];
  #away: Promise<void> = Promise.resolve();

  constructor(station: Station, tally: LaneTally) {
    this.#station = station;
    this.#tally = tally;
    const { proxy, front, liar } = station;
    this.#before = { cuts: proxy.requests.length, refused: front?.refused() ?? 0, told: liar.told() };
  }

  /** Of the whole lane, however often it is mended. */
  #countUpTo(kind: FaultKind, hit: number): void {
    const counted = this.#tally.faults.get(kind)?.hit ?? 0;
    if (hit > counted) count(this.#tally, kind, { hit: hit - counted });
  }

  async strike(fault: NetworkFault): Promise<void> {
    const { network, proxy, sandbox, front, liar } = this.#station;
    count(this.#tally, fault.kind, { put: 1 });
    switch (fault.kind) {
      case 'outage':
      case 'silence':
        await this.#away;
        if (fault.kind === 'outage') await network.goDown();
        else network.fallSilent();
        this.#away = delay(fault.ms).then(() => network.mend());
        count(this.#tally, fault.kind, { hit: 1 });
        break;
      case 'drip':
        await this.#away;
        network.drip(fault.answers);
        count(this.#tally, 'drip', { hit: 1 });
        break;
      case 'refused':
        front?.refuseNext(fault.streams);
        break;
      case 'odd':
        liar.lieNext(fault.lie, fault.calls);
        break;
      case 'cut':
        proxy.cutNext(fault.cut, fault.verify ? verifyLine : undefined);
        break;
      default:
        sandbox.control.fault(fault.put);
        this.#put.push({ kind: fault.kind, fault: fault.put });
    }
  }

  /** Ends all faults of the network and of Flexiti. */
  async mend(): Promise<void> {
    await this.#away;
    const { network, proxy, sandbox, front, liar } = this.#station;
    await network.mend();
    proxy.forgetCuts();
    front?.forgetRefusals();
    liar.forget();
    for (const { kind, fault } of this.#put) count(this.#tally, kind, { hit: fault.times ?? 1 });
    for (const rest of sandbox.control.faults()) {
      const { times, ...what } = rest;
      const kind = this.#put.find(({ fault }) => isSame(fault, what))?.kind;
      if (kind !== undefined) count(this.#tally, kind, { hit: -times });
    }
    this.#put = [];
    sandbox.control.clearFaults();
    const cuts = proxy.requests.slice(this.#before.cuts).filter(({ cut }) => cut !== null);
    this.#countUpTo('cut', cuts.length);
    this.#countUpTo('refused', (front?.refused() ?? 0) - this.#before.refused);
    this.#countUpTo('odd', liar.told() - this.#before.told);
  }
}

/** Whether the rest of a fault is the rest of this one. */
function isSame(put: FaultInput, left: object): boolean {
  return Object.entries(put).every(([name, value]) => name === 'times' || left[name as keyof typeof left] === value);
}
