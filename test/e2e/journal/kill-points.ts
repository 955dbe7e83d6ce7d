// Every step and phase in which a terminal can be killed: how a lane gets there, and what differs after the restart.
import { expect } from '@playwright/test';
import type { VerifyScreenView, View } from '../../../preload/contract';
import { customerOf } from '../support/training-till';
import { isAttempt, isAtVerify, isPhase } from '../support/driven-terminal';
import { verifyScreen, type RestartedLane } from './restarted-lane';
import type { LaneSnapshot } from './lane-snapshot';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const octavia = customerOf('mb-ordinary');
const geraldine = customerOf('on-several-normal');
const percival = customerOf('business-authorised-user');
const amountCents = 23_445;
/** Small enough for a bypass. */
const smallCents = 4_500;
/** What the customer reads out; long enough not to occur by chance. */
export const pin = '73951846';

export interface KillPoint {
  name: string;
  /** Brings the lane there; gives the view where that may change by itself. */
  reach: (lane: RestartedLane) => Promise<View | undefined>;
  /** The notice after the restart. */
  notice: string | null;
  /** What differs after the restart. */
  becomes?: (before: LaneSnapshot, lane: RestartedLane) => Partial<LaneSnapshot>;
  /** How many verifies were sent. */
  verifies?: number;
  /** What may not be in the view, in addition to every PIN that Flexiti gave. */
  secrets?: string[];
}

const answer = (lane: RestartedLane, text: string): Promise<void> =>
  lane.intend({ type: 'verify', format: 'security_question', questionId: rosalind.question.id, answer: text });
const override = (lane: RestartedLane): Promise<void> =>
  lane.intend({ type: 'verify', format: 'merchant_override', operator: '4711' });

function backToVerify(attempt: (lane: RestartedLane) => VerifyScreenView['attempt']) {
  return (_before: LaneSnapshot, lane: RestartedLane): Partial<LaneSnapshot> => {
    if (lane.undecided === null) throw new Error('no customer was served');
    return { screen: { ...lane.undecided, attempt: attempt(lane) } };
  };
}

const noAttempt = (): VerifyScreenView['attempt'] => ({ kind: 'none' });
const pinAgain = ({ sent }: RestartedLane): VerifyScreenView['attempt'] => sent;

/** A verify under way becomes one with an unknown outcome. */
export function unclear(before: LaneSnapshot): Partial<LaneSnapshot> {
  const screen = verifyScreen(before);
  const { attempt, methods } = screen;
  if (attempt.kind !== 'sending' && attempt.kind !== 'unclear') throw new Error(`the attempt is ${attempt.kind}`);
  const { format } = attempt;
  const destination = methods.find((method) => method.format === format)?.destination ?? null;
  const at = attempt.kind === 'sending' ? attempt.waiting.since : attempt.at;
  const problem = { code: 'terminal_stopped', params: {}, action: 'another_method' } as const;
  return { screen: { ...screen, attempt: { kind: 'unclear', format, destination, at, problem } } };
}

/** A verify whose request has reached Flexiti, which does not answer. */
function sending(
  name: string,
  decide: (lane: RestartedLane) => Promise<void>,
  amount: number | null = amountCents,
): KillPoint {
  return {
    name: `verify by ${name}, the request under way`,
    async reach(lane) {
      await lane.serve(rosalind, amount);
      lane.hang('verify');
      await decide(lane);
      await lane.until('a verify under way', isAttempt('sending'));
      await lane.untilAsked('verify', 1);
    },
    notice: 'restored',
    becomes: unclear,
    verifies: 1,
    secrets: [rosalind.question.answer],
  };
}

/** A verify that Flexiti has answered with a PIN. */
function verified(
  name: string,
  decide: (lane: RestartedLane) => Promise<void>,
  amount: number | null = amountCents,
): KillPoint {
  return {
    name: `quote, after ${name}`,
    async reach(lane) {
      await lane.serve(rosalind, amount);
      await decide(lane);
      await lane.untilQuoted();
    },
    notice: 'restored_pin_again',
    becomes: backToVerify(noAttempt),
    verifies: 1,
    secrets: [rosalind.question.answer],
  };
}

export const killPoints: KillPoint[] = [
  { name: 'no customer', reach: () => Promise.resolve(undefined), notice: null, becomes: freshFlow },
  {
    name: 'an amount typed ahead',
    async reach(lane) {
      await lane.intend({ type: 'setAmount', amountCents });
    },
    notice: null,
  },
  {
    name: 'a scan whose search is under way',
    async reach(lane) {
      lane.hang('search');
      await lane.intend({ type: 'setAmount', amountCents });
      await lane.scanUnread(rosalind);
      await lane.until('a search', isPhase('searching'));
      await lane.untilAsked('search', 1);
    },
    notice: 'restored',
  },
  {
    name: 'a scan to be confirmed',
    async reach(lane) {
      await lane.scanUnread(customerOf('on-truncated-name'));
      await lane.until('the question to confirm', isPhase('confirm'));
    },
    notice: 'restored',
  },
  {
    name: 'several accounts to choose from',
    async reach(lane) {
      await lane.scanUnread(geraldine);
      await lane.until('accounts', isPhase('choosing'));
    },
    notice: 'restored',
  },
  {
    name: 'nobody found',
    async reach(lane) {
      await lane.intend({
        type: 'search',
        firstName: 'Nemo',
        lastName: 'Nobody',
        birthDate: '1990-01-01',
        postalCode: '',
      });
      await lane.until('nobody', isPhase('nobody'));
    },
    notice: 'restored',
  },
  {
    name: 'a search that failed without the network',
    async reach(lane) {
      lane.flexiti.fault({ kind: 'outage', endpoint: 'search', times: 10_000 });
      await lane.search(harriet);
      return lane.until('a failure', isPhase('failed'));
    },
    notice: 'restored',
  },
  {
    name: 'a lookup by account under way',
    async reach(lane) {
      lane.hang('lookup');
      await lane.intend({ type: 'lookup', by: 'account', number: rosalind.accountNumber });
      await lane.untilAsked('lookup', 1);
      await lane.until('a lookup', isPhase('lookingUp'));
    },
    notice: 'restored',
  },
  {
    name: 'a lookup by card under way',
    async reach(lane) {
      lane.hang('lookup');
      await lane.intend({ type: 'setAmount', amountCents });
      await lane.intend({ type: 'lookup', by: 'card', number: harriet.vccNumber });
      await lane.untilAsked('lookup', 1);
      await lane.until('a lookup', isPhase('lookingUp'));
    },
    notice: 'restored_card_again',
    becomes: () => ({
      screen: {
        step: 'customer',
        phase: { kind: 'empty', form: { firstName: '', lastName: '', birthDate: '', postalCode: '' } },
      },
    }),
    secrets: [harriet.vccNumber],
  },
  {
    name: 'found by card',
    async reach(lane) {
      await lane.intend({ type: 'lookup', by: 'card', number: harriet.vccNumber });
      await lane.until('an account', isAtVerify);
    },
    notice: 'restored',
    secrets: [harriet.vccNumber],
  },
  {
    name: 'verify, with Flexiti’s reading of the card and the customer’s language',
    async reach(lane) {
      await lane.intend({ type: 'setAmount', amountCents });
      await lane.scan(customerOf('on-address-differs'));
      await lane.until('a difference', (view) => isAtVerify(view) && hasNote(view, 'difference'));
      await lane.intend({ type: 'setCustomerLanguage', language: 'fr-CA' });
      await lane.until('French', (view) => view.customerLanguage === 'fr-CA' && isAtVerify(view));
      await lane.untilAsked('lookup', 2);
    },
    notice: 'restored',
  },
  sending('text message', (lane) => lane.intend({ type: 'verify', format: 'sms' })),
  sending('e-mail', (lane) => lane.intend({ type: 'verify', format: 'email' }), null),
  sending('security question', (lane) => answer(lane, rosalind.question.answer)),
  sending('bypass', (lane) => lane.intend({ type: 'verify', format: 'regular_purchase_bypass' }), smallCents),
  sending('override', override),
  {
    name: 'a PIN sent by text message',
    async reach(lane) {
      await lane.serve(rosalind, amountCents);
      await lane.sendPin('sms');
    },
    notice: 'restored',
    verifies: 1,
  },
  {
    name: 'a PIN sent by e-mail, without an amount',
    async reach(lane) {
      await lane.serve(rosalind);
      await lane.sendPin('email');
    },
    notice: 'restored',
    verifies: 1,
  },
  {
    name: 'a verify whose answer was cut off',
    async reach(lane) {
      await lane.serve(rosalind, amountCents);
      lane.flexiti.fault({ kind: 'outage', moment: 'after', endpoint: 'verify' });
      await lane.intend({ type: 'verify', format: 'sms' });
      await lane.until('an unclear end', isAttempt('unclear'));
    },
    notice: 'restored',
    becomes: unclear,
    verifies: 1,
  },
  {
    name: 'a wrong answer',
    async reach(lane) {
      await lane.serve(rosalind, amountCents);
      await answer(lane, 'Turnip-4711');
      await lane.until('a refusal', isAttempt('refused'));
    },
    notice: 'restored',
    becomes: backToVerify(noAttempt),
    verifies: 1,
    secrets: ['Turnip-4711'],
  },
  {
    name: 'a method that Flexiti no longer allows',
    async reach(lane) {
      await lane.serve(rosalind, amountCents);
      lane.flexiti.fault({ kind: 'error', status: 409, code: 'tries_exceed', endpoint: 'verify' });
      await answer(lane, 'Turnip-4711');
      await lane.until('a refusal', isAttempt('refused'));
    },
    notice: 'restored',
    becomes: (before) => ({ screen: { ...verifyScreen(before), attempt: noAttempt() } }),
    verifies: 1,
    secrets: ['Turnip-4711'],
  },
  {
    name: 'an authorised user of a business whose card was given',
    async reach(lane) {
      await lane.intend({ type: 'setAmount', amountCents });
      await lane.search(percival);
      lane.undecided = verifyScreen(await lane.until('a card to be given', isAtVerifyWithoutCard));
      await lane.intend({ type: 'giveCard', number: percival.vccNumber });
      await lane.until('the account', (view) => isAtVerify(view) && !verifyScreen(view).needsCard);
    },
    notice: 'restored_card_again',
    becomes: backToVerify(noAttempt),
    secrets: [percival.vccNumber],
  },
  {
    name: 'quote, after a PIN was typed',
    async reach(lane) {
      await lane.quoteByPin(rosalind, amountCents, pin);
    },
    notice: 'restored_pin_again',
    becomes: backToVerify(pinAgain),
    verifies: 1,
  },
  verified('a security question', (lane) => answer(lane, rosalind.question.answer)),
  verified('a bypass', (lane) => lane.intend({ type: 'verify', format: 'regular_purchase_bypass' }), smallCents),
  verified('an override', override),
  {
    name: 'a plan chosen',
    async reach(lane) {
      await lane.quoteByPin(rosalind, amountCents, pin);
      await lane.choosePlan();
    },
    notice: 'restored_pin_again',
    becomes: backToVerify(pinAgain),
    verifies: 1,
  },
  {
    name: 'hand-over',
    async reach(lane) {
      await lane.quoteByPin(rosalind, amountCents, pin);
      await lane.choosePlan();
      await lane.intend({ type: 'handOver' });
      await lane.until('the hand-over', ({ screen }) => screen.step === 'handOver');
    },
    notice: 'restored_pin_again',
    becomes: backToVerify(pinAgain),
    verifies: 1,
  },
  {
    name: 'done',
    async reach(lane) {
      await lane.quoteByPin(rosalind, amountCents, pin);
      await lane.choosePlan();
      await lane.intend({ type: 'handOver' });
      await lane.intend({ type: 'done' });
      await lane.until('an empty counter', ({ canPark }) => !canPark);
    },
    notice: null,
    becomes: freshFlow,
    verifies: 1,
  },
  {
    name: 'one parked',
    async reach(lane) {
      await lane.serve(rosalind, amountCents);
      await lane.park(1);
    },
    notice: null,
    becomes: freshFlow,
  },
  {
    name: 'three parked in different states, the second of them removed, and a current customer',
    async reach(lane) {
      await lane.search(geraldine);
      await lane.until('accounts', isPhase('choosing'));
      await lane.park(1);
      await lane.serve(harriet, amountCents);
      await lane.park(2);
      await lane.serve(octavia);
      await lane.sendPin('sms');
      await lane.park(3);
      await lane.serve(rosalind, amountCents);
      await lane.park(4);
      await lane.intend({ type: 'discard', number: 2 });
      await lane.serve(harriet, smallCents);
      await lane.until('three parked', ({ parked }) => parked.length === 3);
    },
    notice: 'restored',
    verifies: 1,
  },
  {
    name: 'a parked customer’s verify under way, and a second licence scanned',
    async reach(lane) {
      await lane.serve(octavia);
      lane.hang('verify');
      await lane.intend({ type: 'verify', format: 'sms' });
      await lane.untilAsked('verify', 1);
      await lane.park(1);
      await lane.serve(rosalind, amountCents);
      await lane.scanUnread(geraldine);
      await lane.until('a second scan', ({ pendingScan }) => pendingScan !== null);
    },
    notice: 'restored',
    becomes: ({ parked }) => ({ pendingScan: null, parked: parked.map((one) => ({ ...one, state: 'unclear' })) }),
    verifies: 1,
  },
];

/** Without a customer the flow id is new. */
function freshFlow(): Partial<LaneSnapshot> {
  return { flowId: expect.any(String) as unknown as string };
}

function hasNote({ customer }: View, code: string): boolean {
  return customer?.notes.some((note) => note.code === code) === true;
}

function isAtVerifyWithoutCard(view: View): boolean {
  return isAtVerify(view) && verifyScreen(view).needsCard;
}
