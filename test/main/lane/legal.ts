// What must hold in every state of a lane, whatever happened before.
import { isAuthorisedUser, mayBuy, needsCard } from '../../../main/lane/model/account';
import type { CallEffect } from '../../../main/lane/model/effect';
import { customerLanguage } from '../../../main/lane/model/customer-language';
import { canPark } from '../../../main/lane/steps/parking';
import { chosenOffer } from '../../../main/lane/steps/offer';
import type { ChosenStep, Flow } from '../../../main/lane/model/flow';
import type { State } from '../../../main/lane/model/state';

const hex = /^[0-9a-f]{32}$/;

/** The calls whose answer a flow waits for, by number. */
export function pendingCalls(flow: Flow): Map<number, CallEffect['type']> {
  const pending = new Map<number, CallEffect['type']>();
  const add = (call: number, type: CallEffect['type']): void => {
    if (pending.has(call)) throw new Error(`call ${call} is waited for twice`);
    pending.set(call, type);
  };
  if (typeof flow.reading !== 'string') add(flow.reading.call, 'readLicence');
  if (flow.step === 'customer') {
    if (flow.phase.kind === 'searching') add(flow.phase.call, 'search');
    if (flow.phase.kind === 'lookingUp') add(flow.phase.call, 'lookup');
    return pending;
  }
  if (flow.details.kind === 'waiting') add(flow.details.call, 'lookup');
  if (flow.quote.kind === 'waiting') add(flow.quote.call, 'calculateInterest');
  if (flow.attempt.kind === 'sending') add(flow.attempt.call, 'verify');
  return pending;
}

/** All flows of a lane, the counter first. */
export function flowsOf({ current, parked }: State): Flow[] {
  return [current, ...parked.map(({ flow }) => flow)];
}

/** Whether a flow of the lane waits for the answer of a call. */
export function isAwaited(state: State, { flowId, call, type }: CallEffect): boolean {
  return flowsOf(state).some((flow) => flow.id === flowId && pendingCalls(flow).get(call) === type);
}

/** Gives the violations in a state. */
export function illegal(state: State): string[] {
  const { parked } = state;
  const wrong = flowsOf(state).flatMap(illegalFlow);
  const numbers = parked.map(({ number }) => number);
  const ids = flowsOf(state).map(({ id }) => id);
  if (new Set(ids).size < ids.length) wrong.push('nobody is on the lane twice');
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) wrong.push('numbers go up from 1');
  if (parked.some(({ flow }) => !canPark(flow))) wrong.push('nobody is parked with an empty counter');
  return wrong;
}

function illegalFlow(flow: Flow): string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, rule: string): void => {
    if (!holds) wrong.push(rule);
  };
  must(
    [flow.id, flow.referenceId].every((id) => hex.test(id)) && /^\d{10}$/.test(flow.requestId),
    'ids are 32 hexadecimal digits, and the request id 10 decimal ones',
  );
  must(
    [...pendingCalls(flow).keys()].every((call) => call < flow.nextCall),
    'calls are numbered by the flow',
  );
  must(typeof flow.reading === 'string' || flow.card !== null, 'a card is read only where there is one');
  if (flow.step === 'customer') {
    const { phase, volatile } = flow;
    must(volatile.pin === null && volatile.vccNumber === null, 'no PIN and no card number before an account');
    must(phase.kind !== 'choosing' || phase.accounts.length > 0, 'there is something to choose');
    if (phase.kind === 'searching' || phase.kind === 'confirm') {
      must(phase.query.firstName.length <= 35 && phase.query.lastName.length <= 50, 'names fit the search');
    }
    return wrong;
  }
  ofChosen(flow, must);
  return wrong;
}

function ofChosen(flow: ChosenStep, must: (holds: boolean, rule: string) => void): void {
  const { account, amountCents, attempt, details, quote } = flow;
  const { pin, vccNumber } = flow.volatile;
  must(mayBuy(account) !== 'no', 'only an account that may buy is chosen');
  must(vccNumber === null || isAuthorisedUser(account), 'a card number is kept for an authorised user alone');
  must(details.kind !== 'ready' || details.value.accountNumber === account.accountNumber, 'details are of the account');
  must(!needsCard(flow) || (attempt.kind === 'none' && pin === null), 'no verify without the card');
  must((quote.kind === 'idle') === (amountCents === null), 'a quote is there or asked for whenever there is an amount');
  if (quote.kind !== 'idle') must(flow.quoteRequest?.amountCents === amountCents, 'the quote is for the amount');
  if (quote.kind !== 'idle' && flow.step !== 'handOver') {
    must(flow.quoteRequest?.language === customerLanguage(flow), "the quote is in the customer's language");
  }
  if (quote.kind === 'ready') must(quote.value.amountCents === amountCents, 'the figures are those of the amount');
  must((pin !== null) === (attempt.kind === 'verified'), 'a PIN is there exactly when verified');
  must(attempt.kind !== 'verified' || attempt.by === pin?.by, 'the PIN is the one that was got');
  must(attempt.kind === 'none' || flow.verifySent, 'an attempt was decided on');
  must(flow.step === 'verify' || pin !== null, 'nothing comes after verify without a PIN');
  if (pin?.by === 'regular_purchase_bypass') {
    must(amountCents === null || amountCents <= (pin.amountCents ?? 0), 'a PIN by bypass is good up to its amount');
    must(
      quote.kind !== 'ready' || quote.value.regularPurchase?.bypassAllowed === true,
      'a PIN by bypass is good while bypass is allowed',
    );
  }
  if (flow.step === 'quote' && pin?.by === 'regular_purchase_bypass') {
    must((flow.choice?.planId ?? null) === null, 'a PIN by bypass chooses no plan');
  }
  if (flow.step !== 'handOver') return;
  must(amountCents !== null && quote.kind === 'ready', 'a quote for the amount is handed over');
  must(quote.kind === 'ready' && chosenOffer(quote.value, flow.choice) !== null, 'the choice is in the quote');
  must(pin?.by !== 'regular_purchase_bypass' || flow.choice.planId === null, 'bypass takes no plan');
}
