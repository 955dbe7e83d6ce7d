// Views of every case of the flow, with invented people, to draw and to check.
import type {
  AccountView,
  CustomerPhase,
  CustomerView,
  Language,
  LinkView,
  MethodView,
  ProblemView,
  QuoteScreenView,
  TermView,
  VerifyAttemptView,
  VerifyScreenView,
  View,
} from '../../preload/contract';

export const form = {
  firstName: 'Maélie Rose',
  lastName: 'Tremblay-Côté',
  birthDate: '1990-05-14',
  postalCode: 'H2X 1Y4',
};
export const emptyForm = { firstName: '', lastName: '', birthDate: '', postalCode: '' };

export function account(changes: Partial<AccountView> = {}): AccountView {
  return {
    number: '•••••4755',
    cardEndingIn: '0042',
    type: 'consumer',
    authorisedUser: false,
    merchantName: 'Meubles Boréal',
    status: 'N',
    mayBuy: 'yes',
    termsAccepted: true,
    openToBuyCents: 342_018,
    firstName: 'Maélie',
    lastName: 'Tremblay-Côté',
    ...changes,
  };
}

export function customer(changes: Partial<CustomerView> = {}): CustomerView {
  return {
    firstName: 'Maélie',
    middleName: 'Rose',
    lastName: 'Tremblay-Côté',
    truncated: { firstName: false, middleName: false, lastName: false },
    birthDate: '1990-05-14',
    age: 36,
    address1: '1234, rue des Érables, app. 5',
    city: 'Montréal',
    province: 'QC',
    postalCode: 'H2X 1Y4',
    expiry: '2028-05-14',
    issuedBy: 'QC',
    source: 'licence',
    account: account(),
    notes: [],
    ...changes,
  };
}

const online: LinkView = { state: 'online', since: Date.UTC(2026, 10, 21, 15, 30), until: null };
export const offline: LinkView = { ...online, state: 'offline' };

export function view(screen: View['screen'], changes: Partial<View> = {}): View {
  return {
    revision: 1,
    terminal: { store: '118', lane: '3', training: false, scanning: true, language: 'en-CA', version: '0.1.0' },
    scanners: [{ id: 'serial', name: '/dev/ttyACM0', kind: 'serial', state: 'ready', because: null }],
    link: online,
    flowId: 'flow-1',
    customer: customer(),
    customerLanguage: 'fr-CA',
    amountCents: 120_000,
    screen,
    pendingScan: null,
    notice: null,
    canGoBack: true,
    canPark: true,
    parked: [],
    keeping: 'kept',
    locked: null,
    ...changes,
  };
}

/** The same view for a cashier who works in this language. */
export function inLanguage(seen: View, language: Language): View {
  return { ...seen, terminal: { ...seen.terminal, language } };
}

export const problem = (changes: Partial<ProblemView> = {}): ProblemView => ({
  code: 'timed_out',
  params: {},
  action: 'retry',
  ...changes,
});

export const methods: MethodView[] = [
  { format: 'regular_purchase_bypass', destination: null, available: false, why: 'not_for_this_amount' },
  { format: 'sms', destination: '(***) ***-2222', available: true, why: null },
  { format: 'email', destination: 'm*****@example.com', available: true, why: null },
  { format: 'security_question', destination: null, available: true, why: null },
  { format: 'merchant_override', destination: null, available: false, why: 'not_configured' },
];

export const questions = [
  { id: 1, text: 'Quel est le nom de votre premier animal ?' },
  { id: 7, text: 'Dans quelle ville êtes-vous né(e) ?' },
];

export function verifyScreen(attempt: VerifyAttemptView, changes: Partial<VerifyScreenView> = {}): VerifyScreenView {
  return {
    step: 'verify',
    waiting: null,
    problem: null,
    needsCard: false,
    methods,
    questions,
    attempt,
    pinProblem: false,
    ...changes,
  };
}

const rateMessage =
  'Le taux d’intérêt annuel promotionnel s’applique durant la période promotionnelle et est inclus dans vos paiements mensuels estimés. Le taux du compte s’applique si la promotion est annulée ou se termine sans paiement complet.';
const feeMessage =
  'Bien que vos frais administratifs puissent être présentés comme un montant mensuel ou annuel, ils sont payables en entier si le compte est réglé plus tôt.';

function term(months: number, paymentCents: number, changes: Partial<TermView> = {}): TermView {
  return {
    months,
    paymentCents,
    rates: [{ description: 'Taux d’intérêt annuel promotionnel :', rate: 0.0999, type: 'APR', message: rateMessage }],
    fees: [],
    totalCents: months * paymentCents,
    costOfBorrowingCents: months * paymentCents - 120_000,
    dueOn: null,
    chosen: false,
    ...changes,
  };
}

const adminFee = (amountCents: number, type = 'admin_total') => ({
  description: 'Frais administratifs :',
  amountCents,
  type,
  message: feeMessage,
});

export const offer: NonNullable<QuoteScreenView['offer']> = {
  amountCents: 120_000,
  regular: {
    paymentCents: 120_000,
    annualRate: 0.3099,
    fees: [
      {
        description: 'Frais de compte :',
        amountCents: 199,
        type: 'admin_monthly',
        message: 'Frais perçus tant que le solde n’est pas nul.',
      },
    ],
    chosen: false,
  },
  plans: [
    {
      planId: 4,
      name: 'Paiements égaux',
      kind: 'equal_billing',
      terms: [
        term(3, 40_668),
        term(6, 21_443, { fees: [adminFee(5000)], chosen: true }),
        term(12, 10_989, { fees: [adminFee(4999), adminFee(150, 'other_type')] }),
      ],
    },
    {
      planId: 6,
      name: null,
      kind: 'deferred_payment',
      terms: [
        term(6, 125_999, {
          rates: [{ description: 'Taux d’intérêt annuel :', rate: 0.3099, type: 'AIR', message: rateMessage }],
          fees: [adminFee(5999)],
          totalCents: 125_999,
          costOfBorrowingCents: 5999,
          dueOn: '2027-05-21',
        }),
      ],
    },
    { planId: 9, name: null, kind: null, terms: [term(24, 5500, { totalCents: null, costOfBorrowingCents: null })] },
  ],
};

export function quoteScreen(changes: Partial<QuoteScreenView> = {}): QuoteScreenView {
  return {
    step: 'quote',
    waiting: null,
    problem: null,
    offer,
    regularOnly: false,
    overOpenToBuyCents: null,
    canHandOver: true,
    ...changes,
  };
}

const onCustomer = (phase: CustomerPhase, changes: Partial<View> = {}): View =>
  view({ step: 'customer', phase }, { customer: customer({ account: null }), amountCents: null, ...changes });

const onVerify = (attempt: VerifyAttemptView, changes: Partial<VerifyScreenView> = {}): View =>
  view(verifyScreen(attempt, changes));

/** What the QR code of the hand-over says. */
export const qrText = [
  'account_number=116994755',
  'plan_id=4',
  'term=6',
  'amount=1200.00',
  'request_id=3f2b6c1e9d5a4f0b8c7e6d5c4b3a2910',
  'x-reference-id=a1b2c3d4e5f60718293a4b5c6d7e8f90',
].join('\n');

const ago = (seconds: number): number => Date.now() - seconds * 1000;

/** Every case by name, freshly made, because some of them count seconds. */
export function everyCase(): Record<string, View> {
  return {
    'customer-empty': onCustomer({ kind: 'empty', form: emptyForm }, { customer: null, canGoBack: false }),
    'customer-confirm': onCustomer({
      kind: 'confirm',
      form,
      reasons: [{ code: 'name_truncated', params: {}, tone: 'look' }],
    }),
    'customer-searching': onCustomer({ kind: 'searching', waiting: { since: ago(5) } }),
    'customer-looking-up': onCustomer({ kind: 'lookingUp', waiting: { since: ago(1) } }),
    'customer-choosing': onCustomer({
      kind: 'choosing',
      accounts: [
        account(),
        account({
          number: '•••••4859',
          type: 'business',
          merchantName: 'Rénovation Lisière',
          openToBuyCents: 50_000,
          termsAccepted: false,
        }),
        account({ number: '•••••0311', status: 'A', mayBuy: 'no' }),
        account({
          number: '•••••0312',
          status: null,
          mayBuy: 'not_said',
          openToBuyCents: null,
          cardEndingIn: null,
          type: null,
          merchantName: null,
          firstName: null,
          lastName: null,
        }),
      ],
    }),
    'customer-one-closed': onCustomer({ kind: 'choosing', accounts: [account({ status: 'C', mayBuy: 'no' })] }),
    'customer-nobody': onCustomer({ kind: 'nobody', form }),
    'customer-failed': onCustomer({ kind: 'failed', problem: problem(), form, resumes: true }, { link: offline }),
    'verify-waiting': onVerify({ kind: 'none' }, { waiting: { since: ago(1) }, methods: [], questions: [] }),
    'verify-problem': onVerify(
      { kind: 'none' },
      { problem: problem({ code: 'no_network' }), methods: [], questions: [] },
    ),
    'verify-needs-card': onVerify({ kind: 'none' }, { needsCard: true }),
    'verify-none': onVerify({ kind: 'none' }),
    'verify-nothing-works': onVerify(
      { kind: 'none' },
      {
        questions: [],
        methods: [
          { format: 'sms', destination: null, available: false, why: 'no_phone' },
          { format: 'email', destination: null, available: false, why: 'no_email' },
          { format: 'security_question', destination: null, available: false, why: 'no_questions' },
        ],
      },
    ),
    'verify-sending': onVerify({ kind: 'sending', format: 'sms', waiting: { since: ago(4) } }),
    'verify-sent': onVerify({
      kind: 'sent',
      to: 'sms',
      destination: '(***) ***-2222',
      at: ago(10),
      againAt: ago(10) + 30_000,
    }),
    'verify-pin-wrong': onVerify(
      { kind: 'sent', to: 'email', destination: null, at: ago(60), againAt: ago(30) },
      { pinProblem: true },
    ),
    'verify-unclear': onVerify({
      kind: 'unclear',
      format: 'sms',
      destination: '(***) ***-2222',
      at: ago(20),
      problem: problem({ action: 'none' }),
    }),
    'verify-unclear-answer': onVerify({
      kind: 'unclear',
      format: 'security_question',
      destination: null,
      at: ago(20),
      problem: problem({ action: 'another_method' }),
    }),
    'verify-refused': onVerify({
      kind: 'refused',
      format: 'security_question',
      problem: problem({ code: 'secret_answer_mismatch', action: 'another_method' }),
    }),
    'verify-verified': onVerify({ kind: 'verified', by: 'regular_purchase_bypass' }),
    'quote-no-amount': view(quoteScreen({ offer: null, canHandOver: false }), { amountCents: null }),
    'quote-waiting': view(quoteScreen({ offer: null, waiting: { since: ago(1) }, canHandOver: false })),
    'quote-problem': view(quoteScreen({ offer: null, problem: problem({ code: 'server_error' }), canHandOver: false })),
    'quote-offers': view(quoteScreen()),
    'quote-regular-only': view(
      quoteScreen({
        regularOnly: true,
        canHandOver: false,
        overOpenToBuyCents: 100_000,
        offer: {
          ...offer,
          plans: offer.plans
            .slice(0, 1)
            .map((plan) => ({ ...plan, terms: plan.terms.map((one) => ({ ...one, chosen: false })) })),
        },
      }),
    ),
    'quote-no-plans': view(quoteScreen({ offer: { ...offer, plans: [] }, canHandOver: false })),
    'quote-nothing': view(quoteScreen({ offer: { ...offer, regular: null, plans: [] }, canHandOver: false })),
    'hand-over': view({
      step: 'handOver',
      accountNumber: '116994755',
      plan: { planId: 4, name: 'Paiements égaux', months: 6, paymentCents: 21_443 },
      amountCents: 120_000,
      verificationCode: '004217',
      requestId: '3f2b6c1e9d5a4f0b8c7e6d5c4b3a2910',
      referenceId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      vccNumber: null,
      qrText,
    }),
    'hand-over-regular': view({
      step: 'handOver',
      accountNumber: '116994859',
      plan: null,
      amountCents: 19_999,
      verificationCode: '4217',
      requestId: '3f2b6c1e9d5a4f0b8c7e6d5c4b3a2910',
      referenceId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      vccNumber: '5555000011112222',
      qrText: 'account_number=116994859\nvcc_number=5555000011112222\namount=199.99',
    }),
    'frame-pending-scan': view(quoteScreen(), {
      pendingScan: { kind: 'licence', name: 'Ottilie Fernsby' },
      scanners: [{ id: 'serial', name: '/dev/ttyACM0', kind: 'serial', state: 'no_permission', because: 'dialout' }],
      link: offline,
    }),
    'customer-scanning-off': onCustomer(
      { kind: 'empty', form: emptyForm },
      {
        customer: null,
        canGoBack: false,
        scanners: [],
        terminal: { store: '118', lane: '3', training: false, scanning: false, language: 'en-CA', version: '0.1.0' },
      },
    ),
    'frame-training': view(
      { step: 'customer', phase: { kind: 'empty', form: emptyForm } },
      {
        customer: null,
        terminal: { store: '118', lane: '3', training: true, scanning: true, language: 'en-CA', version: '0.1.0' },
        notice: { code: 'scan_unreadable', params: {}, tone: 'look' },
        scanners: [],
        link: { state: 'unknown', since: null, until: null },
        canGoBack: false,
        amountCents: null,
      },
    ),
    'frame-notes': view(verifyScreen({ kind: 'none' }), {
      customer: customer({
        truncated: { firstName: false, middleName: false, lastName: true },
        source: 'byHand',
        age: null,
        notes: [
          { code: 'status_stops', params: { status: 'A' }, tone: 'stop' },
          {
            code: 'difference',
            params: { field: 'birthDate', card: '1990-05-14', flexiti: '1990-05-15' },
            tone: 'look',
          },
          { code: 'terms_not_accepted', params: {}, tone: 'look' },
          { code: 'a_code_of_tomorrow', params: {}, tone: 'info' },
        ],
      }),
    }),
  };
}
