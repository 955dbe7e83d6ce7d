// What the customer sees of a state. It is made of parts that are named one by one: what the cashier's view gains later is
// not shown to the customer by itself.
import type {
  CustomerDisplayScreen,
  CustomerDisplayView,
  CustomerOffers,
  CustomerRegular,
  CustomerTerm,
  OffersView,
  OfferView,
  SentPin,
  TerminalView,
} from '../../../preload/contract';
import { chosenOf } from '../../quote';
import type { ChosenStep, Flow, State } from '../model';
import { customerLanguage } from '../model';
import { judgedOffers, showsPlans } from '../steps';
import { offersView } from './quote-view';

export interface CustomerDisplayFacts {
  revision: number;
  terminal: TerminalView;
  /** YYYY-MM-DD */
  today: string;
}

/** While the lane is locked, or a person's identity is in question, nothing of any customer. */
export function customerDisplayOf(
  state: State,
  { revision, terminal, today }: CustomerDisplayFacts,
): Omit<CustomerDisplayView, 'takeAlong'> {
  const { current, locked } = state;
  const isServed = locked === null && !isEmpty(current);
  return {
    revision,
    training: terminal.training,
    store: terminal.store,
    language: isServed ? customerLanguage(current) : terminal.language,
    screen: isServed ? screenOf(current, today) : { kind: 'welcome', scanning: terminal.scanning },
  };
}

function isEmpty(flow: Flow): boolean {
  return flow.step === 'customer' && (flow.phase.kind === 'empty' || flow.question !== null);
}

function screenOf(flow: Flow, today: string): CustomerDisplayScreen {
  if (flow.step === 'customer') return { kind: 'searching' };
  const offers = shownOffers(flow, today);
  if (flow.step === 'handOver') {
    const chosen = offers === null ? null : chosenOf(offers);
    return chosen === null ? { kind: 'verifying', pin: null } : { kind: 'chosen', offers: chosen };
  }
  const pin = flow.step === 'verify' ? pinOf(flow) : null;
  return offers === null ? { kind: 'verifying', pin } : { kind: 'offers', pin, offers };
}

/** A PIN is said to be on its way once Flexiti has said so. */
function pinOf({ attempt, details }: ChosenStep): SentPin | null {
  if (attempt.kind !== 'sent') return null;
  const { phone = null, email = null } = details.kind === 'ready' ? details.value : {};
  return { to: attempt.to, destination: attempt.to === 'sms' ? phone : email };
}

/** Null before there are any that can be bought, and while the cashier does not show them either. */
function shownOffers(flow: ChosenStep, today: string): CustomerOffers | null {
  if (flow.quote.kind !== 'ready' || (flow.step === 'verify' && !showsPlans(flow))) return null;
  const offers = forCustomer(offersView(flow, flow.quote.value, judgedOffers(flow), today));
  return offers.regular === null && offers.plans.length === 0 ? null : offers;
}

function forCustomer({ amountCents, regular, plans }: OffersView): CustomerOffers {
  return {
    amountCents,
    regular: regular !== null && canBeBought(regular) ? regularOf(regular) : null,
    plans: plans
      .map(({ planId, name, kind, terms }) => ({ planId, name, kind, terms: terms.filter(canBeBought).map(termOf) }))
      .filter(({ terms }) => terms.length > 0),
  };
}

function canBeBought({ missing, fit }: OfferView): boolean {
  return missing.length === 0 && fit !== 'exceeds';
}

function regularOf({ paymentCents, fees, chosen, annualRate }: CustomerRegular): CustomerRegular {
  return { paymentCents, fees, chosen, annualRate };
}

function termOf(term: CustomerTerm): CustomerTerm {
  const { paymentCents, fees, chosen, months, kind, rates, totalCents, costOfBorrowingCents } = term;
  const { rateWithFees, dueOn, ifUnpaid } = term;
  return {
    paymentCents,
    fees,
    chosen,
    months,
    kind,
    rates,
    totalCents,
    costOfBorrowingCents,
    rateWithFees,
    dueOn,
    ifUnpaid,
  };
}
