// kill -9 at random moments while customers are served without a pause: what is there after the next start is a state that
// the lane had been in, no older than what the page had last been seen to show, and Flexiti was asked to verify as often as
// that state says. The seed is printed; FLEXITI_KILL_SEED repeats a run's moments.
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
/** After how many customers, and how long after a wish. The wishes take turns. */
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

/** After a start while Flexiti answers no reads, at which stage it was killed. Throws where it was at none. */
function stageBefore(view: View): Stage {
  const { screen, notice } = view;
  if (screen.step !== 'verify') return stageOf(view);
  const { kind } = screen.attempt;
  if (notice?.code === 'restored_pin_again') {
    // The PIN that was typed had come by a message, and may be typed once more.
    expect(kind).toBe('sent');
    return 'pin';
  }
  return kind === 'unclear' ? 'sending' : stageOf(view);
}

/** How often Flexiti may have been asked for a customer who got that far. A decision is kept before it goes out. */
const verifies: Record<Stage, number[]> = {
  amount: [0],
  searching: [0],
  verify: [0],
  sending: [0, 1],
  sent: [1],
  pin: [1],
  nobody: [1],
};

/** Whether a place is the one behind a customer who is done. */
function isBehind(place: number): boolean {
  return (place + 1) % placeOf(1, 'amount') === 0;
}

/** Nobody but the customer who was there, whole. Gives the place of what is there. */
function expectWhole(view: View, { seen, furthest }: ScriptedLane): number {
  const stage = stageBefore(view);
  const number = numberOf(view);
  if (number === null) {
    expect([view.customer, view.notice]).toEqual([null, null]);
    // Behind one of those who can have been there.
    for (let place = seen; place <= furthest; place += 1) if (isBehind(place)) return place;
    throw new Error('somebody is lost');
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

test(`is found whole after each of ${kills} kills`, async () => {
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
