// One lane, from the first customer to the last, with a sensible cashier and all that goes wrong.
import { setTimeout as delay } from 'node:timers/promises';
import type { Intention, View } from '../../preload/contract';
import { randomFrom, type Random } from '../fixtures/licence/random';
import { byHand, nextMove } from './cashier';
import { mixedIds, wrongHandOver, wrongInView, wrongVerifies } from './checks';
import type { Fault, Strike } from './fault';
import { guestOf, pinsOf, verifiesOf, type Guest } from './guest';
import type { LanePlan } from './plan';
import { until, type Post } from './post';
import { wrongAfterRestart } from './restart';
import { Striker } from './striker';
import { count, emptyTally, type LaneResult, type LaneTally } from './tally';

/** Something that must not be. */
class Wrong extends Error {}

type Kill = Extract<Fault, { kind: 'killed' }>;

/** A lane that has not come to its end by then is stuck. */
const laneLimitMs = 300_000;
/** As the settings have it, and a little more. */
const sameScanMs = 2_100;

export async function runLane(post: Post, plan: LanePlan, tell: (line: string) => void): Promise<LaneResult> {
  const started = performance.now();
  const lane = new LaneRun(post, plan, tell);
  const wrong = await lane.run();
  return {
    seed: plan.runSeed,
    number: plan.number,
    tally: lane.tally,
    wrong,
    seconds: (performance.now() - started) / 1000,
  };
}

class LaneRun {
  readonly tally: LaneTally = emptyTally();
  readonly #post: Post;
  readonly #random: Random;
  readonly #striker: Striker;
  readonly #guests: readonly Guest[];
  readonly #tell: (line: string) => void;
  readonly #deadline = performance.now() + laneLimitMs;
  #strikes: Strike[];
  #line: Guest[];
  #current: Guest | null = null;
  #parked = new Map<number, Guest>();
  #turn = 0;
  #calm = false;
  #plugInAt = Infinity;
  /** The next thing that the cashier does is the last before this. */
  #kill: Kill | null = null;
  /** The clock was set, and the terminal has not had to look at it. */
  #clockUnseen = false;
  #seen: View | null = null;
  #failures = 0;

  constructor(post: Post, plan: LanePlan, tell: (line: string) => void) {
    this.#post = post;
    this.#tell = tell;
    this.#random = randomFrom(plan.seed);
    this.#striker = new Striker(post, this.tally);
    this.#strikes = [...plan.strikes];
    this.#guests = plan.guests.map(guestOf);
    this.#line = [...this.#guests];
    this.tally.customers = this.#guests.length;
  }

  async run(): Promise<string[]> {
    const { control } = this.#post.sandbox;
    control.reset();
    try {
      while (await this.#takeTurn());
      await this.#calmDown();
      await this.#sayGoodbye();
    } catch (problem) {
      const where = `turn ${this.#turn}, ${this.#current?.customer.id ?? 'nobody'} on the counter`;
      const what =
        problem instanceof Wrong ? problem.message : String(problem instanceof Error ? problem.stack : problem);
      return [`${where}: ${what}`];
    } finally {
      await this.#striker.mend();
      this.tally.decided = this.#guests.reduce((sum, { decisions }) => sum + decisions, 0);
      this.tally.arrived = this.#guests.reduce(
        (sum, { customer }) => sum + verifiesOf(this.#post.sandbox, customer).length,
        0,
      );
      this.tally.calls = control.requests().length;
      this.tally.finished = this.#guests.filter(({ end }) => end === 'finished').length;
      this.tally.left = this.#guests.filter(({ end }) => end === 'left').length;
      this.tally.wiped = this.#guests.filter(({ end }) => end === 'wiped').length;
    }
    return this.#guests.filter(({ end }) => end === null).map(({ customer }) => `${customer.id} was lost`);
  }

  /** False when there is nobody left to be served. */
  async #takeTurn(): Promise<boolean> {
    this.#turn += 1;
    await this.#strike();
    const view = await this.#look();
    if (view.locked !== null) {
      if (!(await this.#post.unlock())) throw new Wrong('the lane does not unlock');
      return true;
    }
    if (performance.now() > this.#deadline) {
      throw new Wrong(`stuck at ${JSON.stringify(view.screen).slice(0, 600)} with the link ${view.link.state}`);
    }
    if (this.#current === null) return this.#takeSomebody(view);
    await this.#serve(view, this.#current);
    return true;
  }

  async #takeSomebody(view: View): Promise<boolean> {
    const waiting = [...this.#parked].filter(([, guest]) => !guest.leaves).map(([number]) => number);
    const [next] = this.#line;
    if (next !== undefined && (waiting.length === 0 || !this.#random.chance(25))) {
      this.#line.shift();
      await this.#arrive(view, next);
      return true;
    }
    if (waiting.length === 0) return false;
    await this.#resume(view, this.#random.pick(waiting));
    return true;
  }

  async #serve(view: View, guest: Guest): Promise<void> {
    const pins = pinsOf(this.#post.sandbox, guest.customer);
    const messages = pins.filter(({ format }) => format === 'sms' || format === 'email');
    const lastPin = messages.at(-1)?.pin ?? null;
    const move = nextMove(view, { guest, lastPin, pinCame: pins.length > guest.pinsBefore });
    const others = this.#line.length > 0 || [...this.#parked.values()].some(({ leaves }) => !leaves);
    if (view.canPark && guest.leaves && (view.screen.step === 'handOver' || this.#random.chance(20))) {
      return this.#park(view, guest);
    }
    switch (move.kind) {
      case 'arrive':
        return this.#arrive(view, guest);
      case 'wait':
        if (others && view.canPark && this.#random.chance(8)) return this.#park(view, guest);
        this.#seen = await this.#post.viewAfter(view, 1000);
        return;
      case 'failed':
        this.#failures += 1;
        if (others && view.canPark && this.#random.chance(30)) return this.#park(view, guest);
        if (this.#random.chance(40)) {
          this.#seen = await this.#post.viewAfter(view, 1500);
          return;
        }
        return this.#intend(view, { type: 'retry' });
      case 'lost':
        throw new Wrong(`${move.why}: ${JSON.stringify(view.screen).slice(0, 400)}`);
      case 'intend':
        return this.#want(view, guest, move.intention);
    }
  }

  async #want(view: View, guest: Guest, intention: Intention): Promise<void> {
    if (intention.type === 'verify') {
      const { screen, link } = view;
      const isAway = link.state === 'offline' || link.state === 'down' || link.state === 'refused';
      // Whoever was refused for want of the link presses again after a while, not at once.
      if (isAway && screen.step === 'verify' && screen.attempt.kind === 'refused' && this.#random.chance(80)) {
        this.#seen = await this.#post.viewAfter(view, 1500);
        return;
      }
      guest.decisions += 1;
      guest.arrivedBefore = verifiesOf(this.#post.sandbox, guest.customer).length;
      guest.pinsBefore = pinsOf(this.#post.sandbox, guest.customer).length;
    }
    if (intention.type === 'done') {
      const wrong = wrongHandOver(view, guest, this.#post.sandbox);
      if (wrong.length > 0) throw new Wrong(wrong.join('; '));
      guest.end = 'finished';
      this.#current = null;
    }
    await this.#intend(view, intention);
  }

  async #intend(view: View, intention: Intention): Promise<void> {
    this.#say(intention.type === 'verify' ? `verify ${intention.format}` : intention.type);
    this.#clockUnseen = false;
    if (!(await this.#post.intend(view.flowId, intention))) throw new Wrong('the terminal has another flow by now');
    await this.#killIfDue();
  }

  async #arrive(view: View, guest: Guest): Promise<void> {
    const isReady = this.#post.isPluggedIn && view.scanners.some(({ state }) => state === 'ready');
    if (guest.arrives === 'scan' && isReady) return this.#scanIn(view, guest);
    this.#current = guest;
    guest.flowIds.add(view.flowId);
    const intention = byHand(guest);
    this.#say(`${guest.customer.id} by ${intention.type}`);
    await this.#intend(view, intention);
  }

  async #scanIn(view: View, guest: Guest): Promise<void> {
    this.#say(`${guest.customer.id} by scan`);
    this.#current = null;
    await this.#scan(guest);
    if (await this.#killIfDue(guest)) return;
    let after = view;
    const isThere = async (): Promise<boolean> => {
      after = await this.#post.viewAfter(after, 500);
      return after.flowId !== view.flowId;
    };
    await until(`the scan of ${guest.customer.id}`, isThere, 30_000);
    this.#clockUnseen = false;
    this.#current = guest;
    guest.flowIds.add(after.flowId);
  }

  /** Not so soon that it would be taken for the same scan. */
  async #scan(guest: Guest): Promise<void> {
    const pause = guest.scannedAt + sameScanMs - performance.now();
    if (pause > 0) await delay(pause);
    await this.#post.scan(guest.customer.payload());
    guest.scannedAt = performance.now();
  }

  async #park(view: View, guest: Guest): Promise<void> {
    let number = 1;
    while (this.#parked.has(number)) number += 1;
    this.#parked.set(number, guest);
    this.#current = null;
    this.tally.parkings += 1;
    await this.#intend(view, { type: 'park' });
  }

  async #resume(view: View, number: number): Promise<void> {
    const guest = this.#parked.get(number);
    if (guest === undefined) throw new Wrong(`nobody waits under ${number}`);
    this.#parked.delete(number);
    this.#current = guest;
    this.tally.resumings += 1;
    await this.#intend(view, { type: 'resume', number });
  }

  /** The view, after what must be true of it was looked at. */
  async #look(): Promise<View> {
    const view = await this.#post.view();
    this.#check(view);
    this.#seen = view;
    return view;
  }

  #check(view: View): void {
    const expected = { guests: this.#guests, current: this.#current, parked: this.#parked };
    const wrong = [
      ...wrongInView(view, expected, this.#clockUnseen ? null : this.#post.now()),
      ...wrongVerifies(this.#post.sandbox, this.#guests),
      ...mixedIds(this.#post.sandbox.control.requests(), this.#guests),
    ];
    if (wrong.length > 0) throw new Wrong(wrong.join('; '));
  }

  async #strike(): Promise<void> {
    if (this.#turn >= this.#plugInAt) await this.#plugIn();
    while (this.#strikes[0] !== undefined && this.#strikes[0].turn <= this.#turn) {
      const { what } = this.#strikes.shift() as Strike;
      this.#say(`*** ${JSON.stringify(what)}`);
      await this.#carryOut(what);
    }
    if (this.#strikes.length === 0 && !this.#calm && this.#random.chance(15)) await this.#calmDown();
  }

  async #carryOut(what: Strike['what']): Promise<void> {
    switch (what.kind) {
      case 'park':
      case 'second_scan':
      case 'back':
        return this.#indulge(what.kind);
      case 'killed':
        if (what.amid) this.#kill = what;
        else await this.#killNow(what, null);
        return;
      case 'clock':
        count(this.tally, 'clock', { put: 1, hit: 1 });
        await this.#post.setClock(what.byMs);
        this.#clockUnseen = true;
        return;
      case 'unplugged':
        return this.#unplug(what.turns);
      case 'locked':
        count(this.tally, 'locked', { put: 1, hit: 1 });
        await this.#post.lock();
        return;
      default:
        return this.#striker.strike(what);
    }
  }

  async #indulge(whim: 'park' | 'second_scan' | 'back'): Promise<void> {
    const view = await this.#look();
    const guest = this.#current;
    if (guest === null || view.locked !== null) return;
    if (whim === 'park' && view.canPark) return this.#park(view, guest);
    if (whim === 'back' && view.canGoBack && view.screen.step !== 'customer')
      return this.#intend(view, { type: 'back' });
    const next = this.#line.find(({ arrives }) => arrives === 'scan');
    const isReady = this.#post.isPluggedIn && view.scanners.some(({ state }) => state === 'ready');
    // Where nobody is being served yet, a scan begins with another customer at once.
    if (whim !== 'second_scan' || next === undefined || !isReady || view.screen.step === 'customer') return;
    await this.#scan(next);
    let after = view;
    await until('the question whom to go on with', async () => {
      after = await this.#post.viewAfter(after, 500);
      return after.pendingScan !== null;
    });
    this.#check(after);
    if (!this.#random.chance(70)) return this.#intend(after, { type: 'declineScan' });
    this.#line.splice(this.#line.indexOf(next), 1);
    await this.#park(after, guest);
    if (this.#current !== null || this.#line.includes(next)) return;
    const taken = await this.#post.view();
    this.#current = next;
    next.flowIds.add(taken.flowId);
  }

  async #unplug(turns: number): Promise<void> {
    if (!this.#post.isPluggedIn) return;
    count(this.tally, 'unplugged', { put: 1, hit: 1 });
    const payload = this.#random.pick(this.#guests).customer.payload();
    await this.#post.scan(payload.slice(0, 1 + this.#random.below(payload.length / 2)));
    await this.#post.unplug();
    this.#plugInAt = this.#turn + turns;
    await until('the scanner is missed', async () =>
      (await this.#post.view()).scanners.every(({ state }) => state !== 'ready'),
    );
  }

  async #plugIn(): Promise<void> {
    this.#plugInAt = Infinity;
    await this.#post.plugIn();
  }

  async #killIfDue(arriving: Guest | null = null): Promise<boolean> {
    const kill = this.#kill;
    if (kill === null) return false;
    this.#kill = null;
    await this.#killNow(kill, arriving);
    return true;
  }

  async #killNow({ amid, clockByMs }: Kill, arriving: Guest | null): Promise<void> {
    count(this.tally, 'killed', { put: 1, hit: 1 });
    this.tally.restarts += 1;
    const before = this.#seen;
    if (this.#clockUnseen) {
      // What it has not noticed it cannot know at the next start.
      const { flowId } = await this.#post.view();
      await this.#post.intend(flowId, { type: 'declineScan' });
      this.#clockUnseen = false;
    }
    await this.#post.kill();
    if (clockByMs !== 0) await this.#post.setClock(clockByMs);
    await this.#post.start();
    const view = await this.#post.view();
    this.#say(`started again: ${view.notice?.code ?? 'nothing said'}`);
    const outcome = wrongAfterRestart(view, {
      before,
      amid,
      clockByMs,
      arriving,
      current: this.#current,
      parked: this.#parked,
      sandbox: this.#post.sandbox,
    });
    if (outcome.wrong.length > 0) throw new Wrong(outcome.wrong.join('; '));
    this.#current = outcome.current;
    this.#parked = outcome.parked;
    this.#line.unshift(...outcome.again);
    for (const guest of outcome.wiped) guest.end = 'wiped';
    this.#check(view);
  }

  async #calmDown(): Promise<void> {
    if (this.#calm) return;
    this.#say('all is well again');
    this.#calm = true;
    this.#strikes = [];
    await this.#striker.mend();
    await this.#plugIn();
  }

  /** Whoever left while parked stands where they stood; then the counter is cleared. */
  async #sayGoodbye(): Promise<void> {
    this.#kill = null;
    for (;;) {
      const view = await this.#look();
      if (view.locked !== null) {
        await this.#post.unlock();
        continue;
      }
      const [number] = this.#parked.keys();
      if (number === undefined) break;
      await this.#resume(view, number);
      const resumed = await this.#look();
      const guest = this.#current;
      if (guest !== null) guest.end = 'left';
      this.#current = null;
      await this.#intend(resumed, { type: 'newCustomer' });
    }
  }

  #say(what: string): void {
    this.#tell(`${this.#turn}. ${what}`);
  }
}
