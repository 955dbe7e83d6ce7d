// What an endpoint gets and shares with the others.
import type { AccountBook, TokenStore } from '../memory';
import type { Outcome } from '../request';
import type { CustomerRegister, LicenceAnswer, SandboxCustomer } from '../customers';

/** Reads a licence payload; `today` is YYYY-MM-DD. */
export type DecodeLicence = (code: string, today: string) => { ok: true; answer: LicenceAnswer } | { ok: false };

export interface World {
  clientId: string;
  clientSecret: string;
  overrideAllowed: boolean;
  register: CustomerRegister;
  book: AccountBook;
  tokens: TokenStore;
  makePin: (person: SandboxCustomer) => string;
  decodeLicence: DecodeLicence;
  now: () => number;
}

export interface ApiRequest {
  /** Parameters of the path, decoded. */
  path: { clientId: string | undefined; accountNumber: string | undefined };
  /** Raw, without the question mark. */
  rawQuery: string;
  /** Header by lower-case name. */
  header: (name: string) => string | undefined;
  bodyText: string;
}

/** A request whose token, scope, client, reference id and content type have been checked. */
export interface AdmittedRequest {
  accountNumber: string | undefined;
  referenceId: string;
  query: ReadonlyMap<string, string>;
  body: ReadonlyMap<string, unknown>;
}

export type Handler = (request: AdmittedRequest, world: World) => Outcome;
