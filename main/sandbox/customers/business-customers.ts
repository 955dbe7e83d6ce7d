// Businesses: holders and their authorised users, who share the holder's account number and have cards of their own.
import type { SandboxCustomer } from './customer';
import { ontarioNumber } from './licence-numbers';
import { makeCustomer } from './make-customer';

const bakery = {
  accountNumber: '117000161',
  accountType: 'business' as const,
  limitCents: 2500000,
  openToBuyCents: 1845000,
  address1: '70 FLOUR MILL RD',
  city: 'HAMILTON',
  province: 'ON' as const,
  postalCode: 'L8P4X6',
  plans: 'business' as const,
};

const garage = {
  accountNumber: '117000162',
  accountType: 'business' as const,
  limitCents: 1000000,
  openToBuyCents: 32500,
  address1: '900 OILWELL TRAIL',
  city: 'RED DEER',
  province: 'AB' as const,
  postalCode: 'T4N1X5',
  plans: 'business' as const,
};

export const businessCustomers: SandboxCustomer[] = [
  makeCustomer({
    ...bakery,
    id: 'business-holder',
    note: 'business',
    firstName: 'Constance',
    lastName: 'Ryebaker',
    birthDate: '1971-03-03',
    customerId: '7000161',
    licence: { format: 8, number: ontarioNumber('Ryebaker', '1971-03-03', 'F') },
  }),
  makeCustomer({
    ...bakery,
    id: 'business-authorised-user',
    note: 'authorised_user',
    firstName: 'Percival',
    lastName: 'Doughty',
    birthDate: '1997-08-22',
    customerId: '7000161-1',
    vccNumber: '6363100117000261',
    email: 'percival.doughty@example.com',
    phone: '905-555-0181',
    question: { id: 9, answer: 'Seven Loaves' },
    licence: { format: 10, number: ontarioNumber('Doughty', '1997-08-22', 'M'), sex: 'M' },
  }),
  makeCustomer({
    ...bakery,
    id: 'business-second-user',
    note: 'authorised_user',
    firstName: 'Ursula',
    lastName: 'Crumbleton',
    birthDate: '1988-01-19',
    customerId: '7000161-2',
    vccNumber: '6363100117000361',
    phone: '905-555-0182',
    quirks: { cardAsNumber: true, tos: true },
    licence: { format: 6, number: ontarioNumber('Crumbleton', '1988-01-19', 'F') },
  }),
  makeCustomer({
    ...garage,
    id: 'business-little-credit',
    note: 'little_credit',
    firstName: 'Horatio',
    lastName: 'Axleworth',
    birthDate: '1963-10-05',
    customerId: '7000162',
    licence: { format: 4, number: '345678901', sex: 'M' },
  }),
];
