// Transitions of a lane as entries of the audit trail: ids, codes and durations, never who the customer is. Pure: the
// memory (open calls, start of each customer) is passed from one transition to the next.
import type { FlexitiErrorCode } from '../../flexiti';
import type { VerifyFormat } from '../../../preload/contract';
import type { Answer, CallEffect, Flow, LaneEvent, State, Transition } from '../model';
import type { Scan } from '../scan';
import { canPark } from '../steps';

/** As version 1 of the trail has them. */
const auditSteps = {
  customer: 'customer',
  verify: 'verify',
  quote: 'quote',
  handOver: 'hand_over',
} as const satisfies Record<Flow['step'], string>;
type AuditStep = (typeof auditSteps)[Flow['step']];

export interface LaneAuditEntry {
  /** Milliseconds since 1970. */
  at: number;
  event:
    | 'customer_started'
    | 'customer_parked'
    | 'customer_resumed'
    | 'customer_left'
    | 'handed_over'
    | 'search'
    | 'lookup'
    | 'licence_read'
    | 'quote'
    | 'verify_decided'
    | 'verify_answered'
    | 'pin_arrived'
    | 'pin_entered'
    | 'scan_refused'
    | 'scan_cut';
  step?: AuditStep;
  /** Flexiti gets it as x-reference-id. */
  referenceId?: string;
  /** How a customer was started. */
  by?: 'scan' | 'hand' | 'number' | 'scanned_number' | 'restart';
  format?: VerifyFormat;
  /** Of an override. */
  operator?: string;
  /** `ok`, or the code of what went wrong. */
  outcome?: string;
  /** Of a refused scan, in more detail than its outcome. */
  reason?: string;
  /** Of the call, or of the customer's flow so far. */
  ms?: number;
}

interface Served {
  referenceId: string;
  /** By the steady clock. */
  since: number;
}

type OpenCall = Served & { event: LaneAuditEntry['event']; step: AuditStep; format?: VerifyFormat };

export interface AuditMemory {
  customers: ReadonlyMap<string, Served>;
  calls: ReadonlyMap<string, OpenCall>;
  /** By how many milliseconds the clock is known to have been set forward since the start. */
  setForwardMs: number;
}

export const emptyAuditMemory: AuditMemory = { customers: new Map(), calls: new Map(), setForwardMs: 0 };

/**
 * The entries of one transition, in the order in which they happened, and the memory for the next one. `steadyNow` is
 * the moment on a clock that is never set, in milliseconds, by which durations are counted; without it they are counted
 * by the event's time, less what `clockSet` said.
 */
export function toAuditEntries(
  memory: AuditMemory,
  transition: Transition,
  steadyNow?: number,
): { memory: AuditMemory; entries: LaneAuditEntry[] } {
  const customers = new Map(memory.customers);
  const calls = new Map(memory.calls);
  const { event } = transition;
  const setForwardMs = memory.setForwardMs + (event.type === 'clockSet' ? event.byMs : 0);
  const timed: Timed = { ...transition, steady: steadyNow ?? event.at - setForwardMs };
  const entries = [
    ...answered(calls, timed),
    ...pinEntries(timed),
    ...left(customers, timed),
    ...parkedOrResumed(customers, timed),
    ...started(customers, timed),
    ...called(calls, timed),
    ...handedOver(customers, timed),
    ...scanRefused(customers, timed),
  ];
  return { memory: { customers, calls, setForwardMs }, entries };
}

/** When the program ends, at `at`: the verify decisions without an answer. `steadyNow` as in `toAuditEntries`. */
export function unansweredEntries(
  memory: AuditMemory,
  at: number,
  steadyNow = at - memory.setForwardMs,
): LaneAuditEntry[] {
  const open = [...memory.calls.values()].filter(({ event }) => event === 'verify_answered');
  return open.map((call) => outcomeOf(call, 'unanswered', at, steadyNow));
}

interface Timed extends Transition {
  /** The moment of the event by the steady clock. */
  steady: number;
}

/** Also an answer of an abandoned flow: Flexiti has acted on the call. */
function answered(calls: Map<string, OpenCall>, { event, steady }: Timed): LaneAuditEntry[] {
  if (event.type !== 'answered') return [];
  const key = keyOf(event);
  const call = calls.get(key);
  if (call === undefined) return [];
  calls.delete(key);
  return [outcomeOf(call, codeOf(event.answer), event.at, steady)];
}

function outcomeOf({ since, ...call }: OpenCall, outcome: string, at: number, steady: number): LaneAuditEntry {
  return { at, ...call, outcome, ms: durationOf(since, steady) };
}

function codeOf(answer: Answer): 'ok' | FlexitiErrorCode {
  if (!answer.result.ok) return answer.result.error.code;
  return answer.to === 'search' && answer.result.value.accounts.length === 0 ? 'not_found' : 'ok';
}

function pinEntries({ event, before, after }: Transition): LaneAuditEntry[] {
  if (event.type !== 'intended' || before === after) return [];
  const common = { at: event.at, step: stepOf(before.current), referenceId: before.current.referenceId };
  switch (event.intention.type) {
    case 'pinArrived':
      return [{ ...common, event: 'pin_arrived', outcome: 'ok' }];
    case 'enterPin':
      return [{ ...common, event: 'pin_entered', outcome: after.current.step === 'quote' ? 'ok' : 'not_a_pin' }];
    default:
      return [];
  }
}

function left(customers: Map<string, Served>, { event, before, effects, steady }: Timed): LaneAuditEntry[] {
  return effects.flatMap((effect) => {
    const customer = effect.type === 'abandon' ? customers.get(effect.flowId) : undefined;
    if (effect.type !== 'abandon' || customer === undefined) return [];
    customers.delete(effect.flowId);
    const flow = flowsOf(before).find(({ id }) => id === effect.flowId);
    const step = flow === undefined ? 'customer' : stepOf(flow);
    const { referenceId, since } = customer;
    const outcome = leaving(event, step);
    return [{ at: event.at, event: 'customer_left', step, referenceId, outcome, ms: durationOf(since, steady) }];
  });
}

function leaving(event: LaneEvent, step: AuditStep): string {
  if (event.type === 'timePassed') return 'time_over';
  return step === 'hand_over' && event.type === 'intended' && event.intention.type === 'done' ? 'ok' : 'abandoned';
}

function parkedOrResumed(
  customers: ReadonlyMap<string, Served>,
  { event, before, after, steady }: Timed,
): LaneAuditEntry[] {
  const moved = (kind: 'customer_parked' | 'customer_resumed', flow: Flow): LaneAuditEntry[] => {
    const { id, referenceId } = flow;
    const since = customers.get(id)?.since;
    if (since === undefined) return [];
    return [{ at: event.at, event: kind, step: stepOf(flow), referenceId, ms: durationOf(since, steady) }];
  };
  const wasParked = (id: string): boolean => before.parked.some(({ flow }) => flow.id === id);
  const parked = after.parked.filter(({ flow }) => !wasParked(flow.id));
  const resumed = wasParked(after.current.id) ? [after.current] : [];
  return [
    ...parked.flatMap(({ flow }) => moved('customer_parked', flow)),
    ...resumed.flatMap((flow) => moved('customer_resumed', flow)),
  ];
}

function started(customers: Map<string, Served>, { event, before, after, steady }: Timed): LaneAuditEntry[] {
  return flowsOf(after).flatMap((flow): LaneAuditEntry[] => {
    const { id, referenceId } = flow;
    if (customers.has(id) || !canPark(flow)) return [];
    customers.set(id, { referenceId, since: steady });
    // Had left, and was brought back.
    if (id === before.cleared?.flow.id) {
      return [{ at: event.at, event: 'customer_resumed', step: stepOf(flow), referenceId }];
    }
    return [{ at: event.at, event: 'customer_started', step: stepOf(flow), referenceId, ...startedBy(event, before) }];
  });
}

function startedBy(event: LaneEvent, before: State): Pick<LaneAuditEntry, 'by'> {
  if (event.type === 'restored') return { by: 'restart' };
  if (event.type === 'scanned') return { by: event.scan.status === 'ok' ? 'scan' : 'scanned_number' };
  if (event.type !== 'intended') return {};
  switch (event.intention.type) {
    case 'acceptScan':
    case 'park':
      return { by: before.pendingScan?.status === 'ok' ? 'scan' : 'scanned_number' };
    case 'search':
      return { by: 'hand' };
    case 'lookup':
      return { by: 'number' };
    default:
      return {};
  }
}

const eventOf = {
  search: 'search',
  lookup: 'lookup',
  readLicence: 'licence_read',
  calculateInterest: 'quote',
  verify: 'verify_answered',
} as const satisfies Record<CallEffect['type'], LaneAuditEntry['event']>;

/** A read leaves one entry, when it is answered; a verify leaves one before it goes out as well. */
function called(calls: Map<string, OpenCall>, { event, after, effects, steady }: Timed): LaneAuditEntry[] {
  return effects.flatMap((effect): LaneAuditEntry[] => {
    if (!('call' in effect)) return [];
    const step = stepOf(flowsOf(after).find(({ id }) => id === effect.flowId) ?? after.current);
    const { referenceId } = effect;
    const call: OpenCall = { event: eventOf[effect.type], step, referenceId, since: steady };
    if (effect.type !== 'verify') {
      calls.set(keyOf(effect), call);
      return [];
    }
    const { format } = effect.decision;
    calls.set(keyOf(effect), { ...call, format });
    return [{ at: event.at, event: 'verify_decided', step, referenceId, format, ...operatorOf(event) }];
  });
}

function operatorOf(event: LaneEvent): { operator?: string } {
  if (event.type !== 'intended' || event.intention.type !== 'verify') return {};
  if (event.intention.format !== 'merchant_override') return {};
  const typed = event.intention.operator.trim();
  return { operator: operatorNumber.test(typed) ? typed : 'withheld' };
}

/** Shorter than any account number (8 digits and more), and too few letters for a name. */
const operatorNumber = /^[A-Za-z]{0,2}-?\d{1,7}$/;

function handedOver(customers: ReadonlyMap<string, Served>, { event, before, after, steady }: Timed): LaneAuditEntry[] {
  const { current } = after;
  const was = flowsOf(before).find(({ id }) => id === current.id);
  if (current.step !== 'handOver' || was?.step === 'handOver') return [];
  const { referenceId } = current;
  const since = customers.get(current.id)?.since ?? steady;
  return [
    {
      at: event.at,
      event: 'handed_over',
      step: 'hand_over',
      referenceId,
      outcome: 'ok',
      ms: durationOf(since, steady),
    },
  ];
}

function scanRefused(customers: ReadonlyMap<string, Served>, { event, after }: Transition): LaneAuditEntry[] {
  const { current } = after;
  const { referenceId } = current;
  const where = { at: event.at, step: stepOf(current), ...(customers.has(current.id) && { referenceId }) };
  if (event.type === 'scanCut') return [{ ...where, event: 'scan_cut', outcome: event.reason }];
  const refusal = event.type === 'scanned' ? refusalOf(event.scan) : null;
  return refusal === null ? [] : [{ ...where, event: 'scan_refused', ...refusal }];
}

function refusalOf(scan: Scan): { outcome: string; reason?: string } | null {
  switch (scan.status) {
    case 'ok':
      return null;
    case 'unreadable':
    case 'unsupported':
      return { outcome: scan.status, reason: scan.reason };
    case 'other':
      if (scan.other.kind === 'product') return { outcome: 'product' };
      return scan.other.kind === 'unknown' ? { outcome: 'unknown_code' } : null;
  }
}

function flowsOf({ current, parked }: State): Flow[] {
  return [current, ...parked.map(({ flow }) => flow)];
}

function stepOf({ step }: Flow): AuditStep {
  return auditSteps[step];
}

function keyOf({ flowId, call }: { flowId: string; call: number }): string {
  return `${flowId} ${call}`;
}

/** In whole milliseconds; never negative, even where the clock was set back a little, unnoticed. */
function durationOf(since: number, steady: number): number {
  return Math.max(0, Math.round(steady - since));
}
