// Parts of views, with invented people, to make cases of.
import type {
  AccountView,
  CustomerPhase,
  CustomerView,
  Language,
  LinkView,
  MethodView,
  Note,
  NoticeCode,
  ParkedView,
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

export const online: LinkView = { state: 'online', since: new Date().setHours(22, 42, 0, 0), until: null };
export const offline: LinkView = { ...online, state: 'offline' };

export const terminal = {
  store: '118',
  lane: '3',
  training: false,
  scanning: true,
  flexitiPhone: null,
  singleKeys: true,
  language: 'en-CA',
  version: '0.1.0',
} as const;

export function view(screen: View['screen'], changes: Partial<View> = {}): View {
  return {
    revision: 1,
    terminal,
    scanners: [{ id: 'serial', name: '/dev/ttyACM0', kind: 'serial', state: 'ready', because: null }],
    link: online,
    flowId: 'flow-1',
    screenNumber: 1,
    customer: customer(),
    customerLanguage: 'fr-CA',
    amountCents: 120_000,
    screen,
    question: null,
    pendingScan: null,
    notice: null,
    slip: null,
    canGoBack: true,
    canPark: true,
    parked: [],
    undo: null,
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
    plans: null,
    ...changes,
  };
}

const rateMessage =
  'Le taux d’intérêt annuel promotionnel s’applique durant la période promotionnelle et est inclus dans vos paiements mensuels estimés. Le taux du compte s’applique si la promotion est annulée ou se termine sans paiement complet.';
const feeMessage =
  'Bien que vos frais administratifs puissent être présentés comme un montant mensuel ou annuel, ils sont payables en entier si le compte est réglé plus tôt.';

export function term(months: number, paymentCents: number, changes: Partial<TermView> = {}): TermView {
  return {
    months,
    paymentCents,
    kind: 'equal_billing',
    rates: [{ description: 'Taux d’intérêt annuel promotionnel :', rate: 0.0999, type: 'APR', message: rateMessage }],
    fees: [],
    totalCents: months * paymentCents,
    costOfBorrowingCents: months * paymentCents - 120_000,
    rateWithFees: 0.1026,
    dueOn: null,
    ifUnpaid: null,
    missing: [],
    cautions: [],
    fit: 'fits',
    largestCents: null,
    chosen: false,
    ...changes,
  };
}

export const adminFee = (amountCents: number | null, type = 'admin_total') => ({
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
    missing: [],
    cautions: ['fee_in_quebec'],
    fit: 'fits',
    largestCents: null,
    chosen: false,
  },
  plans: [
    {
      planId: 4,
      name: 'Paiements égaux',
      kind: 'equal_billing',
      terms: [
        term(3, 40_668),
        term(6, 21_443, { fees: [adminFee(5000)], rateWithFees: 0.2461, cautions: ['fee_in_quebec'], chosen: true }),
        term(12, 10_989, {
          fees: [adminFee(4999), adminFee(150, 'admin_yearly')],
          rateWithFees: 0.3617,
          cautions: ['over_35_percent', 'fee_in_quebec'],
          fit: 'exceeds',
          largestCents: 95_000,
        }),
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
          kind: 'deferred_payment',
          totalCents: null,
          costOfBorrowingCents: null,
          rateWithFees: 0.1,
          dueOn: '2027-05-21',
          ifUnpaid: { rate: 0.3099, interestCents: 19_524 },
          cautions: ['fee_in_quebec'],
        }),
      ],
    },
    {
      planId: 9,
      name: null,
      kind: null,
      terms: [
        term(24, 5500, {
          kind: null,
          totalCents: null,
          costOfBorrowingCents: null,
          rateWithFees: null,
          cautions: ['does_not_add_up'],
          fit: 'may_exceed',
        }),
      ],
    },
  ],
};

export function quoteScreen(changes: Partial<QuoteScreenView> = {}): QuoteScreenView {
  return {
    step: 'quote',
    waiting: null,
    problem: null,
    offer,
    regularOnly: false,
    over: null,
    canHandOver: true,
    canAskAgain: false,
    ...changes,
  };
}

/** A customer parked today. */
export function parked(number: number, changes: Partial<ParkedView> = {}): ParkedView {
  return {
    number,
    name: 'Maélie T.',
    endingIn: null,
    since: new Date().setHours(10, 42, 0, 0),
    state: 'waiting',
    accounts: null,
    amountCents: null,
    news: false,
    ...changes,
  };
}

/** A long list, with a name that hardly fits and one in each state. */
export function manyParked(): ParkedView[] {
  return [
    parked(1, { state: 'searching' }),
    parked(2, { name: 'Marie-Philippe-Éléonore-Joséphine D.', amountCents: 1_234_567, state: 'accounts', accounts: 2 }),
    parked(3, { name: null, endingIn: '0042', state: 'pin_sent', news: true, amountCents: 120_000 }),
    parked(4, { name: 'Ottilie F.', state: 'nobody', news: true }),
    parked(5, { name: 'Jean-Sébastien L.', state: 'look' }),
    parked(6, { name: null, state: 'failed' }),
    parked(7, { name: 'Zoé B.', state: 'ready', amountCents: 4999 }),
    parked(8, { name: 'Ákos N.', state: 'sending' }),
    parked(9, { name: 'Émile-Antoine D.', state: 'unclear', news: true }),
    parked(10, { name: 'Noor A.', state: 'refused' }),
    parked(11, { name: 'Wiktoria S.', state: 'quote', amountCents: 250_000 }),
    parked(12, { name: 'Thérèse G.', state: 'handOver', amountCents: 19_999 }),
  ];
}

export const onCustomer = (phase: CustomerPhase, changes: Partial<View> = {}): View =>
  view({ step: 'customer', phase }, { customer: customer({ account: null }), amountCents: null, ...changes });

export const onVerify = (
  attempt: VerifyAttemptView,
  changes: Partial<VerifyScreenView> = {},
  frame: Partial<View> = {},
): View => view(verifyScreen(attempt, changes), frame);

/** The content of the hand-over's QR code. */
export const qrText = [
  'account_number=116994755',
  'plan_id=4',
  'term=6',
  'amount=1200.00',
  'request_id=3f2b6c1e9d5a4f0b8c7e6d5c4b3a2910',
  'x-reference-id=a1b2c3d4e5f60718293a4b5c6d7e8f90',
].join('\n');

/** The empty counter. */
export const onEmpty = (changes: Partial<View> = {}): View =>
  onCustomer(
    { kind: 'empty', form: emptyForm },
    { customer: null, canGoBack: false, canPark: false, customerLanguage: 'en-CA', ...changes },
  );

export const noticeOf = (
  code: NoticeCode,
  params: Note['params'],
  tone: Note['tone'] = 'warning',
): Note<NoticeCode> => ({
  code,
  params,
  tone,
});

export const ago = (seconds: number): number => Date.now() - seconds * 1000;
