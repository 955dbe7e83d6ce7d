// The columns of the table of offers: the regular purchase, then every term of every plan as it stands, grouped by plan.
import type { Language, OfferView, PlanView, QuoteScreenView, RegularView, TermView } from '../../../preload/contract';
import { m } from '../../../resources/messages/compiled/messages.js';
import { formatMonths, words } from '../../words';

/** What is chosen: a term of a plan, or a regular purchase. */
export interface Choice {
  planId: number | null;
  months: number | null;
}

export interface Column {
  /** Unique among the columns. */
  key: string;
  /** The same for the same plan and term. */
  testid: string;
  title: string;
  /** The key that chooses it; null where it cannot be chosen, and beyond Z. */
  letter: string | null;
  /** Null where it cannot be chosen. */
  choice: Choice | null;
  offer: OfferView;
  /** Null for the regular purchase, which has `regular`. */
  term: TermView | null;
  regular: RegularView | null;
}

export interface Group {
  key: string;
  name: string;
  /** Beside a name; null where the number is the name. */
  number: string | null;
  columns: Column[];
  /** A part of a plan that needs more than one block. */
  isRest: boolean;
}

type Offer = NonNullable<QuoteScreenView['offer']>;

/** All groups, also those of plans without terms, in the order of their letters. */
export function groupsOf(offer: Offer, regularOnly: boolean, language: Language): Group[] {
  const regular = offer.regular === null ? [] : [regularGroup(offer.regular, language)];
  const plans = offer.plans.map((plan, place) => planGroup(plan, place, regularOnly, language));
  const groups = [...regular, ...plans];
  const choosable = groups.flatMap(({ columns }) => columns).filter(({ choice }) => choice !== null);
  choosable.slice(0, 26).forEach((column, index) => (column.letter = String.fromCharCode('A'.charCodeAt(0) + index)));
  return groups;
}

function regularGroup(regular: RegularView, language: Language): Group {
  const say = { locale: language };
  const column: Column = {
    key: 'regular',
    testid: 'regular',
    title: m.screens_offer_no_plan({}, say),
    letter: null,
    choice: { planId: null, months: null },
    offer: regular,
    term: null,
    regular,
  };
  return { key: 'regular', name: m.screens_offer_regular({}, say), number: null, columns: [column], isRest: false };
}

function planGroup(plan: PlanView, place: number, regularOnly: boolean, language: Language): Group {
  const { planId, name, kind, terms } = plan;
  const say = { locale: language };
  const number =
    planId === null ? m.screens_offer_plan_unknown({}, say) : m.screens_offer_plan({ number: planId }, say);
  const named = name ?? (kind === null ? null : words(`screens_offer_${kind}`, {}, language));
  const columns = terms.map((term, index): Column => {
    const { months } = term;
    return {
      key: `${String(place)}-${String(index)}`,
      testid: `plan-${String(planId ?? 'unknown')}-${String(months ?? 'unknown')}`,
      title: months === null ? m.screens_offer_term_unknown({}, say) : formatMonths(months, language),
      letter: null,
      choice: regularOnly ? null : choiceOf(plan, term),
      offer: term,
      term,
      regular: null,
    };
  });
  return {
    key: String(place),
    name: named ?? number,
    number: named === null ? null : number,
    columns,
    isRest: false,
  };
}

/** Null where the purchase cannot be named by plan and term. */
function choiceOf({ planId }: PlanView, { months, missing }: TermView): Choice | null {
  if (planId === null || months === null || missing.includes('contradiction')) return null;
  return { planId, months };
}

/**
 * One block where all columns fit beside each other; else one for each few groups that do, and for a group that needs
 * more, as many as it needs.
 */
export function blocksOf(groups: readonly Group[], fitting: number): Group[][] {
  const blocks: Group[][] = [];
  let room = 0;
  for (const group of groups.flatMap((whole) => split(whole, fitting))) {
    const { length } = group.columns;
    const block = blocks.at(-1);
    if (block !== undefined && length <= room && !group.isRest) block.push(group);
    else {
      blocks.push([group]);
      room = fitting;
    }
    room -= length;
  }
  return blocks;
}

/** In parts of about the same size. */
function split(group: Group, fitting: number): Group[] {
  const { key, columns } = group;
  if (columns.length === 0) return [];
  const size = Math.ceil(columns.length / Math.ceil(columns.length / fitting));
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, part) => ({
    ...group,
    key: `${key}.${String(part)}`,
    columns: columns.slice(part * size, (part + 1) * size),
    isRest: part > 0,
  }));
}
