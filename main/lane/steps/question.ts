// The cashier's answer to "is this the same person?".
import type { Intention } from '../../../preload/contract';
import {
  backToCustomer,
  emptyFlow,
  next,
  nameOnly,
  chosenNames,
  isOtherName,
  noop,
  personQuestion,
  readPerson,
} from '../model';
import type { CustomerStep, Flow, LaneEvent, Outcome, State } from '../model';
import { searchQueryOf } from '../scan';
import { openAccount, openOnly } from './found';
import { startSearch } from './searching';

/** What may be done while the question stands: answer it, and leave the customer. */
const allowed: ReadonlySet<Intention['type']> = new Set([
  'answerPerson',
  'back',
  'newCustomer',
  'park',
  'resume',
  'undo',
  'discard',
  'acceptScan',
  'declineScan',
  'retry',
  'setAmount',
  'setCustomerLanguage',
]);

/** Whether an intention must wait for the answer. */
export function isHeldBack(flow: Flow, { type }: Intention): boolean {
  return !allowed.has(type) && personQuestion(flow) !== null;
}

/**
 * `goOn`: it is the same person, or the card is right. `startOver`: it is not; a reading of Flexiti's that is right makes a
 * new customer of the card.
 */
export function answerPerson(state: State, answer: 'goOn' | 'startOver', event: LaneEvent): Outcome {
  const flow = state.current;
  const question = personQuestion(flow);
  switch (question?.kind) {
    case undefined:
      return noop(state);
    case 'quoted': {
      if (flow.step === 'customer') return noop(state);
      if (answer === 'startOver') return next(state, backToCustomer(flow));
      const others = chosenNames(flow).filter((name) => isOtherName(flow, name));
      return next(state, { ...flow, sameAs: [...flow.sameAs, ...others] });
    }
    case 'reading':
    case 'account':
      return flow.step === 'customer' ? answerBeforeChoice(state, flow, answer, event) : noop(state);
  }
}

function answerBeforeChoice(state: State, flow: CustomerStep, answer: 'goOn' | 'startOver', event: LaneEvent): Outcome {
  const { question, phase } = flow;
  const answered: CustomerStep = { ...flow, question: null };
  if (question === null) return noop(state);
  if (question.kind === 'reading') {
    return answer === 'goOn' ? openOnly(state, answered, event.at, null) : startOver(state, answered, event);
  }
  if (answer === 'startOver' || phase.kind !== 'choosing') return next(state, answered);
  const same: CustomerStep = { ...answered, sameAs: [...flow.sameAs, nameOnly(question.account)] };
  return openAccount(state, same, question.account, phase, event.at);
}

/** A flow of its own, with nothing that was found by the card. */
function startOver(state: State, flow: CustomerStep, { fresh, at }: LaneEvent): Outcome {
  if (flow.card === null) return noop(state);
  const facts = readPerson(flow.card.facts, flow.differences);
  const { warnings, differences, amountCents, chosenLanguage } = flow;
  const started: CustomerStep = {
    ...emptyFlow(fresh, flow.terminalLanguage),
    card: { ...flow.card, facts },
    warnings,
    differences,
    reading: 'read',
    amountCents,
    chosenLanguage,
  };
  const searching = startSearch(started, searchQueryOf(facts), at);
  return next(state, searching.flow, [{ type: 'abandon', flowId: flow.id }, ...searching.effects]);
}
