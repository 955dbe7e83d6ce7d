// Views of every case of the flow, with invented people, to draw and to check.
import type { NoteCode, View } from '../../preload/contract';
import {
  form,
  emptyForm,
  account,
  customer,
  offline,
  view,
  problem,
  terminal,
  verifyScreen,
  offer,
  quoteScreen,
  onCustomer,
  onVerify,
  qrText,
  onEmpty,
  ago,
} from './build-views';
import { largeOffer, oddOffer, withheldOffer } from './odd-offers';
import { troubleCases } from './trouble-views';

export * from './build-views';

/** Every case by name, freshly made, because some of them count seconds. */
export function everyCase(): Record<string, View> {
  return {
    'customer-empty': onEmpty(),
    'customer-confirm': onCustomer({
      kind: 'confirm',
      form,
      reasons: [{ code: 'name_truncated', params: {}, tone: 'warning' }],
    }),
    'customer-searching': onCustomer({ kind: 'searching', waiting: { since: ago(5) } }),
    'customer-question-reading': view(
      { step: 'customer', phase: { kind: 'searching', waiting: { since: ago(5) } } },
      {
        customer: customer(),
        question: {
          kind: 'reading',
          card: { firstName: 'Maélie', middleName: 'Rose', lastName: 'Tremblay-Côté', birthDate: '1990-05-14' },
          flexiti: { firstName: 'Enstream', middleName: null, lastName: 'Number1', birthDate: '1974-05-15' },
          differs: ['firstName', 'lastName', 'birthDate'],
        },
      },
    ),
    'customer-question-account': view(
      { step: 'customer', phase: { kind: 'searching', waiting: { since: ago(5) } } },
      {
        customer: customer(),
        question: {
          kind: 'account',
          card: { firstName: 'Maélie', middleName: 'Rose', lastName: 'Tremblay-Côté', birthDate: '1990-05-14' },
          flexiti: { firstName: 'Enstream', middleName: null, lastName: 'Number1', birthDate: null },
          differs: ['firstName', 'lastName'],
        },
      },
    ),
    'customer-looking-up': onCustomer({ kind: 'lookingUp', waiting: { since: ago(1) } }),
    'customer-choosing': onCustomer({
      kind: 'choosing',
      unread: 1,
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
    'customer-one-closed': onCustomer({
      kind: 'choosing',
      accounts: [account({ status: 'C', mayBuy: 'no' })],
      unread: 0,
    }),
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
    'verify-sent-plans': onVerify(
      { kind: 'sent', to: 'sms', destination: '(***) ***-2222', at: ago(10), againAt: ago(10) + 30_000 },
      { plans: { offer, isChosen: true } },
    ),
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
    'quote-problem': view(
      quoteScreen({ offer: null, problem: problem({ code: 'server_error' }), canHandOver: false, canAskAgain: true }),
    ),
    'quote-refused': view(
      quoteScreen({
        offer: null,
        problem: problem({ code: 'wrong_inputs', action: 'correctAmount' }),
        canHandOver: false,
        canAskAgain: true,
      }),
    ),
    'quote-offers': view(quoteScreen()),
    'quote-regular-only': view(
      quoteScreen({
        regularOnly: true,
        canHandOver: false,
        over: { openToBuyCents: 100_000, largestCents: 100_000 },
        offer: {
          ...offer,
          plans: offer.plans
            .slice(0, 1)
            .map((plan) => ({ ...plan, terms: plan.terms.map((one) => ({ ...one, chosen: false })) })),
        },
      }),
    ),
    'quote-odd': view(quoteScreen({ canHandOver: false, offer: oddOffer() })),
    'quote-withheld': view(quoteScreen({ canHandOver: false, canAskAgain: true, offer: withheldOffer() })),
    'quote-large': view(quoteScreen({ offer: largeOffer() }), { amountCents: 98_765_432 }),
    'quote-nothing-left': view(quoteScreen({ canHandOver: false, over: { openToBuyCents: -300, largestCents: null } })),
    'quote-no-plans': view(quoteScreen({ offer: { ...offer, plans: [] }, canHandOver: false })),
    'quote-nothing': view(quoteScreen({ offer: { ...offer, regular: null, plans: [] }, canHandOver: false })),
    'hand-over': view({
      step: 'handOver',
      accountNumber: '116994755',
      plan: { planId: 4, name: 'Paiements égaux', months: 6, paymentCents: 21_443 },
      amountCents: 120_000,
      verificationCode: '004217',
      requestId: '0482913377',
      referenceId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      card: null,
      qrText,
    }),
    'hand-over-regular': view({
      step: 'handOver',
      accountNumber: '116994859',
      plan: null,
      amountCents: 19_999,
      verificationCode: '4217',
      requestId: '0482913377',
      referenceId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      card: '•••• •••• •••• 2222',
      qrText: 'account_number=116994859\nvcc_number=5555000011112222\namount=199.99',
    }),
    'frame-pending-scan': view(quoteScreen(), {
      pendingScan: { number: 1, kind: 'licence', name: 'Ottilie Fernsby' },
      scanners: [{ id: 'serial', name: '/dev/ttyACM0', kind: 'serial', state: 'no_permission', because: 'dialout' }],
      link: offline,
    }),
    'customer-scanning-off': onEmpty({ scanners: [], terminal: { ...terminal, scanning: false } }),
    'frame-training': view(
      { step: 'customer', phase: { kind: 'empty', form: emptyForm } },
      {
        customer: null,
        canPark: false,
        terminal: { ...terminal, training: true },
        notice: { code: 'scan_unreadable', params: {}, tone: 'warning' },
        scanners: [],
        link: { state: 'unknown', since: null, until: null },
        canGoBack: false,
        amountCents: null,
      },
    ),
    ...troubleCases(),
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
            tone: 'warning',
          },
          { code: 'terms_not_accepted', params: {}, tone: 'warning' },
          { code: 'a_code_of_tomorrow' as NoteCode, params: {}, tone: 'info' },
        ],
      }),
    }),
  };
}
