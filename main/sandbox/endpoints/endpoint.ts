// What an endpoint is given and what it may use.
import type { AccountBook, TokenDesk } from '../memory';
import type { Outcome } from '../request';
import type { CustomerRegister, LicenceAnswer, SandboxCustomer } from '../customers';

/** Reads a licence payload; `today` is YYYY-MM-DD. */
export type DecodeLicence = (code: string, today: string) => { ok: true; answer: LicenceAnswer } | { ok: false };

/** Everything that endpoints share. */
export interface World {
  clientId: string;
  clientSecret: string;
  overrideAllowed: boolean;
  register: CustomerRegister;
  book: AccountBook;
  tokens: TokenDesk;
  makePin: (person: SandboxCustomer) => string;
  decodeLicence: DecodeLicence;
  now: () => number;
}

export interface ApiRequest {
  /** Parameters of the path, decoded. */
  path: { clientId: string | undefined; accountNumber: string | undefined };
  /** As it stood in the request line, without the question mark. */
  rawQuery: string;
  /** Header by lower-case name. */
  header: (name: string) => string | undefined;
  bodyText: string;
}

/** A request that has passed the gate: token, scope, client, reference id and content type are right. */
export interface AdmittedRequest {
  accountNumber: string | undefined;
  referenceId: string;
  query: ReadonlyMap<string, string>;
  body: ReadonlyMap<string, unknown>;
}

export type Handler = (request: AdmittedRequest, world: World) => Outcome;
