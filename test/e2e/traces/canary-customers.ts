// Customers whose every field is a mark: a text that occurs nowhere by chance.
import type { SandboxCustomer } from '../../../main/sandbox';
import { makeCustomer } from '../../../main/sandbox/customers/make-customer';
import { writeLicence } from '../../../main/sandbox/licence-writer';
import type { Marks } from './marks';

interface Marked {
  customer: SandboxCustomer;
  /** What verify gives, and what they read out: 8 digits, the most that the terminal accepts. */
  pin: string;
}

function marked(pin: string, customer: SandboxCustomer): Marked {
  return { pin, customer };
}

/** A card of the AAMVA format, with accents. */
const scanned = marked(
  '73951846',
  makeCustomer({
    id: 'canary-scanned',
    firstName: 'Zéphyrine',
    lastName: 'Ouistitière',
    birthDate: '1931-04-17',
    accountNumber: '83610927450163',
    customerId: '70481923605418',
    vccNumber: '6363108361092745',
    address1: '7719 RUE DES HUÎTRES-FÊLÉES',
    city: 'SAINT-KROQUEMBOUCHE',
    province: 'QC',
    postalCode: 'J8X4H7',
    email: 'zephyrine.ouistitiere@canari.example.com',
    phone: '819-555-0163',
    question: { id: 6, answer: 'Nachtschattenkuckuck' },
    licence: { format: 8, number: 'O830417043164', middleName: 'Quoâtrélie' },
  }),
);

const striped = makeCustomer({
  id: 'canary-striped',
  firstName: 'Wolfhilde',
  lastName: 'Xanthippolos',
  birthDate: '1927-11-23',
  accountNumber: '74920518360274',
  customerId: '61592830746129',
  vccNumber: '6363107492051836',
  address1: '4461 QUICKSILVER GULCH RD',
  city: 'YMIRVILLE',
  province: 'BC',
  postalCode: 'V9Q7X2',
  email: 'w.xanthippolos@kanarie.example.com',
  phone: '604-555-0174',
  question: { id: 4, answer: 'Pfefferminzprinz' },
  licence: { format: 'bc', number: '7048295', middleName: 'JUTTAMARG', expiry: '2031-11-30' },
});

/** British Columbia's personal health number, which the licence writer leaves blank. */
const healthNumber = '9384017526';
const stripes = writeLicence(striped.licence).replace(/ {10}( {16}\?)$/, `${healthNumber}$1`);
const stripedCard = marked('81640372', {
  ...striped,
  licence: { ...striped.licence, verbatim: stripes },
  payload: () => stripes,
});

const typed = marked(
  '46207918',
  makeCustomer({
    id: 'canary-typed',
    firstName: 'Thrasybulus',
    lastName: 'Vogelsangerin',
    birthDate: '1929-08-06',
    accountNumber: '65830174920538',
    customerId: '52603941857230',
    vccNumber: '6363106583017492',
    address1: '9083 GRIMALKIN TERRACE',
    city: 'UPPER KNOTTINGLEY',
    province: 'ON',
    postalCode: 'N9Z8K4',
    email: 'thrasybulus@kanarienvogel.example.com',
    phone: '416-555-0185',
    question: { id: 9, answer: 'Zwiebelturmuhr' },
    licence: { format: 10, number: 'V27408390290806', middleName: 'Ignatzius' },
  }),
);

const carded = marked(
  '95284063',
  makeCustomer({
    id: 'canary-carded',
    firstName: 'Quirinalda',
    lastName: 'Fjordmansdottir',
    birthDate: '1933-02-28',
    accountNumber: '56749382015467',
    customerId: '43714052968341',
    vccNumber: '6363105674938201',
    address1: '6127 HUMPELSTILZ COVE',
    city: 'GANDERSHEIM BAY',
    province: 'NL',
    postalCode: 'A9Y6J3',
    email: 'quirinalda@canarino.example.com',
    phone: '709-555-0196',
    question: { id: 12, answer: 'Ruebezahlstrudel' },
    licence: { format: 6, number: 'Q330228749', middleName: 'Euphrosyne' },
  }),
);

export const canaries = { scanned, striped: stripedCard, typed, carded };

/** Credentials, and what people type. */
export const secrets = {
  clientSecret: 'canarySecret-hV4nZq81LwXe',
  /** The start of each token. */
  token: 'canaryToken-Rk7mBt93YgUc',
  unlockPin: '60824719',
  wrongUnlockPin: '19742806',
  wrongPin: '300517294',
  wrongAnswer: 'Falschantwortling',
  operatorName: 'Brunhild Kassenwart',
};

/** A date as licences, Flexiti and people write it. */
function writtenDays(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const inWords = ['en-CA', 'fr-CA'].map((language) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
  );
  return [
    day,
    `${year}${month}${date}`,
    `${date}${month}${year}`,
    `${month}${date}${year}`,
    `${date}/${month}/${year}`,
    ...inWords,
  ];
}

const grouped = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');

function marksOf({ customer, pin }: Marked): Record<string, string[]> {
  const { licence, phone, postalCode } = customer;
  return {
    'first name': [licence.firstName],
    'middle name': [licence.middleName],
    'last name': [licence.lastName],
    'birth date': writtenDays(customer.birthDate),
    address: [licence.address1],
    city: [licence.city],
    'postal code': [postalCode, `${postalCode.slice(0, 3)} ${postalCode.slice(3)}`],
    'licence number': [licence.number],
    'e-mail': [customer.email],
    phone: [phone ?? '', (phone ?? '').replaceAll('-', '')],
    'account number': [customer.accountNumber, grouped(customer.accountNumber)],
    'customer id': [customer.customerId],
    'card number': [customer.vccNumber, grouped(customer.vccNumber)],
    'security answer': [customer.question.answer],
    PIN: [pin],
    // A header is of a jurisdiction, and no mark of a customer.
    payload: [customer.payload().slice(24, 64), customer.payload().slice(-30)],
  };
}

/**
 * All marks by name. None is found by chance: names and answers are invented words of nine letters or more; numbers have
 * 8 digits or more, and the two short ones, a licence number of British Columbia (7) and the postal codes (6), are searched
 * for in some hundred kilobytes of text and megabytes of binary data, where one occurs once in a few thousand runs.
 */
export function canaryMarks(): Marks {
  const ofCustomers = Object.entries(canaries).flatMap(([who, canary]) =>
    Object.entries(marksOf(canary)).map(([what, texts]) => [`${who}: ${what}`, texts] as const),
  );
  return {
    ...Object.fromEntries(ofCustomers),
    // The field DCF.
    'scanned: document number': 'DOC0819310417',
    'typed: document number': 'DOC1019290806',
    'carded: document number': 'DOC0619330228',
    'striped: health number': healthNumber,
    ...secrets,
    // Of Flexiti's answers, which are never stored as received.
    answer: ['available_credit', 'risk_rating', 'verification_code":'],
  };
}
