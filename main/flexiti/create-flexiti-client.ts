// Assembles the client: checked request, token, exchange, answer; repeated where the endpoint table allows it.
import type { Customer, GrantedToken, Quote } from './answers';
import { createCallHolds, createCircuit, createLinkKeeper, linkSignal } from './link';
import type { CircuitTiming, Link } from './link';
import { endpoints, prepareRequest } from './request';
import type { Endpoint, PreparedRequest } from './request';
import { errorTraits, type FlexitiError, type FlexitiErrorCode, type Result } from './errors';
import { createTokenKeeper, exchange, isWorthRepeating, readAnswer, readHttpDate, repeating } from './transport';
import type { Fetch, Grant, RepeatTiming } from './transport';
import { checkBaseUrl } from '../base';
import type { Call, FlexitiService, LookupBy } from './client';

/** One request, for the log: ids, codes and timings, never contents. */
export interface FlexitiLogEntry {
  call: string;
  referenceId: string;
  ms: number;
  status?: number;
  code: 'ok' | FlexitiErrorCode;
}

export interface FlexitiTiming extends RepeatTiming, CircuitTiming {
  /** Limits of one request, its answer's body included. */
  tokenMs: number;
  callMs: number;
  /** Of a verify from the command to its end, with the probe and the sign-in that may come before it. */
  verifyMs: number;
}

export interface FlexitiClientOptions {
  /** `https://host`, with a gateway's path where there is one, or http on loopback. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** For everything but verify. */
  fetch: Fetch;
  /** For verify alone: a fetch that never resends a request on its own. */
  fetchOnce: Fetch;
  /** Closes what `fetch` keeps open, whenever Flexiti is lost: the next request needs a new connection. */
  closeConnections?: () => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds on a monotonic clock; `performance.now` by default. */
  steadyNow?: () => number;
  /** From 0 up to 1, for the jitter of probes; `Math.random` by default. */
  random?: () => number;
  /** 32 hexadecimal digits, for the token calls that the flows share. */
  randomReferenceId: () => string;
  log?: (entry: FlexitiLogEntry) => void;
  onLink?: (link: Link) => void;
  /** The `Date` of an answer that is the POS API's, in milliseconds since 1970. */
  onServerTime?: (at: number) => void;
  timing?: Partial<FlexitiTiming>;
}

const usualTiming: FlexitiTiming = {
  tokenMs: 8_000,
  callMs: 8_000,
  verifyMs: 20_000,
  repeats: 2,
  firstWaitMs: 250,
  longestWaitMs: 3_000,
  wholeMs: 20_000,
  slowMs: 3_000,
  firstProbeMs: 1_000,
  longestProbeMs: 60_000,
  firstRefusedProbeMs: 30_000,
  longestRefusedProbeMs: 300_000,
  longestHoldMs: 3_600_000,
};

// A token that expires on the way costs a 401, after which verify cannot be repeated: it needs the longer margin.
const aliveMs = 5_000;
const aliveForVerifyMs = 60_000;

function sameNumber(one: string, other: string): boolean {
  return one.replace(/^0+/, '') === other.replace(/^0+/, '');
}

function holdKey<Input, Answer>({ name }: Endpoint<Input, Answer>, { referenceId }: Call): string {
  return `${name} ${referenceId}`;
}

const tooLate: Result<never> = { ok: false, error: { code: 'timed_out', mayHaveArrived: false } };
/**
 * Whether a lookup found whom it was asked for. Of a card the answer gives no more than the ending of the account's
 * primary card, which an authorised user's or a replaced card does not share: only the lane can ask about it.
 */
function isAnswerTo(by: LookupBy, found: Customer): boolean {
  if ('accountNumber' in by) return sameNumber(found.accountNumber, by.accountNumber);
  if ('customerId' in by) return sameNumber(found.customerId, by.customerId);
  return true;
}

/** What an error means as the answer to a token call. */
function signInCode({ code, apiCode }: FlexitiError): FlexitiErrorCode {
  if (apiCode === 'invalid_request') return 'sign_in_not_accepted';
  return errorTraits[code].credentials === true ? 'credentials_refused' : code;
}

const notUnderstood: Result<never> = { ok: false, error: { code: 'answer_not_understood', mayHaveArrived: true } };

/**
 * A client of the POS API for one merchant's credentials. Calls return errors as values. Verify is sent at most once per
 * call. While the link is lost, only probes are sent: sign-ins at growing intervals.
 *
 * @throws where the base URL is not acceptable
 */
export function createFlexitiClient(options: FlexitiClientOptions): FlexitiService {
  const base = checkBaseUrl(options.baseUrl);
  if (!base.ok) throw new Error(`The API base URL cannot be used: ${base.reason}`);
  const root = base.origin + (base.path ?? '');
  const timing = { ...usualTiming, ...options.timing };
  const client_id = options.clientId;
  const random = options.random ?? Math.random;
  const steadyNow = options.steadyNow ?? (() => performance.now());

  let closed = false;

  async function sendOnce<Input, Answer>(
    endpoint: Endpoint<Input, Answer>,
    call: Call,
    request: PreparedRequest,
    token: string | null,
    until = Infinity,
  ): Promise<{ result: Result<Answer>; tookMs: number }> {
    // What waited for a token or for its repetition must not go out any more.
    if (closed) return { result: { ok: false, error: { code: 'cancelled', mayHaveArrived: false } }, tookMs: 0 };
    const startedAt = steadyNow();
    const ownMs = { token: timing.tokenMs, call: timing.callMs, verify: timing.verifyMs }[endpoint.limit];
    const limitMs = Math.min(ownMs, until - startedAt);
    const fetch = endpoint.limit === 'verify' ? options.fetchOnce : options.fetch;
    const raw = await exchange(fetch, request, { token, limitMs, signal: call.signal });
    const result = withHoldLimit(raw.ok ? readAnswer(endpoint, raw.value, options.now()) : raw);
    const tookMs = steadyNow() - startedAt;
    if (raw.ok && linkSignal(result) === 'answered') readServerTime(raw.value.date);
    options.log?.({
      call: endpoint.name,
      referenceId: call.referenceId,
      ms: Math.round(tookMs),
      ...(raw.ok ? { status: raw.value.status } : {}),
      code: result.ok ? 'ok' : result.error.code,
    });
    return { result, tookMs };
  }

  function readServerTime(date: string | null): void {
    const at = readHttpDate(date);
    if (!closed && at !== null) options.onServerTime?.(at);
  }

  function withHoldLimit<T>(result: Result<T>): Result<T> {
    if (result.ok || result.error.retryAfterSeconds === undefined) return result;
    const retryAfterSeconds = Math.min(result.error.retryAfterSeconds, Math.ceil(timing.longestHoldMs / 1000));
    return { ok: false, error: { ...result.error, retryAfterSeconds } };
  }

  async function askForToken(grant: Grant): Promise<Result<GrantedToken>> {
    const refreshing = grant.type === 'refresh_token' ? { refresh_token: grant.refreshToken } : {};
    const body = {
      client_id,
      client_secret: options.clientSecret,
      grant_type: grant.type,
      scope: 'merchant' as const,
      ...refreshing,
    };
    const call = { referenceId: options.randomReferenceId() };
    const request = prepareRequest(root, endpoints.token, call.referenceId, { body });
    if (!request.ok) return request;
    const { result, tookMs } = await sendOnce(endpoints.token, call, request.value, null);
    const granted: Result<GrantedToken> = result.ok
      ? result
      : { ok: false, error: { ...result.error, code: signInCode(result.error) } };
    circuit.record(granted, tookMs, true);
    return granted;
  }

  const tokens = createTokenKeeper(askForToken, options.now, steadyNow);
  const link = createLinkKeeper(options.now, (changed) => {
    if (!closed) options.onLink?.(changed);
  });
  const closeConnections = options.closeConnections ?? (() => undefined);
  const circuit = createCircuit({ probe: () => tokens.signIn(), closeConnections, link, timing, steadyNow, random });
  const holds = createCallHolds(steadyNow, random, timing.longestHoldMs);

  /** `until`, on the steady clock, is the end of the whole call. */
  async function sendWithToken<Input, Answer>(
    endpoint: Endpoint<Input, Answer>,
    call: Call,
    request: PreparedRequest,
    until?: number,
  ): Promise<Result<Answer>> {
    // Another call may have opened the circuit before a repetition, or while this one waited for its token.
    const refusedBefore = circuit.refusal();
    if (refusedBefore !== null) return refusedBefore;
    const token = await tokens.get(endpoint.limit === 'verify' ? aliveForVerifyMs : aliveMs, call.signal);
    if (!token.ok) return token;
    const refused = circuit.refusal();
    if (refused !== null) return refused;
    // A verify with too little time left would end as unclear: better that it was not sent.
    if (until !== undefined && until - steadyNow() < timing.verifyMs / 2) return tooLate;
    const { result, tookMs } = await sendOnce(endpoint, call, request, token.value, until);
    circuit.record(result, tookMs, false);
    if (!result.ok && result.error.code === 'unauthorized') tokens.drop(token.value);
    return holds.record(holdKey(endpoint, call), result, call.force === true);
  }

  async function sendRepeatedly<Input, Answer>(
    endpoint: Endpoint<Input, Answer>,
    call: Call,
    request: PreparedRequest,
  ): Promise<Result<Answer>> {
    let renewed = false;
    const attempt = async (signal: AbortSignal): Promise<Result<Answer>> => {
      const result = await sendWithToken(endpoint, { ...call, signal }, request);
      if (result.ok || result.error.code !== 'unauthorized' || renewed) return result;
      renewed = true;
      return sendWithToken(endpoint, { ...call, signal }, request);
    };
    return repeating(attempt, timing, call.signal);
  }

  async function send<Input, Answer>(
    endpoint: Endpoint<Input, Answer>,
    call: Call,
    input: Input,
  ): Promise<Result<Answer>> {
    const request = prepareRequest(root, endpoint, call.referenceId, input);
    if (!request.ok) return request;
    const key = holdKey(endpoint, call);
    const forced = call.force === true;
    const held = forced ? null : holds.refusal(key);
    if (held !== null) return held;
    const until = endpoint.limit === 'verify' ? steadyNow() + timing.verifyMs : undefined;
    const result = await circuit.execute(
      call,
      () =>
        endpoint.repeatable
          ? sendRepeatedly(endpoint, call, request.value)
          : sendWithToken(endpoint, call, request.value, until),
      (ended) => {
        // A 429 to the call itself is about calls of its kind, and not about Flexiti, whatever time it says or does not say.
        if (holds.isLimit(ended)) return 'answered';
        return isInconclusive(endpoint, ended) ? 'nothing' : linkSignal(ended);
      },
    );
    return holds.end(key, result, forced);
  }

  /**
   * Whether a repetition or a new token might have succeeded where the call could be sent only once. A failed verify is
   * conclusive, because the cashier must see the lost link at once.
   */
  function isInconclusive<Input, Answer>(endpoint: Endpoint<Input, Answer>, result: Result<Answer>): boolean {
    if (endpoint.repeatable || result.ok) return false;
    if (result.error.code === 'unauthorized') return true;
    return endpoint.limit !== 'verify' && isWorthRepeating(result, timing);
  }

  return {
    link: () => link.link(),
    close: () => {
      closed = true;
      circuit.stop();
    },

    async search(call, query) {
      const { firstName: first_name, lastName: last_name, birthDate: dob, postalCode: postal_code } = query;
      const found = await send(endpoints.search, call, {
        path: { client_id },
        query: { first_name, last_name, dob, postal_code },
      });
      return !found.ok && found.error.code === 'not_found' ? { ok: true, value: { accounts: [], unread: 0 } } : found;
    },

    async lookup(call, by, language) {
      const vcc_number = 'vccNumber' in by ? by.vccNumber : undefined;
      const account_number = 'accountNumber' in by ? by.accountNumber : undefined;
      const customer_id = 'customerId' in by ? by.customerId : undefined;
      const found = await send(endpoints.lookup, call, {
        path: { client_id },
        query: { lang: language, vcc_number, account_number, customer_id },
      });
      // Never show another customer's account under the number that was typed.
      return found.ok && !isAnswerTo(by, found.value) ? notUnderstood : found;
    },

    verify(call, accountNumber, decision) {
      const { requestId: request_id, vccNumber: vcc_number, format } = decision;
      const always = { request_id, vcc_number };
      const question =
        format === 'security_question'
          ? { format, security_qid: decision.questionId, security_answer: decision.answer }
          : { format };
      return send(
        endpoints.verify,
        { ...call, force: true },
        {
          path: { client_id, account_number: accountNumber },
          body: { ...always, ...question },
        },
      );
    },

    readLicence(call, code) {
      return send(endpoints.driverslicense, call, { path: { client_id }, body: { code } });
    },

    async calculateInterest(call, accountNumber, amountCents, language): Promise<Result<Quote>> {
      const quote = await send(endpoints.calculateInterest, call, {
        path: { client_id, account_number: accountNumber },
        query: { lang: language },
        body: { amount: amountCents },
      });
      // Figures of another account or amount must not be shown as this one's disclosures.
      const same =
        !quote.ok || (sameNumber(quote.value.accountNumber, accountNumber) && quote.value.amountCents === amountCents);
      return same ? quote : notUnderstood;
    },
  };
}
