// A script in the page that serves customer after customer without a pause, so that a kill strikes at any point, and
// records the views and intentions until then.
import type { Page } from '@playwright/test';
import type { Intention, View } from '../../../preload/contract';
import { customerOf } from '../support/training-till';

/** Every third customer is the same person; the amount identifies the customer. */
const people = ['on-ordinary', 'bc-ordinary', 'mb-ordinary'].map(customerOf);
const leastCents = 10_000;
const pin = '73951846';

/** In order. */
const stages = ['amount', 'searching', 'verify', 'sending', 'sent', 'pin', 'none'] as const;
export type Stage = (typeof stages)[number];

/** The intentions for each customer, in order, and the furthest stage that the lane can reach by each. */
const reaches = {
  setAmount: 'amount',
  search: 'verify',
  verify: 'sent',
  enterPin: 'pin',
  choosePlan: 'pin',
  handOver: 'pin',
  done: 'none',
} as const satisfies Partial<Record<Intention['type'], Stage>>;
export type IntentionType = keyof typeof reaches;
export const intentionTypes = Object.keys(reaches) as IntentionType[];

export function personOf(number: number): (typeof people)[number] {
  const person = people[number % people.length];
  if (person === undefined) throw new Error('there are no people');
  return person;
}

export function amountOf(number: number): number {
  return leastCents + number;
}

/** A place in the order of all stages of all customers. */
export function placeOf(number: number, stage: Stage): number {
  return number * stages.length + stages.indexOf(stage);
}

/** Throws for a view that the script never reaches. */
export function stageOf({ screen, amountCents }: View): Stage {
  switch (screen.step) {
    case 'customer':
      if (screen.phase.kind === 'searching') return 'searching';
      if (screen.phase.kind === 'empty') return amountCents === null ? 'none' : 'amount';
      break;
    case 'verify':
      if (screen.attempt.kind === 'none') return 'verify';
      if (screen.attempt.kind === 'sending' || screen.attempt.kind === 'sent') return screen.attempt.kind;
      break;
    default:
      return 'pin';
  }
  throw new Error(`the script never comes to ${JSON.stringify(screen)}`);
}

/** The number of a view's customer; null where there is none. */
export function numberOf({ amountCents }: View): number | null {
  return amountCents === null ? null : amountCents - leastCents;
}

export interface ScriptedLane {
  /** The place of the last view that the page received. */
  seen: number;
  /** The furthest place that the lane can have reached. */
  furthest: number;
}

/** Serves from customer number `first` on until the page is gone. Calls `onIntention` before each intention is sent. */
export async function serveFrom(
  first: number,
  page: Page,
  onIntention: (number: number, type: IntentionType) => void,
): Promise<ScriptedLane> {
  const start = placeOf(first - 1, 'none');
  const lane: ScriptedLane = { seen: start, furthest: start };
  await page.exposeFunction('reportView', (view: View) => {
    const number = numberOf(view);
    // No customer: the place after the last one.
    const isLeft = number === null && lane.seen % stages.length === stages.indexOf('pin');
    lane.seen = number === null ? lane.seen + (isLeft ? 1 : 0) : placeOf(number, stageOf(view));
  });
  await page.exposeFunction('reportIntention', (number: number, type: IntentionType) => {
    lane.furthest = placeOf(number, reaches[type]);
    onIntention(number, type);
  });
  const identities = people.map(({ firstName, lastName, birthDate }) => ({ firstName, lastName, birthDate }));
  // Ends with the page.
  page.evaluate(serve, { first, people: identities, leastCents, pin }).catch(() => undefined);
  return lane;
}

interface Reports {
  reportView: (view: View) => Promise<void>;
  reportIntention: (number: number, type: IntentionType) => Promise<void>;
}

interface Script {
  first: number;
  people: { firstName: string; lastName: string; birthDate: string }[];
  leastCents: number;
  pin: string;
}

/** Runs in the page. */
async function serve({ first, people, leastCents, pin }: Script): Promise<never> {
  const { reportView, reportIntention } = window as unknown as Reports;
  let check: (view: View) => void = () => undefined;
  window.terminal.onView((view) => {
    void reportView(view);
    check(view);
  });
  const until = async (is: (view: View) => boolean): Promise<void> => {
    const there = new Promise<void>((done) => {
      check = (view) => {
        if (is(view)) done();
      };
    });
    check(await window.terminal.getView());
    await there;
  };
  const intend = async (number: number, intention: Intention & { type: IntentionType }): Promise<void> => {
    // Recorded before main receives it.
    await reportIntention(number, intention.type);
    const { flowId, screenNumber } = await window.terminal.getView();
    await window.terminal.intend({ flowId, screenNumber, intention });
  };
  for (let number = first; ; number += 1) {
    const person = people[number % people.length] ?? { firstName: '', lastName: '', birthDate: '' };
    await intend(number, { type: 'setAmount', amountCents: leastCents + number });
    await intend(number, { type: 'search', ...person, postalCode: '' });
    await until(
      ({ screen }) => screen.step === 'verify' && screen.methods.some(({ format, why }) => format === 'sms' && !why),
    );
    await intend(number, { type: 'verify', format: 'sms' });
    await until(({ screen }) => screen.step === 'verify' && screen.attempt.kind === 'sent');
    await intend(number, { type: 'enterPin', pin });
    await until(({ screen }) => screen.step === 'quote' && screen.offer !== null);
    await intend(number, { type: 'choosePlan', planId: null, months: null });
    await until(({ screen }) => screen.step === 'quote' && screen.canHandOver);
    await intend(number, { type: 'handOver' });
    await until(({ screen }) => screen.step === 'handOver');
    await intend(number, { type: 'done' });
    await until(({ canPark }) => !canPark);
  }
}
