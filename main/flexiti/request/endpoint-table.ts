// All calls of the POS API in one table. Source: the API pages "Customer Endpoints" and, for the token, "OAuth".
import { z } from 'zod';
import {
  accountsAnswer,
  customerAnswer,
  licenceAnswer,
  quoteAnswer,
  tokenAnswer,
  verificationAnswer,
} from '../answers';
import * as parameters from './parameters';

/** The checked parts of a request, under the API's names. */
export interface RequestParts {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | undefined>>;
  body?: Readonly<Record<string, unknown>>;
}

export interface Endpoint<Input, Answer> {
  /** Name in the log. */
  name: string;
  method: 'GET' | 'POST';
  version: 'v2.5' | 'v2.5.1';
  /** Follows the version; `{names}` are path parameters. */
  path: `/${string}`;
  /** Checks the parameters and converts them to the API's spelling. */
  request: z.ZodType<RequestParts, Input>;
  encoding: 'none' | 'json' | 'form';
  answer: z.ZodType<Answer>;
  /** Whether the same request may be sent twice. */
  repeatable: boolean;
  /** The time limit of one request. */
  limit: 'token' | 'call' | 'verify';
}

function endpoint<Input, Answer>(row: Endpoint<Input, Answer>): Endpoint<Input, Answer> {
  return row;
}

const ofClient = z.object({ client_id: parameters.clientId });
const ofAccount = z.object({ client_id: parameters.clientId, account_number: parameters.accountNumber });

export const endpoints = {
  token: endpoint({
    name: 'token',
    method: 'POST',
    version: 'v2.5',
    path: '/oauth/token',
    request: z.object({
      body: z.object({
        client_id: parameters.clientId,
        client_secret: z.string().min(1),
        grant_type: z.enum(['client_credentials', 'refresh_token']),
        refresh_token: z.string().optional(),
        scope: z.literal('merchant'),
      }),
    }),
    encoding: 'form',
    answer: tokenAnswer,
    repeatable: false,
    limit: 'token',
  }),
  search: endpoint({
    name: 'search',
    method: 'GET',
    version: 'v2.5',
    path: '/client-id/{client_id}/customers/search',
    request: z.object({
      path: ofClient,
      query: z.object({
        first_name: parameters.firstName,
        last_name: parameters.lastName,
        dob: parameters.dateOfBirth,
        postal_code: parameters.postalCode.optional(),
      }),
    }),
    encoding: 'none',
    answer: accountsAnswer,
    repeatable: true,
    limit: 'call',
  }),
  lookup: endpoint({
    name: 'lookup',
    method: 'GET',
    version: 'v2.5',
    path: '/client-id/{client_id}/customers/lookup',
    request: z.object({ path: ofClient, query: parameters.lookupQuery }),
    encoding: 'none',
    answer: customerAnswer,
    repeatable: true,
    limit: 'call',
  }),
  verify: endpoint({
    name: 'verify',
    method: 'POST',
    version: 'v2.5',
    path: '/client-id/{client_id}/account/{account_number}/verify',
    request: z.object({ path: ofAccount, body: parameters.verifyBody }),
    encoding: 'json',
    answer: verificationAnswer,
    repeatable: false,
    limit: 'verify',
  }),
  driverslicense: endpoint({
    name: 'driverslicense',
    method: 'POST',
    version: 'v2.5',
    path: '/client-id/{client_id}/customers/driverslicense',
    request: z.object({ path: ofClient, body: z.object({ code: parameters.code }) }),
    encoding: 'json',
    answer: licenceAnswer,
    repeatable: false,
    limit: 'call',
  }),
  calculateInterest: endpoint({
    name: 'calculate-interest',
    method: 'POST',
    version: 'v2.5.1',
    path: '/client-id/{client_id}/accounts/{account_number}/calculate-interest',
    request: z.object({
      path: ofAccount,
      query: z.object({ lang: parameters.language }),
      body: z.object({ amount: parameters.amount }),
    }),
    encoding: 'json',
    answer: quoteAnswer,
    repeatable: true,
    limit: 'call',
  }),
};
