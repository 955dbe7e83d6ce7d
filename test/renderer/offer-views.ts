// Whole offers to lay out: the documented one, and more than any display has room for.
import type { Language, QuoteScreenView, TermView } from '../../preload/contract';
import { term } from './build-views';

type Offer = NonNullable<QuoteScreenView['offer']>;

const wordings = {
  'en-CA': {
    plans: ['Equal Payments, Reduced Interest', 'Deferred Payment'],
    promotional: {
      description: 'Annual Promotional Interest Rate:',
      message:
        'Promotional annual interest rate applies during the promotional period and is included in your estimated monthly payments. Account annual interest rate is charged if the promo is cancelled or expires without full payment and applies when promos are not in effect.',
    },
    account: {
      description: 'Annual Interest Rate:',
      message:
        'Interest at the annual interest rate accrues (on applicable plans) during the promo period and will be charged if the balance is not paid in full by the promo expiry date or if the promo is cancelled due to payment default on the account.',
    },
    fee: {
      description: 'Administrative fees:',
      message:
        'Although your administrative fee may be represented as a monthly or annual amount, the fee is due in full if the account is paid off early. See terms and conditions for full details.',
    },
  },
  'fr-CA': {
    plans: ['Versements égaux, intérêt réduit', 'Paiement différé'],
    promotional: {
      description: 'Taux d’intérêt annuel promotionnel\u00a0:',
      message:
        'Le taux d’intérêt annuel promotionnel s’applique pendant la période promotionnelle et est inclus dans vos versements mensuels estimés. Le taux d’intérêt annuel du compte est appliqué si la promotion est annulée ou prend fin sans paiement intégral, et lorsqu’aucune promotion n’est en vigueur.',
    },
    account: {
      description: 'Taux d’intérêt annuel\u00a0:',
      message:
        'Les intérêts au taux d’intérêt annuel s’accumulent (pour les plans visés) pendant la période promotionnelle et seront facturés si le solde n’est pas payé en entier à la fin de la promotion ou si celle-ci est annulée en raison d’un défaut de paiement.',
    },
    fee: {
      description: 'Frais d’administration\u00a0:',
      message:
        'Même si vos frais d’administration peuvent être présentés sous forme de montant mensuel ou annuel, ils sont exigibles en totalité si le compte est remboursé par anticipation. Voir les modalités pour tous les détails.',
    },
  },
} as const;

/** The six offers of the API page's example, for $1,200.00. */
export function documentedOffer(language: Language): Offer {
  const { plans, promotional, account, fee } = wordings[language];
  const feeOf = (amountCents: number) => [{ ...fee, amountCents, type: 'admin_total' }];
  const equal = (months: number, paymentCents: number, changes: Partial<TermView> = {}) =>
    term(months, paymentCents, { rates: [{ ...promotional, rate: 0.0999, type: 'APR' }], ...changes });
  const deferred = (months: number, paymentCents: number, changes: Partial<TermView>) =>
    term(months, paymentCents, {
      kind: 'deferred_payment',
      rates: [{ ...account, rate: 0.3099, type: 'AIR' }],
      totalCents: null,
      costOfBorrowingCents: null,
      ...changes,
    });
  return {
    amountCents: 120_000,
    regular: {
      paymentCents: 120_000,
      annualRate: 0.3099,
      fees: [],
      missing: [],
      cautions: [],
      fit: 'fits',
      largestCents: null,
      chosen: false,
    },
    plans: [
      {
        planId: 4,
        name: plans[0],
        kind: 'equal_billing',
        terms: [
          equal(3, 40_668, { rateWithFees: 0.0999 }),
          equal(6, 21_443, { fees: feeOf(5000), rateWithFees: 0.2461 }),
          equal(12, 10_989, { fees: feeOf(4999), rateWithFees: 0.1811 }),
        ],
      },
      {
        planId: 6,
        name: plans[1],
        kind: 'deferred_payment',
        terms: [
          deferred(3, 120_000, {
            rateWithFees: 0,
            dueOn: '2027-02-28',
            ifUnpaid: { rate: 0.3099, interestCents: 9297 },
          }),
          deferred(6, 125_999, {
            fees: feeOf(5999),
            rateWithFees: 0.1,
            dueOn: '2027-05-28',
            ifUnpaid: { rate: 0.3099, interestCents: 19_524 },
          }),
        ],
      },
    ],
  };
}

/** Twelve plans of eight terms, two of them deferred. */
export function manyOffers(language: Language): Offer {
  const { regular, plans } = documentedOffer(language);
  const [equal, deferred] = plans;
  if (equal?.terms[1] === undefined || deferred?.terms[1] === undefined) throw new Error('no plans');
  const [payments, once] = [equal.terms[1], deferred.terms[1]];
  const months = [3, 6, 9, 12, 18, 24, 36, 48];
  return {
    amountCents: 120_000,
    regular,
    plans: Array.from({ length: 12 }, (_, place) => ({
      planId: place + 1,
      name: place % 6 === 5 ? deferred.name : equal.name,
      kind: place % 6 === 5 ? deferred.kind : equal.kind,
      terms: months.map((count) => ({ ...(place % 6 === 5 ? once : payments), months: count })),
    })),
  };
}
