// What is stored of a customer beyond the end of the program: as little as leads to the same step again, since Flexiti's
// answers can be fetched anew. Never the payload, a PIN, a card's number or a security answer.
import { z } from 'zod';
import { languages } from '../../base';
import { accountSchema, type LookupBy, type SearchQuery } from '../../flexiti';
import { warningCodes } from '../../licence';
import { comparedFields, confirmReasonCodes } from '../scan';
import type { ChosenStep, CustomerPhase, Flow, State } from '../model';
import type { SnapshotRow } from './snapshot-row';
import { toldRows } from './told';

const text = z.string().nullable();
const moment = z.number();
const language = z.enum(languages);
const format = z.enum(['sms', 'email', 'security_question', 'regular_purchase_bypass', 'merchant_override']);

const query = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  birthDate: z.string(),
  postalCode: z.string().exactOptional(),
}) satisfies z.ZodType<SearchQuery>;

const by = z.union([z.strictObject({ accountNumber: z.string() }), z.strictObject({ customerId: z.string() })]);

const facts = z.strictObject({
  firstName: text,
  middleName: text,
  lastName: text,
  truncated: z.strictObject({ firstName: z.boolean(), middleName: z.boolean(), lastName: z.boolean() }),
  birthDate: text,
  address1: text,
  city: text,
  province: text,
  postalCode: text,
  expiry: text,
  issuedBy: text,
});

/** What a version without it has stored had every account read. */
const unread = z.int().default(0);

const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reading') }),
  z.strictObject({ kind: z.literal('account'), account: accountSchema }),
]);

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('confirm'), query, reasons: z.array(z.enum(confirmReasonCodes)) }),
  /** A search or a lookup was under way, or had failed. */
  z.strictObject({ kind: z.literal('asked'), query }),
  z.strictObject({ kind: z.literal('askedBy'), by }),
  /** A lookup by a card, whose number is never stored. */
  z.strictObject({ kind: z.literal('askedByCard') }),
  z.strictObject({ kind: z.literal('choosing'), query, accounts: z.array(accountSchema), unread }),
  z.strictObject({ kind: z.literal('nobody'), query: query.nullable() }),
  z.strictObject({
    kind: z.literal('chosen'),
    account: accountSchema,
    found: z.strictObject({ query, accounts: z.array(accountSchema), unread }).nullable(),
    told: z.strictObject({ province: text, language: language.nullable() }).nullable(),
    refused: z.array(format),
    /** A verify whose answer is unread or unclear. */
    unclear: z.strictObject({ format, at: moment }).nullable(),
    /** A PIN that went out and was not typed yet. */
    sent: z.strictObject({ to: z.enum(['sms', 'email']), at: moment }).nullable(),
    /** The PIN itself is never stored. */
    verified: z.boolean(),
  }),
]);

// The keys of version 1: another name would be another version, and every customer of the day lost. A new one has a default.
const shape = z.strictObject({
  /** Of this shape. */
  version: z.literal(1),
  id: z.string(),
  referenceId: z.string(),
  requestId: z.string(),
  nextCall: z.int(),
  card: z.strictObject({ facts, source: z.enum(['licence', 'byHand']) }).nullable(),
  warnings: z.array(
    z.strictObject({
      code: z.enum(warningCodes),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  differences: z.array(z.strictObject({ field: z.enum(comparedFields), card: text, flexiti: z.string() })),
  reading: z.enum(['none', 'read', 'not_supported', 'failed']),
  amountCents: z.int().nullable(),
  chosenLanguage: language.nullable(),
  decided: z.boolean(),
  question: question.nullable().default(null),
  sameAs: z.array(z.strictObject({ firstName: text, lastName: text })).default([]),
  messages: z.array(
    z.strictObject({
      accountNumber: z.string(),
      customerId: z.string(),
      to: z.enum(['sms', 'email']),
      at: moment,
    }),
  ),
  place,
});

export type Snapshot = z.infer<typeof shape>;

/** A row for each customer, none for an empty counter; and what a restart had to say, while it is said. */
export function toSnapshots(state: Pick<State, 'current' | 'parked'> & Partial<Pick<State, 'notice'>>): SnapshotRow[] {
  const { current, parked, notice } = state;
  const rows = [...parked.map(({ number, since, flow }) => rowOf(flow, number, since)), ...toldRows(state)];
  // Whose card is asked for again is no one yet by what is known, and stays the same customer.
  const isGone = isEmptyCounter(current) && notice?.code !== 'restored_card_again';
  return isGone ? rows : [rowOf(current, 0, 0), ...rows];
}

/** Null for what this version did not write. */
export function parseSnapshot(personal: string): Snapshot | null {
  try {
    return shape.parse(JSON.parse(personal));
  } catch {
    return null;
  }
}

function isEmptyCounter(flow: Flow): boolean {
  return flow.step === 'customer' && flow.phase.kind === 'empty' && flow.amountCents === null;
}

function rowOf(flow: Flow, number: number, since: number): SnapshotRow {
  return { id: flow.id, place: number, since, step: flow.step, personal: textOf(flow) };
}

/** A flow is immutable, so it is serialised once. */
const texts = new WeakMap<Flow, string>();

function textOf(flow: Flow): string {
  const known = texts.get(flow);
  if (known !== undefined) return known;
  const written = JSON.stringify(snapshotOf(flow));
  texts.set(flow, written);
  return written;
}

function snapshotOf(flow: Flow): Snapshot {
  const { id, referenceId, requestId, nextCall, card, warnings, differences, reading } = flow;
  const { amountCents, chosenLanguage, verifySent, sameAs, messages } = flow;
  return {
    version: 1,
    id,
    referenceId,
    requestId,
    nextCall,
    card,
    warnings,
    differences,
    // The payload that it is read from is never stored.
    reading: typeof reading === 'string' ? reading : 'failed',
    amountCents,
    chosenLanguage,
    decided: verifySent,
    question: flow.step === 'customer' ? flow.question : null,
    sameAs,
    messages,
    place: flow.step === 'customer' ? phaseSnapshot(flow.phase) : chosenSnapshot(flow),
  };
}

function phaseSnapshot(phase: CustomerPhase): Snapshot['place'] {
  switch (phase.kind) {
    case 'empty':
      return phase;
    case 'confirm':
      return { kind: 'confirm', query: phase.query, reasons: phase.reasons };
    case 'searching':
      return { kind: 'asked', query: phase.query };
    case 'lookingUp':
      return lookupSnapshot(phase.by);
    case 'failed':
      return 'by' in phase.request ? lookupSnapshot(phase.request.by) : { kind: 'asked', query: phase.request.query };
    case 'choosing':
      return { kind: 'choosing', query: phase.query, accounts: phase.accounts, unread: phase.unread };
    case 'nobody':
      return { kind: 'nobody', query: phase.query };
  }
}

function lookupSnapshot(by: LookupBy): Snapshot['place'] {
  return 'vccNumber' in by ? { kind: 'askedByCard' } : { kind: 'askedBy', by };
}

function chosenSnapshot({ account, found, languageHint, refused, attempt, volatile }: ChosenStep): Snapshot['place'] {
  const unclear =
    attempt.kind === 'sending'
      ? { format: attempt.format, at: attempt.since }
      : attempt.kind === 'unclear'
        ? { format: attempt.format, at: attempt.at }
        : null;
  const sent = attempt.kind === 'sent' ? { to: attempt.to, at: attempt.at } : null;
  return {
    kind: 'chosen',
    account,
    found,
    told: languageHint,
    refused,
    unclear,
    sent,
    verified: volatile.pin !== null,
  };
}
