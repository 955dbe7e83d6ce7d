// The calls of a sale, each with the way to it and what makes it.
import type { VerifyFormat } from '../../../preload/contract';
import { byHand, type Visit } from '../../support/next-move';
import type { EndpointName } from './hostile-api';
import type { Counter } from './counter';

export interface Target {
  name: string;
  endpoint: EndpointName;
  /** Nobody sees a card: the customer is found by a number. */
  isByNumber: boolean;
  /** How the customer wants to be verified, where that is what is tried. */
  format?: VerifyFormat;
  /** Up to the moment before the call. */
  reach: (counter: Counter, visit: Visit) => Promise<unknown>;
  /** Makes the call. */
  call: (counter: Counter, visit: Visit) => Promise<unknown>;
}

const nothing = (): Promise<void> => Promise.resolve();
const scan = (counter: Counter, visit: Visit): Promise<unknown> => counter.scan(visit);
const lookUp = (counter: Counter, visit: Visit): Promise<unknown> => counter.begin(byHand(visit));

const scanned = (name: string, endpoint: EndpointName, reach: Target['reach'] = nothing): Target => ({
  name,
  endpoint,
  isByNumber: false,
  reach,
  call: scan,
});

const lookup = (by: 'account' | 'customer' | 'card'): Target => ({
  name: `lookup by ${by}`,
  endpoint: 'lookup',
  isByNumber: true,
  reach: nothing,
  call: (counter, visit) => lookUp(counter, { ...visit, arrives: by }),
});

const verify = (format: VerifyFormat): Target => ({
  name: `verify by ${format}`,
  endpoint: 'verify',
  isByNumber: false,
  format,
  reach: (counter, visit) => counter.quoteFor(visit),
  call: (counter, visit) => counter.decide(visit, format),
});

/** The token is all but spent, so that verify asks for another one first. */
const twentyMinutesMs = 20 * 60_000;

export const targets: readonly Target[] = [
  scanned('sign-in', 'token', (counter) => counter.expireToken()),
  {
    ...verify('security_question'),
    name: 'sign-in before verify',
    endpoint: 'token',
    reach: async (counter, visit) => {
      await counter.quoteFor(visit);
      await counter.pass(twentyMinutesMs);
    },
  },
  scanned('reading of the licence', 'driverslicense'),
  scanned('search', 'search'),
  scanned('lookup after a search', 'lookup'),
  lookup('account'),
  lookup('customer'),
  lookup('card'),
  {
    ...scanned('quote', 'calculate-interest', async (counter, visit) => {
      await counter.scan(visit);
      await counter.atVerify();
    }),
    call: (counter, { amountCents }) => counter.act({ type: 'setAmount', amountCents }),
  },
  verify('sms'),
  verify('email'),
  verify('security_question'),
  verify('regular_purchase_bypass'),
  verify('merchant_override'),
];
