// kill -9 at random moments while customers are served without a pause: the state after the restart is one that the lane
// was in, no older than the last view that the page received, and matches the verifies that Flexiti received. The seed is
// printed; FLEXITI_KILL_SEED repeats a run's moments.
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { View } from '../../../preload/contract';
import { RestartedLane } from './restarted-lane';
import {
  amountOf,
  numberOf,
  personOf,
  placeOf,
  serveFrom,
  stageOf,
  intentionTypes,
  type ScriptedLane,
  type Stage,
} from './scripted-lane';

test.skip(process.platform !== 'linux', 'other systems have a keyring of their own');

const kills = 20;
const seed = Number(process.env['FLEXITI_KILL_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** After how many customers, and how many ms after an intention. The intentions take turns. */
const [moments] = fc.sample(
  fc.noBias(fc.array(fc.tuple(fc.nat(1), fc.nat(60)), { minLength: kills, maxLength: kills })),
  { seed, numRuns: 1 },
);

let lane: RestartedLane;
test.beforeAll(async () => {
  console.log(`FLEXITI_KILL_SEED=${seed}`);
  lane = await RestartedLane.open();
});
test.afterAll(() => lane.close());

/** The stage at which it was killed, by the first view after a start while Flexiti answers no reads. Throws where none. */
function stageBefore(view: View): Stage {
  const { screen, notice } = view;
  if (screen.step !== 'verify') return stageOf(view);
  const { kind } = screen.attempt;
  if (notice?.code === 'restored_pin_again') {
    // The PIN came by message, and can be typed again.
    expect(kind).toBe('sent');
    return 'pin';
  }
  return kind === 'unclear' ? 'sending' : stageOf(view);
}

/** How many verifies Flexiti may have received at a stage. A decision is stored before it is sent. */
const verifies: Record<Stage, number[]> = {
  amount: [0],
  searching: [0],
  verify: [0],
  sending: [0, 1],
  sent: [1],
  pin: [1],
  none: [1],
};

/** Whether a place is the one after a finished customer. */
function isBetween(place: number): boolean {
  return (place + 1) % placeOf(1, 'amount') === 0;
}

/** The customer of that moment is restored completely, and nobody else. Gives the place of the view. */
function expectWhole(view: View, { seen, furthest }: ScriptedLane): number {
  const stage = stageBefore(view);
  const number = numberOf(view);
  if (number === null) {
    expect([view.customer, view.notice]).toEqual([null, null]);
    // After one of the possible customers.
    for (let place = seen; place <= furthest; place += 1) if (isBetween(place)) return place;
    throw new Error('a customer is lost');
  }
  const { firstName, lastName, accountNumber } = personOf(number);
  expect(view.amountCents).toBe(amountOf(number));
  if (stage === 'amount') expect([view.customer, view.notice]).toEqual([null, null]);
  else {
    expect(view.customer).toMatchObject({ firstName, lastName });
    expect(view.notice?.code).toBe(stage === 'pin' ? 'restored_pin_again' : 'restored');
    const ending = stage === 'searching' ? undefined : `•••• ${accountNumber.slice(-4)}`;
    expect(view.customer?.account?.number).toBe(ending);
  }
  return placeOf(number, stage);
}

test(`restores the customer completely after each of ${kills} kills`, async () => {
  test.setTimeout(300_000);
  let first = 1;
  for (const [index, [after, ms]] of (moments ?? []).entries()) {
    const type = intentionTypes[index % intentionTypes.length];
    const victim = first + after;
    await lane.clear();
    const { terminal } = lane;
    let strike = (): void => undefined;
    const struck = new Promise<void>((done) => {
      strike = done;
    });
    const script = await serveFrom(first, terminal.page, (number, made) => {
      if (number === victim && made === type) setTimeout(strike, ms);
    });
    await struck;
    await lane.kill();

    for (const read of ['search', 'lookup', 'calculate-interest'] as const) lane.hang(read);
    await lane.start();
    const view = lane.terminal.first;
    const place = expectWhole(view, script);
    const stage = stageBefore(view);
    console.log(`${index + 1}: ${ms} ms after ${type ?? ''} of customer ${victim}: ${stage}`);
    expect(place).toBeGreaterThanOrEqual(script.seen);
    expect(place).toBeLessThanOrEqual(script.furthest);
    const served = Math.floor(place / placeOf(1, 'amount')) - first;
    expect(verifies[stage].map((one) => served + one)).toContain(lane.asked('verify').length);
    first = victim + 2;
  }
});
