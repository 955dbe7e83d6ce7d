// The test's model of a lane: the current and the parked customers, the cashier's actions, and the checks of each view.
import { setTimeout as delay } from 'node:timers/promises';
import type { Intention, View } from '../../../preload/contract';
import { byHand } from '../../support/next-move';
import { mixedIds, wrongHandOver, wrongInView, wrongVerifies } from './checks';
import type { Fault } from '../plan/fault';
import { guestOf, pinsOf, verifiesOf, type Guest } from '../plan/guest';
import type { LanePlan } from '../plan/plan';
import { until, type Station } from './station';
import { wrongAfterRestart } from './restart';
import { count, emptyTally, type LaneTally } from '../tally';

export class Violation extends Error {}

export type Kill = Extract<Fault, { kind: 'killed' | 'killed_twice' }>;

/** A little more than the terminal's setting. */
const sameScanMs = 2_100;

export class Lane {
  readonly tally: LaneTally = emptyTally();
  readonly station: Station;
  readonly guests: readonly Guest[];
  readonly #log: (line: string) => void;
  /** The customers who have not come yet. */
  line: Guest[];
  current: Guest | null = null;
  parked = new Map<number, Guest>();
  turn = 0;
  /** Carried out while the next intention is under way. */
  kill: Kill | null = null;
  /** The clock was set, and the terminal has not read it since. */
  clockUnseen = false;
  /** The last intention. */
  wanted: Intention | null = null;
  /** The last view that was checked. */
  seen: View | null = null;

  constructor(station: Station, plan: LanePlan, log: (line: string) => void) {
    this.station = station;
    this.#log = log;
    this.guests = plan.guests.map(guestOf);
    this.line = [...this.guests];
  }

  log(what: string): void {
    this.#log(`${this.turn}. ${what}`);
  }

  /** Gives the view after checking it. */
  async checkedView(): Promise<View> {
    const view = await this.station.view();
    this.check(view);
    this.seen = view;
    return view;
  }

  check(view: View): void {
    const { sandbox } = this.station;
    const now = this.clockUnseen ? null : this.station.now();
    const wrong = [
      ...wrongInView(view, this, now),
      ...wrongVerifies(sandbox, this.guests),
      ...mixedIds(sandbox.control.requests(), this.guests),
    ];
    if (wrong.length > 0) throw new Violation(wrong.join('; '));
  }

  /** `arriving`: whose flow begins by it. */
  async intend(view: View, intention: Intention, arriving: Guest | null = null): Promise<void> {
    this.log(intention.type === 'verify' ? `verify ${intention.format}` : intention.type);
    this.clockUnseen = false;
    if (!(await this.station.intend(view.flowId, intention)))
      throw new Violation('the terminal has another flow by now');
    this.wanted = intention;
    if (this.current !== null && (intention.type === 'search' || intention.type === 'lookup')) {
      this.current.isScanned = false;
    }
    await this.killIfDue(arriving);
  }

  /** An intention for the current customer, with the bookkeeping of decisions and ends. */
  async act(view: View, guest: Guest, intention: Intention): Promise<void> {
    const { sandbox } = this.station;
    if (intention.type === 'verify') {
      // So that it is still under way when the kill comes.
      if (this.kill !== null) sandbox.control.fault({ kind: 'latency', ms: 1500, endpoint: 'verify' });
      guest.decisions += 1;
      guest.arrivedBefore = verifiesOf(sandbox, guest.customer).length;
      guest.pinsBefore = pinsOf(sandbox, guest.customer).length;
    }
    if (intention.type === 'done') {
      const wrong = wrongHandOver(view, guest, sandbox);
      if (wrong.length > 0) throw new Violation(wrong.join('; '));
      guest.end = 'finished';
      this.current = null;
    }
    await this.intend(view, intention);
  }

  canScan({ scanners }: View): boolean {
    return this.station.isPluggedIn && scanners.some(({ state }) => state === 'ready');
  }

  async arrive(view: View, guest: Guest): Promise<void> {
    if (guest.arrives === 'scan' && this.canScan(view)) return this.#scanIn(view, guest);
    this.log(`${guest.customer.id} by hand`);
    this.current = guest;
    guest.flowIds.add(view.flowId);
    await this.intend(view, byHand(guest));
  }

  async #scanIn(view: View, guest: Guest): Promise<void> {
    this.log(`${guest.customer.id} by scan`);
    this.current = null;
    await this.scan(guest);
    if (await this.killIfDue(guest)) return;
    const after = await this.#viewWhere(
      `the scan of ${guest.customer.id}`,
      view,
      ({ flowId }) => flowId !== view.flowId,
    );
    this.clockUnseen = false;
    this.current = guest;
    guest.isScanned = true;
    guest.flowIds.add(after.flowId);
  }

  /** Resumes a parked customer by another scan of the licence. */
  async resumeByScan(view: View, number: number, guest: Guest): Promise<void> {
    this.log(`${guest.customer.id} by another scan`);
    await this.scan(guest);
    const name = `${guest.customer.id} to be resumed`;
    const after = await this.#viewWhere(name, view, ({ flowId }) => flowId !== view.flowId);
    this.clockUnseen = false;
    if (!guest.flowIds.has(after.flowId))
      throw new Violation(`${guest.customer.id}, parked as ${number}, is not resumed`);
    this.parked.delete(number);
    this.current = guest;
    this.tally.resumings += 1;
  }

  /** Scans another licence while a customer is served. Gives the view with the question. */
  async scanSecond(view: View, next: Guest): Promise<View> {
    await this.scan(next);
    const asking = await this.#viewWhere(
      'the question after a second scan',
      view,
      (after) => after.pendingScan !== null,
    );
    this.clockUnseen = false;
    this.check(asking);
    return asking;
  }

  async #viewWhere(name: string, before: View, isIt: (view: View) => boolean): Promise<View> {
    let view = before;
    await until(name, async () => {
      view = await this.station.viewAfter(view, 500);
      return isIt(view);
    });
    return view;
  }

  /** Waits until it no longer counts as the same scan. */
  async scan(guest: Guest): Promise<void> {
    const pause = guest.scannedAt + sameScanMs - performance.now();
    if (pause > 0) await delay(pause);
    await this.station.scan(guest.customer.payload());
    guest.scannedAt = performance.now();
  }

  /** `next`: whose licence was scanned and starts by it. */
  async park(view: View, guest: Guest, next: Guest | null = null): Promise<void> {
    let number = 1;
    while (this.parked.has(number)) number += 1;
    this.parked.set(number, guest);
    this.current = null;
    this.tally.parkings += 1;
    const scan = view.pendingScan?.number;
    await this.intend(view, { type: 'park', ...(scan !== undefined && { scan }) }, next);
  }

  async resume(view: View, number: number): Promise<void> {
    const guest = this.parked.get(number);
    if (guest === undefined) throw new Violation(`nobody is parked as ${number}`);
    this.parked.delete(number);
    this.current = guest;
    this.tally.resumings += 1;
    await this.intend(view, { type: 'resume', number });
  }

  /** `arriving`: whose licence is being scanned. */
  async killIfDue(arriving: Guest | null): Promise<boolean> {
    const { kill } = this;
    if (kill === null) return false;
    this.kill = null;
    await this.killNow(kill, arriving);
    return true;
  }

  async killNow({ kind, amid, clockByMs }: Kill, arriving: Guest | null): Promise<void> {
    count(this.tally, kind, { put: 1, hit: 1 });
    this.tally.restarts += 1;
    if (this.clockUnseen) {
      // Has the terminal notice the new clock, which it could not after the restart.
      const { flowId } = await this.station.view();
      await this.station.intend(flowId, { type: 'declineScan', scan: 0 });
      this.clockUnseen = false;
    }
    await this.station.kill();
    const unread = amid && this.#isUnread();
    if (unread) this.tally.unread += 1;
    if (clockByMs !== 0) await this.station.setClock(clockByMs);
    await this.station.start();
    if (kind === 'killed_twice') {
      // Nobody has seen or done anything since.
      this.tally.restarts += 1;
      await this.station.kill();
      await this.station.start();
    }
    const view = await this.station.view();
    this.log(`started again: ${view.notice?.code ?? 'no notice'}`);
    const { current, parked, wanted, seen: before } = this;
    const after = wrongAfterRestart(view, { before, wanted, amid, clockByMs, arriving, current, parked, unread });
    if (after.wrong.length > 0) throw new Violation(after.wrong.join('; '));
    this.current = after.current;
    this.parked = after.parked;
    this.line.unshift(...after.again);
    for (const guest of after.wiped) guest.end = 'wiped';
    this.check(view);
  }

  /** Whether the last verify has reached Flexiti and was not answered. */
  #isUnread(): boolean {
    const { current, wanted } = this;
    if (current === null || wanted?.type !== 'verify') return false;
    const arrived = verifiesOf(this.station.sandbox, current.customer);
    return arrived.length > current.arrivedBefore && arrived.at(-1)?.status === null;
  }
}
