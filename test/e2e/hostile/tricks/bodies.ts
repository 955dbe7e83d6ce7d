// Odd answers that are whole: values in the place of others, and answers about somebody else, nobody, or many.
import { httpText } from '../http-text';
import type { EndpointName, Trick } from '../hostile-api';
import { intruder } from '../../../support/intruder';
import { fieldsOf, withField } from './fields';
import { oddValues } from './values';

export interface OddAnswer {
  endpoint: EndpointName;
  name: string;
  trick: Trick;
}

/** The honest answer, changed; `change` gets a refusal of the sandbox's as well. */
export function changed(change: (honest: unknown) => unknown): Trick {
  return (socket, { status, body }, { now }) => {
    let text = body;
    // A gateway's page, as of the documented account 0001, has no fields.
    if (/^\s*[[{]/.test(body)) text = JSON.stringify(change(JSON.parse(body)));
    socket.write(httpText(status, text, { now }));
  };
}

const says =
  (text: string): Trick =>
  (socket, _honest, { now }) =>
    socket.write(httpText(200, text, { now }));

/** Every field with every odd value of its kind. */
export const oddFields: readonly OddAnswer[] = Object.entries(fieldsOf).flatMap(([endpoint, fields]) =>
  fields.flatMap(({ path, kind }) =>
    oddValues[kind].map((value) => ({
      endpoint: endpoint as EndpointName,
      name: `${path} (${kind}): ${value.name}`,
      trick: changed((honest) => withField(honest, path, value.of)),
    })),
  ),
);

const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

/** Whole answers that are of another shape, the same for every endpoint. */
export const oddShapes: readonly { name: string; trick: Trick }[] = [
  { name: 'null', trick: says('null') },
  { name: 'an empty object', trick: says('{}') },
  { name: 'an empty list', trick: says('[]') },
  { name: 'a list of null', trick: says('[null]') },
  { name: 'a list of an empty object', trick: says('[{}]') },
  { name: 'a text', trick: says('"verification_sent_to_sms"') },
  { name: 'a number', trick: says('1234') },
  { name: 'true', trick: says('true') },
  { name: 'five thousand lists in each other', trick: says(deep) },
  { name: 'a prototype', trick: says('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') },
  { name: 'a number that no program holds', trick: says('{"amount":1e400}') },
  { name: 'in a list', trick: changed((honest) => [honest]) },
  { name: 'in an object', trick: changed((honest) => ({ data: honest })) },
  { name: 'as a text of JSON', trick: changed((honest) => JSON.stringify(honest)) },
  { name: 'with an error beside it', trick: changed((honest) => beside(honest, { error: 'general_error' })) },
  { name: 'with a thousand more fields', trick: changed((honest) => beside(honest, manyFields)) },
];

const manyFields = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`field_${at}`, { at }]));

function beside(honest: unknown, more: object): unknown {
  return Array.isArray(honest) || typeof honest !== 'object' ? honest : { ...honest, ...more };
}

type Entry = Record<string, unknown>;
const entries = (honest: unknown): Entry[] => (Array.isArray(honest) ? (honest as Entry[]) : []);
const one = (honest: unknown): Entry => (typeof honest === 'object' && honest !== null ? (honest as Entry) : {});
const answer = (endpoint: EndpointName, name: string, change: (honest: unknown) => unknown): OddAnswer => ({
  endpoint,
  name,
  trick: changed(change),
});

const { dob, ...intruderAccount } = intruder;
const intruderCard = { first_name: intruder.first_name, middle_name: null, last_name: intruder.last_name, dob };

const plansOf = (honest: unknown): Entry[] => entries(one(honest)['promotional_purchase']);
const withPlans = (honest: unknown, plans: Entry[]): Entry => ({ ...one(honest), promotional_purchase: plans });
const termsOf = (plan: Entry): Entry[] => entries(plan['terms']);

/** What has gone wrong in some shop, somewhere. */
export const oddAnswers: readonly OddAnswer[] = [
  answer('driverslicense', "somebody else's card", (honest) => ({ ...one(honest), ...intruderCard })),
  answer('driverslicense', 'no field', (honest) => mapValues(one(honest), () => null)),
  answer('driverslicense', 'names the other way round', (honest) => {
    const { first_name, last_name, ...rest } = one(honest);
    return { ...rest, first_name: last_name, last_name: first_name };
  }),
  answer('driverslicense', 'another birth date', (honest) => ({ ...one(honest), dob: intruder.dob })),

  answer('search', 'nobody', () => []),
  answer('search', "somebody else's account", (honest) =>
    entries(honest).map((account) => ({ ...account, ...intruderAccount })),
  ),
  answer('search', "the customer's and somebody else's account", (honest) =>
    entries(honest).flatMap((account) => [account, { ...account, ...intruderAccount }]),
  ),
  answer('search', "somebody else's account number", (honest) =>
    entries(honest).map((account) => ({ ...account, account_number: intruder.account_number })),
  ),
  answer('search', 'the account twice', (honest) => entries(honest).flatMap((account) => [account, account])),
  answer('search', 'the account twice, with two statuses', (honest) =>
    entries(honest).flatMap((account) => [account, { ...account, account_status: 'F' }]),
  ),
  answer('search', 'one that can be read, and one that cannot', (honest) => [...entries(honest), {}]),
  answer('search', 'two hundred accounts', (honest) =>
    Array.from({ length: 200 }, (_, at) => ({ ...entries(honest)[0], account_number: 30_000_000 + at })),
  ),
  answer('search', 'each status', (honest) =>
    ['N', 'A', 'F', 'Z', 'C', 'Q', 'other', ''].map((account_status, at) => ({
      ...entries(honest)[0],
      account_status,
      account_number: at === 0 ? entries(honest)[0]?.['account_number'] : 40_000_000 + at,
    })),
  ),
  answer('search', 'names without a name', (honest) =>
    entries(honest).map(({ first_name: _first, last_name: _last, ...account }) => account),
  ),

  answer('lookup', "somebody else's account", (honest) => ({ ...one(honest), ...intruderAccount })),
  answer('lookup', "somebody else's name", (honest) => {
    const { first_name, last_name } = intruder;
    return { ...one(honest), first_name, last_name };
  }),
  answer('lookup', 'no way to verify', (honest) => {
    const { email: _email, phone_number: _phone, security_qid: _questions, ...rest } = one(honest);
    return rest;
  }),
  answer('lookup', 'the question twice', (honest) => ({
    ...one(honest),
    security_qid: doubled(one(honest)['security_qid']),
  })),
  answer('lookup', 'two questions of one id', (honest) => ({
    ...one(honest),
    security_qid: [
      ...entries(one(honest)['security_qid']),
      { ...entries(one(honest)['security_qid'])[0], text: 'Which?' },
    ],
  })),
  answer('lookup', 'everything unmasked', (honest) => ({
    ...one(honest),
    email: 'unmasked.person@example.test',
    phone_number: '416-555-0142',
  })),
  answer('lookup', 'all plans the other way', (honest) => ({
    ...one(honest),
    offer_types: entries(one(honest)['offer_types']).map((type) => ({
      ...type,
      offer_category: type['offer_category'] === 'equal_billing' ? 'deferred_payment' : 'equal_billing',
    })),
  })),

  answer('calculate-interest', "somebody else's account", (honest) => {
    const { account_number, first_name, last_name } = intruder;
    return { ...one(honest), account_number, customer: { ...one(one(honest)['customer']), first_name, last_name } };
  }),
  answer('calculate-interest', "somebody else's name", (honest) => {
    const { first_name, last_name } = intruder;
    return { ...one(honest), customer: { ...one(one(honest)['customer']), first_name, last_name } };
  }),
  answer('calculate-interest', 'no offer', (honest) => {
    const { regular_purchase: _regular, promotional_purchase: _plans, ...rest } = one(honest);
    return rest;
  }),
  answer('calculate-interest', 'another amount', (honest) => ({ ...one(honest), amount: 777.77 })),
  answer('calculate-interest', 'every plan twice', (honest) => withPlans(honest, doubled(plansOf(honest)))),
  answer('calculate-interest', 'every term twice', (honest) =>
    withPlans(
      honest,
      plansOf(honest).map((plan) => ({ ...plan, terms: doubled(termsOf(plan)) })),
    ),
  ),
  answer('calculate-interest', 'every term twice, with two payments', (honest) =>
    withPlans(
      honest,
      plansOf(honest).map((plan) => ({
        ...plan,
        terms: termsOf(plan).flatMap((term) => [term, { ...term, term_amount: 1.23 }]),
      })),
    ),
  ),
  answer('calculate-interest', 'twelve plans of eight terms', (honest) =>
    withPlans(
      honest,
      Array.from({ length: 12 }, (_, plan) => ({
        ...plansOf(honest)[0],
        plan_id: plan + 1,
        terms: Array.from({ length: 8 }, (_term, term) => ({
          ...termsOf(plansOf(honest)[0] ?? {})[0],
          term: term + 1,
        })),
      })),
    ),
  ),
  answer('calculate-interest', 'five dollars less to spend than it costs', (honest) => ({
    ...one(honest),
    customer: { ...one(one(honest)['customer']), available_credit: Number(one(honest)['amount']) - 5 },
  })),
  answer('calculate-interest', 'less than nothing to spend', (honest) => ({
    ...one(honest),
    customer: { ...one(one(honest)['customer']), available_credit: -3 },
  })),
  answer('calculate-interest', 'figures of another amount', (honest) => {
    const { amount } = one(honest);
    return { ...one(scaled(honest)), amount };
  }),

  answer('verify', 'sent by a pigeon', () => ({ verification_code: 'verification_sent_to_pigeon' })),
  answer('verify', 'sent by e-mail', () => ({ verification_code: 'verification_sent_to_email' })),
  answer('verify', 'sent by text message', () => ({ verification_code: 'verification_sent_to_sms' })),
  answer('verify', 'a PIN', () => ({ verification_code: 4711 })),
  answer('verify', 'a PIN of one digit', () => ({ verification_code: 7 })),
  answer('verify', 'a PIN of twenty digits', () => ({ verification_code: '12345678901234567890' })),
  answer('verify', 'a PIN that is negative', () => ({ verification_code: -4711 })),
  answer('verify', 'a PIN of letters', () => ({ verification_code: 'ABCD' })),
];

function doubled(list: unknown): Entry[] {
  return entries(list).flatMap((entry) => [entry, structuredClone(entry)]);
}

function mapValues(entry: Entry, value: (field: unknown) => unknown): Entry {
  return Object.fromEntries(Object.entries(entry).map(([name, field]) => [name, value(field)]));
}

/** Every number times three: the answer to another question, in itself right. */
function scaled(value: unknown): unknown {
  if (typeof value === 'number') return Number((value * 3).toFixed(4));
  if (Array.isArray(value)) return value.map(scaled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      ['term_amount', 'amount'].includes(name) ? scaled(field) : typeof field === 'object' ? scaled(field) : field,
    ]),
  );
}
