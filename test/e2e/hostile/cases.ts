// The table of cases: every call of a sale with everything that can be wrong with its answer.
import type { Language } from '../../../preload/contract';
import { oddAnswers, oddFields, oddShapes } from './tricks/bodies';
import { refusals } from './tricks/statuses';
import { wires, type Wire } from './tricks/wires';
import { targets, type Target } from './targets';
import type { Trick } from './hostile-api';

export interface Case {
  name: string;
  target: Target;
  trick: Trick;
  /** Once the API is right again the sale can be finished: what was broken left nothing behind. */
  mustFinish: boolean;
  /** The language in which it is in the short table; null where it is not. */
  short: Language | null;
}

type Kind = 'wire' | 'refusal' | 'shape' | 'answer' | 'field';

/** Of the fields, the short table takes one case in so many. */
const thinned: Readonly<Record<Kind, number>> = { wire: 1, refusal: 1, shape: 1, answer: 1, field: 12 };

/** All cases. */
export const cases: readonly Case[] = targets.flatMap((target) => {
  const own = targets.filter(({ endpoint }) => endpoint === target.endpoint);
  const isOwn = ({ endpoint }: { endpoint: string }): boolean => endpoint === target.endpoint;
  return [
    ...casesOf('wire', target, targets, wires, true),
    ...casesOf('refusal', target, targets, refusals, true),
    ...casesOf('shape', target, targets, oddShapes, false),
    ...casesOf('answer', target, own, oddAnswers.filter(isOwn), false),
    ...casesOf('field', target, own, oddFields.filter(isOwn), false),
  ];
});

/** `among` are the targets on which the tricks are tried: in the short table each trick is tried once, on one of them. */
function casesOf(
  kind: Kind,
  target: Target,
  among: readonly Target[],
  tricks: readonly Wire[],
  isPassing: boolean,
): Case[] {
  const place = among.indexOf(target);
  return tricks.map(({ name, trick, isFinal }, index) => {
    const turn = index % (2 * among.length * thinned[kind]);
    return {
      name: `${target.name}, ${kind}: ${name}`,
      target,
      trick,
      mustFinish: isPassing && isFinal !== true,
      short: turn === place ? 'en-CA' : turn === place + among.length ? 'fr-CA' : null,
    };
  });
}

/** In `short`, everything that can be wrong with one call or another in one language or the other. */
export function casesIn(language: Language, extent: 'short' | 'all'): readonly Case[] {
  return extent === 'all' ? cases : cases.filter(({ short }) => short === language);
}
