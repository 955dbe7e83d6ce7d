// The endpoints of the POS API: paths and handlers.
import type { Outcome } from '../request';
import type { GateRules } from './admit';
import { admit } from './admit';
import { calculateInterest } from './calculate-interest';
import { driverslicense } from './driverslicense';
import type { ApiRequest, Handler, World } from './endpoint';
import { lookup } from './lookup';
import { search } from './search';
import { answerToken } from './token';
import { verify } from './verify';

export type { ApiRequest, DecodeLicence, World } from './endpoint';
export { randomPin } from './verify';

export const endpointNames = ['token', 'search', 'lookup', 'verify', 'driverslicense', 'calculate-interest'] as const;
export type EndpointName = (typeof endpointNames)[number];

export interface Endpoint {
  name: EndpointName;
  method: 'GET' | 'POST';
  /** With `:client_id` and `:account_number` instead of the page's braces. */
  path: string;
  answer: (request: ApiRequest, world: World) => Outcome;
}

const base = '/flexiti/pos-api';
const client = `${base}/v2.5/client-id/:client_id`;

function gated(rules: GateRules, handler: Handler): Endpoint['answer'] {
  return (request, world) => {
    const admitted = admit(request, rules, world);
    return admitted.ok ? handler(admitted.request, world) : admitted;
  };
}

const inStoreQuery: GateRules = { merchantOnly: true, hasBody: false };
const inStoreBody: GateRules = { merchantOnly: true, hasBody: true };
const anyScopeBody: GateRules = { merchantOnly: false, hasBody: true };

/** Verify is singular (`account`), calculate-interest plural and alone on v2.5.1. */
export const endpoints: readonly Endpoint[] = [
  { name: 'token', method: 'POST', path: `${base}/v2.5/oauth/token`, answer: answerToken },
  { name: 'search', method: 'GET', path: `${client}/customers/search`, answer: gated(inStoreQuery, search) },
  { name: 'lookup', method: 'GET', path: `${client}/customers/lookup`, answer: gated(inStoreQuery, lookup) },
  {
    name: 'verify',
    method: 'POST',
    path: `${client}/account/:account_number/verify`,
    answer: gated(inStoreBody, verify),
  },
  {
    name: 'driverslicense',
    method: 'POST',
    path: `${client}/customers/driverslicense`,
    answer: gated(anyScopeBody, driverslicense),
  },
  {
    name: 'calculate-interest',
    method: 'POST',
    path: `${base}/v2.5.1/client-id/:client_id/accounts/:account_number/calculate-interest`,
    answer: gated(anyScopeBody, calculateInterest),
  },
];
