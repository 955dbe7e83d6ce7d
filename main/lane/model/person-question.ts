// Whether the customer is the person on the card, where Flexiti names another one: the lane stops until the cashier has
// said so.
import { personDifferences } from '../../licence';
import type { Person, PersonField } from '../../licence';
import { isAuthorisedUser } from './account';
import type { ChosenStep, Flow, PersonName } from './flow';
import type { CardFacts, Difference } from '../scan';

/**
 * `reading`: Flexiti reads the licence as another person's. `account`: the search found an account under another name.
 * `quoted`: the name that lookup or calculate-interest has for the chosen account.
 */
export interface PersonQuestion {
  kind: 'reading' | 'account' | 'quoted';
  card: Person;
  flexiti: Person;
  differs: PersonField[];
}

/** What the cashier must answer before the flow can go on; null if nothing. A verify under way is waited for. */
export function personQuestion(flow: Flow): PersonQuestion | null {
  if (flow.card === null || flow.step === 'handOver') return null;
  const { facts } = flow.card;
  const asked = (kind: PersonQuestion['kind'], flexiti: Person): PersonQuestion => ({
    kind,
    card: facts,
    flexiti,
    differs: personDifferences(facts, flexiti),
  });
  if (flow.step === 'customer') {
    const { question } = flow;
    if (question === null) return null;
    return question.kind === 'reading'
      ? asked('reading', readPerson(facts, flow.differences))
      : asked('account', nameOnly(question.account));
  }
  if (flow.step === 'verify' && flow.attempt.kind === 'sending') return null;
  const other = chosenNames(flow).find((name) => isOtherName(flow, name));
  return other === undefined ? null : asked('quoted', other);
}

/** Whether a name of Flexiti's is another person's than the card's, and the cashier has not yet said otherwise. */
export function isOtherName({ card, sameAs }: Pick<Flow, 'card' | 'sameAs'>, name: PersonName): boolean {
  if (card === null || personDifferences(card.facts, nameOnly(name)).length === 0) return false;
  return !sameAs.some((known) => known.firstName === name.firstName && known.lastName === name.lastName);
}

/** Flexiti's reading of the card. */
export function readPerson(facts: CardFacts, differences: readonly Difference[]): CardFacts {
  const read: CardFacts = { ...facts };
  for (const { field, flexiti } of differences) read[field] = flexiti;
  return read;
}

/** The names that Flexiti has given for the chosen account, newest last. */
export function chosenNames({ account, details, quote }: ChosenStep): PersonName[] {
  const names: PersonName[] = [nameOnly(account)];
  if (details.kind === 'ready') names.push(nameOnly(details.value));
  // calculate-interest names the holder of the account.
  if (quote.kind === 'ready' && !isAuthorisedUser(account)) names.push(nameOnly(quote.value.customer));
  return names.filter(({ firstName, lastName }) => firstName !== null || lastName !== null);
}

export function nameOnly({ firstName, lastName }: PersonName): PersonName {
  return { firstName, lastName };
}
