// One lane, from the first customer to the last: a sensible cashier, and the plan's faults.
import type { Intention, View } from '../../../preload/contract';
import { randomFrom, type Random } from '../../fixtures/licence/random';
import { nextMove } from '../../support/next-move';
import type { Strike, Whim } from '../plan/fault';
import { pinsOf, verifiesOf, type Guest } from '../plan/guest';
import { Lane, Violation } from './lane';
import type { LanePlan } from '../plan/plan';
import { until, type Station } from './station';
import { Striker } from './striker';
import { count, type LaneResult } from '../tally';

/** A lane that takes longer is stuck. */
const laneLimitMs = 300_000;

/** Runs a lane at a station without customers, and leaves none where the lane passed. */
export async function runLane(station: Station, plan: LanePlan, log: (line: string) => void): Promise<LaneResult> {
  const started = performance.now();
  const lane = new Lane(station, plan, log);
  const wrong = await new LaneRun(lane, plan).run();
  const { tally, guests } = lane;
  const ended = (end: Guest['end']): number => guests.filter((guest) => guest.end === end).length;
  tally.customers = guests.length;
  tally.finished = ended('finished');
  tally.left = ended('left');
  tally.wiped = ended('wiped');
  tally.decided = guests.reduce((sum, { decisions }) => sum + decisions, 0);
  tally.arrived = guests.reduce((sum, { customer }) => sum + verifiesOf(station.sandbox, customer).length, 0);
  tally.calls = station.sandbox.control.requests().length;
  return { seed: plan.runSeed, number: plan.number, tally, wrong, seconds: (performance.now() - started) / 1000 };
}

class LaneRun {
  readonly #lane: Lane;
  readonly #random: Random;
  readonly #striker: Striker;
  readonly #deadline = performance.now() + laneLimitMs;
  #strikes: Strike[];
  #calm = false;
  #plugInAt = Infinity;

  constructor(lane: Lane, plan: LanePlan) {
    this.#lane = lane;
    this.#random = randomFrom(plan.seed);
    this.#striker = new Striker(lane.station, lane.tally);
    this.#strikes = [...plan.strikes];
  }

  async run(): Promise<string[]> {
    const { station, guests } = this.#lane;
    station.sandbox.control.reset();
    try {
      while (await this.#takeTurn());
      await this.#calmDown();
      await this.#finish();
    } catch (problem) {
      const { turn, current } = this.#lane;
      const what =
        problem instanceof Violation ? problem.message : String(problem instanceof Error ? problem.stack : problem);
      return [`turn ${turn}, ${current?.customer.id ?? 'nobody'} is served: ${what}`];
    } finally {
      await this.#striker.mend();
    }
    return guests.filter(({ end }) => end === null).map(({ customer }) => `${customer.id} was lost`);
  }

  /** False when no customer is left. */
  async #takeTurn(): Promise<boolean> {
    const lane = this.#lane;
    lane.turn += 1;
    await this.#strike();
    const view = await lane.checkedView();
    if (view.locked !== null) {
      if (!(await lane.station.unlock())) throw new Violation('the lane does not unlock');
      return true;
    }
    if (performance.now() > this.#deadline) {
      throw new Violation(`stuck at ${JSON.stringify(view.screen).slice(0, 600)} with the link ${view.link.state}`);
    }
    if (lane.current === null) return this.#nextCustomer(view);
    await this.#serve(view, lane.current);
    return true;
  }

  async #nextCustomer(view: View): Promise<boolean> {
    const { line, parked } = this.#lane;
    const waiting = [...parked].filter(([, guest]) => !guest.leaves).map(([number]) => number);
    if (line.length > 0 && (waiting.length === 0 || !this.#random.chance(25))) {
      const [next] = line.splice(0, 1);
      if (next !== undefined) await this.#lane.arrive(view, next);
      return true;
    }
    if (waiting.length === 0) return false;
    const number = this.#random.pick(waiting);
    const guest = parked.get(number);
    const canScan = guest?.isScanned === true && this.#lane.kill === null && this.#lane.canScan(view);
    if (guest !== undefined && canScan && this.#random.chance(40)) await this.#lane.resumeByScan(view, number, guest);
    else await this.#lane.resume(view, number);
    return true;
  }

  async #serve(view: View, guest: Guest): Promise<void> {
    const lane = this.#lane;
    const pins = pinsOf(lane.station.sandbox, guest.customer);
    const messages = pins.filter(({ format }) => format === 'sms' || format === 'email');
    const lastPin = messages.at(-1)?.pin ?? null;
    const move = nextMove(view, { guest, lastPin, pinCame: pins.length > guest.pinsBefore });
    const isOver = view.screen.step === 'handOver';
    if (view.canPark && guest.leaves && (isOver || this.#random.chance(20))) return lane.park(view, guest);
    switch (move.kind) {
      case 'arrive':
        return lane.arrive(view, guest);
      case 'wait':
        return this.#mayPark(view, 8) ? lane.park(view, guest) : this.#wait(view, 1000);
      case 'failed':
        if (this.#mayPark(view, 30)) return lane.park(view, guest);
        return this.#random.chance(40) ? this.#wait(view, 1500) : lane.intend(view, { type: 'retry' });
      case 'lost':
        throw new Violation(`${move.why}: ${JSON.stringify(view.screen).slice(0, 400)}`);
      case 'intend':
        // After a refusal without the link the cashier tries again after a while, not at once.
        if (isRefusedForLink(view, move.intention) && this.#random.chance(80)) return this.#wait(view, 1500);
        return lane.act(view, guest, move.intention);
    }
  }

  /** Whether to park and serve another meanwhile. */
  #mayPark({ canPark }: View, percent: number): boolean {
    const { line, parked } = this.#lane;
    const others = line.length > 0 || [...parked.values()].some(({ leaves }) => !leaves);
    return canPark && others && this.#random.chance(percent);
  }

  async #wait(view: View, limitMs: number): Promise<void> {
    this.#lane.seen = await this.#lane.station.viewAfter(view, limitMs);
  }

  async #strike(): Promise<void> {
    const { turn } = this.#lane;
    if (turn >= this.#plugInAt) await this.#plugIn();
    while (this.#strikes[0] !== undefined && this.#strikes[0].turn <= turn) {
      const [strike] = this.#strikes.splice(0, 1);
      if (strike === undefined) break;
      this.#lane.log(`*** ${JSON.stringify(strike.what)}`);
      await this.#carryOut(strike.what);
    }
    if (this.#strikes.length === 0 && !this.#calm && this.#random.chance(15)) await this.#calmDown();
  }

  async #carryOut(what: Strike['what']): Promise<void> {
    const lane = this.#lane;
    switch (what.kind) {
      case 'park':
      case 'second_scan':
      case 'back':
        return this.#actOnWhim(what.kind);
      case 'killed':
      case 'killed_twice':
        if (what.amid) lane.kill = what;
        else await lane.killNow(what, null);
        return;
      case 'clock':
        count(lane.tally, 'clock', { put: 1, hit: 1 });
        await lane.station.setClock(what.byMs);
        lane.clockUnseen = true;
        return;
      case 'unplugged':
        return this.#unplug(what.turns);
      case 'locked':
        count(lane.tally, 'locked', { put: 1, hit: 1 });
        return lane.station.lock();
      default:
        return this.#striker.strike(what);
    }
  }

  async #actOnWhim(whim: Whim): Promise<void> {
    const lane = this.#lane;
    const view = await lane.checkedView();
    const guest = lane.current;
    // At the customer step there is no step back, and a scan starts with the new customer at once.
    const isServed = view.locked === null && view.screen.step !== 'customer';
    if (guest === null || view.locked !== null) return;
    if (whim === 'park' && view.canPark) return lane.park(view, guest);
    if (whim === 'back' && view.canGoBack && isServed) return lane.intend(view, { type: 'back' });
    const next = lane.line.find(({ arrives }) => arrives === 'scan');
    if (whim !== 'second_scan' || next === undefined || !lane.canScan(view) || !isServed) return;
    const asking = await lane.scanSecond(view, next);
    if (!this.#random.chance(70))
      return lane.intend(asking, { type: 'declineScan', scan: asking.pendingScan?.number ?? 0 });
    lane.line.splice(lane.line.indexOf(next), 1);
    const { restarts } = lane.tally;
    await lane.park(asking, guest, next);
    if (lane.tally.restarts > restarts) return;
    lane.current = next;
    next.flowIds.add((await lane.station.view()).flowId);
  }

  async #unplug(turns: number): Promise<void> {
    const { station, tally, guests, turn } = this.#lane;
    if (!station.isPluggedIn) return;
    count(tally, 'unplugged', { put: 1, hit: 1 });
    const payload = this.#random.pick(guests).customer.payload();
    await station.scan(payload.slice(0, 1 + this.#random.below(payload.length / 2)));
    await station.unplug();
    this.#plugInAt = turn + turns;
    await until('the scanner is missed', async () =>
      (await station.view()).scanners.every(({ state }) => state !== 'ready'),
    );
  }

  async #plugIn(): Promise<void> {
    this.#plugInAt = Infinity;
    await this.#lane.station.plugIn();
  }

  async #calmDown(): Promise<void> {
    if (this.#calm) return;
    this.#lane.log('all is well again');
    this.#calm = true;
    this.#strikes = [];
    await this.#striker.mend();
    await this.#plugIn();
  }

  /** Customers who left while parked must be unchanged; resumes and drops each. */
  async #finish(): Promise<void> {
    const lane = this.#lane;
    lane.kill = null;
    for (let [number] = lane.parked.keys(); number !== undefined; [number] = lane.parked.keys()) {
      await lane.resume(await lane.checkedView(), number);
      const resumed = await lane.checkedView();
      if (lane.current !== null) lane.current.end = 'left';
      lane.current = null;
      await lane.intend(resumed, { type: 'newCustomer' });
    }
    await lane.checkedView();
  }
}

function isRefusedForLink({ screen, link }: View, intention: Intention): boolean {
  const isAway = link.state === 'offline' || link.state === 'down' || link.state === 'refused';
  return isAway && intention.type === 'verify' && screen.step === 'verify' && screen.attempt.kind === 'refused';
}
