// Labels and legal text that calculate-interest sends with rates and fees. English is the API page's text verbatim; the page
// has no French, so the French is the sandbox's translation.

export type AnswerLanguage = 'en' | 'fr';

interface RateWords {
  description: string;
  type: 'APR' | 'AIR';
  message: string;
}

interface Wording {
  promotional: RateWords;
  account: RateWords;
  fee: { description: string; message: string };
}

const wordings: Record<AnswerLanguage, Wording> = {
  en: {
    promotional: {
      description: 'Annual Promotional Interest Rate:',
      type: 'APR',
      message:
        'Promotional annual interest rate applies during the promotional period and is included in your estimated monthly payments. Account annual interest rate is charged if the promo is cancelled or expires without full payment and applies when promos are not in effect.',
    },
    account: {
      description: 'Annual Interest Rate:',
      type: 'AIR',
      message:
        'Interest at the annual interest rate accrues (on applicable plans) during the promo period and will be charged if the balance is not paid in full by the promo expiry date or if the promo is cancelled due to payment default on the account.',
    },
    fee: {
      description: 'Administrative fees:',
      message:
        'Although your administrative fee may be represented as a monthly or annual amount, the fee is due in full if the account is paid off early. See terms and conditions for full details.',
    },
  },
  fr: {
    promotional: {
      description: 'Taux d’intérêt annuel promotionnel\u00a0:',
      type: 'APR',
      message:
        'Le taux d’intérêt annuel promotionnel s’applique pendant la période promotionnelle et est inclus dans vos versements mensuels estimés. Le taux d’intérêt annuel du compte est appliqué si la promotion est annulée ou prend fin sans paiement intégral, et lorsqu’aucune promotion n’est en vigueur.',
    },
    account: {
      description: 'Taux d’intérêt annuel\u00a0:',
      type: 'AIR',
      message:
        'Les intérêts au taux d’intérêt annuel s’accumulent (pour les plans visés) pendant la période promotionnelle et seront facturés si le solde n’est pas payé en entier à la fin de la promotion ou si celle-ci est annulée en raison d’un défaut de paiement.',
    },
    fee: {
      description: 'Frais d’administration\u00a0:',
      message:
        'Même si vos frais d’administration peuvent être présentés sous forme de montant mensuel ou annuel, ils sont exigibles en totalité si le compte est remboursé par anticipation. Voir les modalités pour tous les détails.',
    },
  },
};

export function wordingIn(language: AnswerLanguage): Wording {
  return wordings[language];
}
