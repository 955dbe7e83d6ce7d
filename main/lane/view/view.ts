// The view of a state: masked, and without the volatile part except on the hand-over screen.
import { errorTraits, type FlexitiError, type Quote, type SearchQuery } from '../../flexiti';
import type {
  ConfirmReason,
  CustomerScreenView,
  Keeping,
  Note,
  NoticeCode,
  PendingScanView,
  ProblemView,
  SearchForm,
  TerminalView,
  VerifyAttemptView,
  VerifyScreenView,
  View,
} from '../../../preload/contract';
import { customerLanguage, isWaiting, methodsOf, needsCard, sendAgainAfter } from '../model';
import { searchQueryOf } from '../scan';
import type { CustomerStep, Flow, LaneRules, Notice, State, VerifyStep } from '../model';
import type { StartingScan } from '../scan';
import { canPark, hasSlip, isChoiceGood, judgedOffers, nameOf, shortName, showsPlans } from '../steps';
import { accountView, customerView } from './customer-view';
import { handOverScreen } from './hand-over-view';
import { parkedView } from './parked-view';
import { questionView } from './question-view';
import { problemView } from './problem-view';
import { offersView, quoteScreen } from './quote-view';

/** Inputs of the view outside the state. */
export interface ViewFacts {
  revision: number;
  terminal: TerminalView;
  rules: LaneRules;
  /** YYYY-MM-DD */
  today: string;
  keeping: Keeping;
  /** Right unless given. */
  clock?: NonNullable<View['clock']> | 'right';
}

/** While the lane is locked, the view holds nothing of any customer. */
export function viewOf(state: State, facts: ViewFacts): View {
  const { current, screenNumber, locked, scanners, link } = state;
  const { revision, terminal, keeping, rules, clock = 'right' } = facts;
  const frame = {
    revision,
    terminal,
    keeping,
    ...(clock !== 'right' && { clock }),
    scanners,
    link,
    flowId: current.id,
    screenNumber,
  };
  if (locked !== null)
    return {
      ...frame,
      ...hidden,
      customerLanguage: terminal.language,
      locked: { ...locked, needsPin: rules.pinToUnlock },
    };
  return {
    ...frame,
    customer: customerView(current, clock === 'wrong' ? null : facts.today),
    customerLanguage: customerLanguage(current),
    amountCents: current.amountCents,
    screen: screenOf(current, facts),
    question: questionView(current),
    pendingScan: state.pendingScan === null ? null : pendingScanView(state.pendingScan, state.scanNumber),
    notice: state.notice === null ? null : noticeView(state.notice),
    slip: rules.hasPrinter && hasSlip(current) ? (state.printing ? 'printing' : 'ready') : null,
    canGoBack: canGoBack(current),
    canPark: canPark(current),
    parked: state.parked.map(parkedView),
    undo: state.cleared && { name: nameOf(state.cleared.flow), until: state.cleared.until },
    locked: null,
  };
}

function screenOf(flow: Flow, { today, rules }: ViewFacts): View['screen'] {
  switch (flow.step) {
    case 'customer':
      return customerScreen(flow);
    case 'verify':
      return verifyScreen(flow, rules, today);
    case 'quote':
      return quoteScreen(flow, today);
    case 'handOver':
      return handOverScreen(flow, rules);
  }
}

const hidden = {
  customer: null,
  amountCents: null,
  screen: { step: 'customer', phase: { kind: 'empty', form: formOf(null) } },
  question: null,
  pendingScan: null,
  notice: null,
  slip: null,
  canGoBack: false,
  canPark: false,
  parked: [],
  undo: null,
} satisfies Partial<View>;

function canGoBack(flow: State['current']): boolean {
  if (flow.step === 'customer') return flow.phase.kind !== 'empty';
  return !(flow.step === 'verify' && flow.attempt.kind === 'sending');
}

export const noticeTones: Readonly<Record<NoticeCode, Note['tone']>> = {
  scan_unreadable: 'warning',
  scan_unsupported: 'warning',
  scan_broken_off: 'warning',
  scan_cut: 'warning',
  scan_product: 'warning',
  scan_unknown: 'warning',
  scans_unused: 'warning',
  scan_too_long: 'warning',
  bypass_pin_void: 'warning',
  status_stops: 'stop',
  card_of_another_account: 'warning',
  card_ending_differs: 'warning',
  verify_left: 'warning',
  done: 'info',
  parked: 'info',
  resumed: 'info',
  discarded: 'info',
  parked_wiped: 'warning',
  restored: 'warning',
  restored_pin_again: 'warning',
  restored_card_again: 'warning',
  not_restored_no_keyring: 'warning',
  not_restored_unreadable: 'warning',
  not_restored_version: 'warning',
  slip_printed: 'info',
  slip_sent: 'info',
  slip_failed: 'warning',
  slip_partly: 'warning',
};

function noticeView({ code, params }: Notice): Note<NoticeCode> {
  return { code, params, tone: noticeTones[code] };
}

function customerScreen(flow: CustomerStep): CustomerScreenView {
  const { phase } = flow;
  const form = formOf(flow.card === null ? null : searchQueryOf(flow.card.facts));
  switch (phase.kind) {
    case 'empty':
      return { step: 'customer', phase: { kind: 'empty', form } };
    case 'confirm': {
      const reasons = phase.reasons.map((code): Note<ConfirmReason> => ({ code, params: {}, tone: 'warning' }));
      return { step: 'customer', phase: { kind: 'confirm', form: formOf(phase.query), reasons } };
    }
    case 'searching':
    case 'lookingUp':
      return { step: 'customer', phase: { kind: phase.kind, waiting: { since: phase.since } } };
    case 'choosing':
      return {
        step: 'customer',
        phase: { kind: 'choosing', accounts: phase.accounts.map(accountView), unread: phase.unread },
      };
    case 'nobody':
      return { step: 'customer', phase: { kind: 'nobody', form: formOf(phase.query) } };
    case 'failed': {
      const query = 'query' in phase.request ? phase.request.query : null;
      return {
        step: 'customer',
        phase: {
          kind: 'failed',
          // The form holds what was typed, for correction.
          problem: problemView(phase.error, 'retry', query === null ? 'newCustomer' : 'none'),
          form: query === null ? form : formOf(query),
          resumes: isWaiting(flow),
        },
      };
    }
  }
}

function formOf(query: SearchQuery | null): SearchForm {
  return {
    firstName: query?.firstName ?? '',
    lastName: query?.lastName ?? '',
    birthDate: query?.birthDate ?? '',
    postalCode: query?.postalCode ?? '',
  };
}

function verifyScreen(flow: VerifyStep, rules: LaneRules, today: string): VerifyScreenView {
  const { details, quote } = flow;
  // Otherwise bypass would stay "loading" after a failed quote.
  const failed = details.kind === 'failed' ? details : quote.kind === 'failed' ? quote : null;
  // The field for another card is on this screen.
  const cardRefused = details.kind === 'failed' && needsCard(flow);
  // The customer whose PIN is out is not left by one key.
  const withoutDetails = flow.verifySent ? 'none' : 'newCustomer';
  return {
    step: 'verify',
    waiting: details.kind === 'waiting' ? { since: details.since } : null,
    problem:
      failed === null
        ? null
        : problemView(failed.error, cardRefused ? 'none' : 'retry', failed === details ? withoutDetails : undefined),
    needsCard: needsCard(flow),
    methods: methodsOf(flow, rules),
    questions: details.kind === 'ready' ? details.value.securityQuestions.map(({ id, text }) => ({ id, text })) : [],
    attempt: attemptView(flow),
    pinProblem: flow.pinProblem,
    plans: showsPlans(flow) && quote.kind === 'ready' ? plansView(flow, quote.value, today) : null,
  };
}

function plansView(flow: VerifyStep, quote: Quote, today: string): VerifyScreenView['plans'] {
  const offers = judgedOffers(flow);
  return { offer: offersView(flow, quote, offers, today), isChosen: isChoiceGood(flow, offers) };
}

function attemptView(flow: VerifyStep): VerifyAttemptView {
  const { attempt } = flow;
  const details = flow.details.kind === 'ready' ? flow.details.value : null;
  const destinationOf = (format: string): string | null =>
    format === 'sms' ? (details?.phone ?? null) : format === 'email' ? (details?.email ?? null) : null;
  switch (attempt.kind) {
    case 'none':
    case 'verified':
      return attempt;
    case 'sending':
      return { kind: 'sending', format: attempt.format, waiting: { since: attempt.since } };
    case 'sent': {
      const { to, at } = attempt;
      return { kind: 'sent', to, destination: destinationOf(to), at, againAt: at + sendAgainAfter };
    }
    case 'unclear': {
      const { format, at, error } = attempt;
      return {
        kind: 'unclear',
        format,
        destination: destinationOf(format),
        at,
        problem: problemView(error, 'another_method'),
      };
    }
    case 'refused':
      return {
        kind: 'refused',
        format: attempt.format,
        problem: refusedProblem(attempt.error),
      };
  }
}

function refusedProblem(error: FlexitiError): ProblemView {
  const problem = problemView(error, refusedAction(error));
  return error.code === 'not_found' ? { ...problem, code: 'account_or_card_not_found' } : problem;
}

/** If nothing was decided, the same method can be tried again; the methods are listed below. */
function refusedAction({ code }: FlexitiError): ProblemView['action'] {
  return errorTraits[code].undecided === true ? 'none' : 'another_method';
}

function pendingScanView(scan: StartingScan, number: number): PendingScanView {
  return scan.status === 'ok'
    ? { number, kind: 'licence', name: shortName(scan.licence) }
    : { number, kind: scan.kind, name: scan.number.slice(-4) };
}
