// Flexiti's reading of the card (POST driverslicense). What was found by the card stays: a reading that names another
// person is a question before an account is opened, and a note after it; any other difference is a note.
import { personDifferences } from '../../licence';
import type { LicenceReading, Result, SearchQuery } from '../../flexiti';
import { noop, readPerson } from '../model';
import type { CustomerStep, Effect, Flow, Outcome, State } from '../model';
import { compareReading, searchQueryOf } from '../scan';
import { refresh } from './details';
import { startSearch } from './searching';

export function licenceRead(
  state: State,
  flow: Flow,
  call: number,
  result: Result<LicenceReading>,
  at: number,
): Outcome {
  if (typeof flow.reading === 'string' || flow.reading.call !== call) return noop(state);
  if (!result.ok) {
    const reading = result.error.code === 'licence_not_supported' ? 'not_supported' : 'failed';
    return { state: { ...state, current: { ...flow, reading } }, effects: [] };
  }
  // What the cashier has typed from the card is not asked about.
  if (flow.card?.source !== 'licence')
    return { state: { ...state, current: { ...flow, reading: 'read' } }, effects: [] };
  const { facts, differences } = compareReading(flow.card.facts, result.value);
  const read: Flow = { ...flow, reading: 'read', card: { ...flow.card, facts }, differences };
  const known = read.step === 'customer' ? readBeforeChoice(read, at) : readAfterChoice(read, at);
  return { state: { ...state, current: known.flow }, effects: known.effects };
}

function readBeforeChoice(flow: CustomerStep, at: number): { flow: CustomerStep; effects: Effect[] } {
  const { phase, card, differences } = flow;
  if (card === null || phase.kind === 'empty' || phase.kind === 'lookingUp') return { flow, effects: [] };
  const isOther = personDifferences(card.facts, readPerson(card.facts, differences)).length > 0;
  if (isOther && !flow.verifySent) return { flow: { ...flow, question: { kind: 'reading' } }, effects: [] };
  if (phase.kind === 'confirm') {
    return { flow: { ...flow, phase: { ...phase, query: searchQueryOf(card.facts) } }, effects: [] };
  }
  const respelled = phase.kind === 'nobody' ? respelledQuery(flow, phase.query) : null;
  return respelled === null ? { flow, effects: [] } : startSearch(flow, respelled, at);
}

/** The province that Flexiti reads may decide the language, where the card has none. */
function readAfterChoice(
  flow: Exclude<Flow, CustomerStep>,
  at: number,
): { flow: Exclude<Flow, CustomerStep>; effects: Effect[] } {
  return flow.step === 'handOver' ? { flow, effects: [] } : refresh(flow, at);
}

/**
 * The search by Flexiti's spelling of the same person, where the card's own found nobody; null if there is none, or the
 * search was another.
 */
export function respelledQuery(flow: CustomerStep, query: SearchQuery | null): SearchQuery | null {
  const { card, differences } = flow;
  if (query === null || card === null || flow.reading !== 'read') return null;
  const read = readPerson(card.facts, differences);
  if (personDifferences(card.facts, read).length > 0) return null;
  const [own, respelled] = [searchQueryOf(card.facts), searchQueryOf(read)];
  return isSameQuery(query, own) && !isSameQuery(own, respelled) ? respelled : null;
}

function isSameQuery(one: SearchQuery, other: SearchQuery): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
