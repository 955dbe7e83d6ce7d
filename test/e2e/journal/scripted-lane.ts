// A cashier who serves one customer after the other without ever stopping, in the page itself, so that a kill strikes in the
// middle of whatever is going on; and what has been seen and wished for until then.
import type { Page } from '@playwright/test';
import type { Intention, View } from '../../../preload/contract';
import { customerOf } from '../support/training-till';

/** Nobody is mistaken for whoever came before: each third customer is the same person, and each has an amount of their own. */
const people = ['on-ordinary', 'bc-ordinary', 'mb-ordinary'].map(customerOf);
const leastCents = 10_000;
const pin = '73951846';

/** In the order in which every customer comes through them. */
const stages = ['amount', 'searching', 'verify', 'sending', 'sent', 'pin', 'nobody'] as const;
export type Stage = (typeof stages)[number];

/** What the cashier wishes for, in this order, and how far the lane can get by it without another wish. */
const reaches = {
  setAmount: 'amount',
  search: 'verify',
  verify: 'sent',
  enterPin: 'pin',
  choosePlan: 'pin',
  handOver: 'pin',
  done: 'nobody',
} as const satisfies Partial<Record<Intention['type'], Stage>>;
export type IntentionType = keyof typeof reaches;
export const intentionTypes = Object.keys(reaches) as IntentionType[];

export function personOf(number: number): (typeof people)[number] {
  const person = people[number % people.length];
  if (person === undefined) throw new Error('there is nobody');
  return person;
}

export function amountOf(number: number): number {
  return leastCents + number;
}

/** A place in the order of all that ever happens, customer after customer. */
export function placeOf(number: number, stage: Stage): number {
  return number * stages.length + stages.indexOf(stage);
}

/** Where a lane is while it runs; throws where the script never comes. */
export function stageOf({ screen, amountCents }: View): Stage {
  switch (screen.step) {
    case 'customer':
      if (screen.phase.kind === 'searching') return 'searching';
      if (screen.phase.kind === 'empty') return amountCents === null ? 'nobody' : 'amount';
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

/** Of a view, whose it is; null where there is nobody. */
export function numberOf({ amountCents }: View): number | null {
  return amountCents === null ? null : amountCents - leastCents;
}

export interface ScriptedLane {
  /** The place of the newest view that the page was seen to have. */
  seen: number;
  /** The furthest place that the lane can have come to. */
  furthest: number;
}

/** Serves from a customer on until the page is gone. `onWish` is told of each wish before it is made. */
export async function serveFrom(
  first: number,
  page: Page,
  onIntention: (number: number, type: IntentionType) => void,
): Promise<ScriptedLane> {
  const nobody = placeOf(first - 1, 'nobody');
  const lane: ScriptedLane = { seen: nobody, furthest: nobody };
  await page.exposeFunction('reportView', (view: View) => {
    const number = numberOf(view);
    // An empty counter comes behind whoever was there last.
    const isLeft = number === null && lane.seen % stages.length === stages.indexOf('pin');
    lane.seen = number === null ? lane.seen + (isLeft ? 1 : 0) : placeOf(number, stageOf(view));
  });
  await page.exposeFunction('reportIntention', (number: number, type: IntentionType) => {
    lane.furthest = placeOf(number, reaches[type]);
    onIntention(number, type);
  });
  const identities = people.map(({ firstName, lastName, birthDate }) => ({ firstName, lastName, birthDate }));
  // It ends with the page.
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
    // Heard of before main hears it.
    await reportIntention(number, intention.type);
    const { flowId } = await window.terminal.getView();
    await window.terminal.intend({ flowId, intention });
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
