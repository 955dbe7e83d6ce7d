// The hand-over: the values for the purchase, to be read, copied, or scanned as a QR code.
import type { HandOverScreenView } from '../../../preload/contract';
import { chosenOffer, handOverText } from '../steps';
import type { Offer } from '../steps';
import type { HandOverStep, LaneRules } from '../model';
import { nameOf } from './quote-view';

/** The one view with the PIN and the whole account number. */
export function handOverScreen(flow: HandOverStep, rules: LaneRules): HandOverScreenView {
  const { vccNumber } = flow.volatile;
  const offer = flow.quote.kind === 'ready' ? chosenOffer(flow.quote.value, flow.choice) : null;
  return {
    step: 'handOver',
    accountNumber: flow.account.accountNumber,
    plan: offer === null ? null : chosenPlan(flow, offer),
    amountCents: flow.amountCents ?? 0,
    verificationCode: flow.volatile.pin?.code ?? '',
    requestId: flow.requestId,
    referenceId: flow.referenceId,
    card: vccNumber === null ? null : `•••• •••• •••• ${vccNumber.slice(-4)}`,
    qrText: handOverText(flow, 'all', rules),
  };
}

function chosenPlan(flow: HandOverStep, offer: Offer): HandOverScreenView['plan'] {
  if (offer.plan === null) return null;
  const { plan, term } = offer;
  const { planId } = plan;
  const { months, paymentCents } = term;
  // Without these it could not be handed over.
  if (planId === null || months === null || paymentCents === null) return null;
  return { planId, name: nameOf(flow, plan), months, paymentCents };
}
