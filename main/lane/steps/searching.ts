// The calls that find a customer.
import type { LookupBy, SearchQuery } from '../../flexiti';
import { ask, customerLanguage } from '../model';
import type { CustomerStep, Effect } from '../model';

export function startSearch(
  flow: CustomerStep,
  query: SearchQuery,
  at: number,
): { flow: CustomerStep; effects: Effect[] } {
  const asking = ask(flow, { type: 'search', query });
  return {
    flow: { ...asking.flow, phase: { kind: 'searching', query, call: asking.call, since: at } },
    effects: [asking.effect],
  };
}

export function startLookup(flow: CustomerStep, by: LookupBy, at: number): { flow: CustomerStep; effects: Effect[] } {
  const language = customerLanguage(flow);
  const asking = ask(flow, { type: 'lookup', by, language });
  return {
    flow: { ...asking.flow, phase: { kind: 'lookingUp', by, language, call: asking.call, since: at } },
    effects: [asking.effect],
  };
}
