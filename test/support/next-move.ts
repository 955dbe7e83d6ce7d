// What a sensible cashier does next, by what the terminal shows. Pure.
import type { SandboxCustomer } from '../../main/sandbox';
import type {
  CustomerScreenView,
  Intention,
  OfferView,
  QuestionView,
  QuoteScreenView,
  VerifyFormat,
  VerifyScreenView,
  View,
} from '../../preload/contract';

/** A customer at the counter, and what they want. */
export interface Visit {
  customer: SandboxCustomer;
  arrives: 'scan' | 'byHand' | 'account' | 'customer' | 'card';
  amountCents: number;
  /** The preferred one. */
  method: VerifyFormat;
  /** The index of the offer to choose. */
  offer: number;
}

/** The current customer, and the PINs that they received. */
export interface Situation {
  guest: Visit;
  /** The last PIN by text or e-mail; null where none came. */
  lastPin: string | null;
  /** Whether one came since the last decision. */
  pinCame: boolean;
}

export type Move =
  | { kind: 'intend'; intention: Intention }
  /** A call is under way. */
  | { kind: 'wait' }
  /** A call has failed; the terminal may retry it automatically. */
  | { kind: 'failed' }
  /** The customer's flow has not begun, or has been reset. */
  | { kind: 'arrive' }
  /** Nothing sensible can be done. */
  | { kind: 'lost'; why: string };

const intend = (intention: Intention): Move => ({ kind: 'intend', intention });
const lost = (why: string): Move => ({ kind: 'lost', why });

export function nextMove(view: View, situation: Situation): Move {
  const { screen, amountCents, question } = view;
  if (question !== null) return intend({ type: 'answerPerson', answer: answerTo(question, situation.guest) });
  if (screen.step === 'customer') return onCustomer(screen, situation.guest);
  if (screen.step === 'handOver') return intend({ type: 'done' });
  if (amountCents !== situation.guest.amountCents) {
    return intend({ type: 'setAmount', amountCents: situation.guest.amountCents });
  }
  return screen.step === 'verify' ? onVerify(screen, situation) : onQuote(screen, situation.guest);
}

/** The card is right, and an account in another person's name is not the customer's. */
function answerTo({ kind, flexiti }: QuestionView, { customer }: Visit): 'goOn' | 'startOver' {
  return kind === 'reading' || folded(flexiti.lastName) === folded(customer.lastName) ? 'goOn' : 'startOver';
}

/** The intention that finds a customer without a scan. */
export function byHand({ customer, arrives }: Visit): Intention {
  switch (arrives) {
    case 'account':
      return { type: 'lookup', by: 'account', number: customer.accountNumber };
    case 'customer':
      return { type: 'lookup', by: 'customer', number: customer.customerId };
    case 'card':
      return { type: 'lookup', by: 'card', number: customer.vccNumber };
    default: {
      const { firstName, lastName, birthDate, postalCode } = customer;
      return { type: 'search', firstName, lastName, birthDate, postalCode };
    }
  }
}

function onCustomer({ phase }: CustomerScreenView, { customer }: Visit): Move {
  const { firstName, lastName, birthDate } = customer;
  switch (phase.kind) {
    case 'empty':
      return { kind: 'arrive' };
    case 'searching':
    case 'lookingUp':
      return { kind: 'wait' };
    case 'confirm':
      return intend({ type: 'search', firstName, lastName, birthDate, postalCode: '' });
    case 'nobody':
      // The account may have another spelling of the name.
      return intend(byNumber(customer));
    case 'choosing': {
      const index = phase.accounts.findIndex(
        (account) =>
          ending(account.number) === ending(customer.accountNumber) && folded(account.lastName) === folded(lastName),
      );
      if (index < 0) return intend(byNumber(customer));
      return phase.accounts[index]?.mayBuy === 'no'
        ? lost('the account may not buy')
        : intend({ type: 'chooseAccount', index });
    }
    case 'failed':
      return { kind: 'failed' };
  }
}

function onVerify(screen: VerifyScreenView, { guest, lastPin, pinCame }: Situation): Move {
  const { attempt } = screen;
  if (attempt.kind === 'sending') return { kind: 'wait' };
  if (screen.problem !== null && !screen.needsCard) return { kind: 'failed' };
  if (screen.needsCard) {
    return screen.waiting === null ? intend({ type: 'giveCard', number: guest.customer.vccNumber }) : { kind: 'wait' };
  }
  if (attempt.kind === 'sent') {
    return lastPin === null ? lost('a PIN was sent, and none came') : intend({ type: 'enterPin', pin: lastPin });
  }
  if (attempt.kind === 'unclear' && pinCame && (attempt.format === 'sms' || attempt.format === 'email')) {
    return intend({ type: 'pinArrived' });
  }
  if (attempt.kind === 'verified') return intend({ type: 'continue' });
  return decision(screen, guest);
}

function decision({ methods, questions, waiting }: VerifyScreenView, { customer, method }: Visit): Move {
  if (waiting !== null || methods.some(({ why }) => why === 'loading')) return { kind: 'wait' };
  const open = methods.filter(({ available }) => available).map(({ format }) => format);
  const format = open.includes(method) ? method : open[0];
  switch (format) {
    case undefined:
      return lost(`no way to verify is open: ${methods.map(({ why }) => why).join(' ')}`);
    case 'security_question': {
      const { answer } = customer.question;
      const asked = questions.find(({ id }) => id === customer.question.id);
      if (asked === undefined) return lost('the security question is another customer’s');
      return intend({ type: 'verify', format, questionId: asked.id, answer });
    }
    case 'merchant_override':
      return intend({ type: 'verify', format, operator: 'Supervisor' });
    default:
      return intend({ type: 'verify', format });
  }
}

function onQuote(
  { waiting, problem, offer, regularOnly, canHandOver }: QuoteScreenView,
  { offer: wanted }: Visit,
): Move {
  if (waiting !== null) return { kind: 'wait' };
  if (problem !== null) return { kind: 'failed' };
  if (canHandOver) return intend({ type: 'handOver' });
  if (offer === null) return lost('there is no offer');
  const sells = ({ missing, fit }: OfferView): boolean => missing.length === 0 && fit !== 'exceeds';
  const offers: Extract<Intention, { type: 'choosePlan' }>[] = [
    ...(offer.regular === null || !sells(offer.regular)
      ? []
      : [{ type: 'choosePlan' as const, planId: null, months: null }]),
    ...(regularOnly ? [] : offer.plans).flatMap(({ planId, terms }) =>
      terms.filter(sells).map(({ months }) => ({ type: 'choosePlan' as const, planId, months })),
    ),
  ];
  const chosen = offers[wanted % offers.length];
  return chosen === undefined ? lost('nothing is offered') : intend(chosen);
}

/** Where the name has not led to the account. */
function byNumber(customer: SandboxCustomer): Intention {
  return isUser(customer)
    ? { type: 'lookup', by: 'customer', number: customer.customerId }
    : { type: 'lookup', by: 'account', number: customer.accountNumber };
}

/** An authorised user of a business shares its account. */
export function isUser({ customerId }: SandboxCustomer): boolean {
  return customerId.includes('-');
}

/** Upper case without accents, to compare names. */
export function folded(text: string | null): string {
  return (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

export function ending(number: string): string {
  return number.slice(-4);
}
