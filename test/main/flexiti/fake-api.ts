// A fake Flexiti without a network, on fake clocks, for scenarios of hours.
import { afterEach, beforeEach, vi } from 'vitest';
import { createFlexitiClient, type FlexitiClientOptions, type FlexitiService, type Link } from '../../../main/flexiti';
import searchPage from '../../fixtures/flexiti/search.json';
import { nextReferenceId } from './scripted-api';

/** The response to one request; `signal` is the client's abort. */
export type Behaviour = (signal: AbortSignal) => Promise<Response>;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Behaviour => {
  return () => Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
};

const failing = (code: string): Behaviour => {
  return () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
};

let tokens = 0;

export const behaviours = {
  token: (signal: AbortSignal) => {
    tokens += 1;
    return json({ access_token: `access-${tokens}`, expires_in: 86_400 })(signal);
  },
  found: json(searchPage),
  sent: json({ verification_code: 'verification_sent_to_sms' }),
  notFound: json({ error: 'not_found' }, 404),
  unauthorized: json({ error: 'unauthorized' }, 401),
  noNetwork: failing('ECONNREFUSED'),
  noName: failing('ENOTFOUND'),
  noTrust: failing('CERT_HAS_EXPIRED'),
  cut: failing('ECONNRESET'),
  page: (status: number, headers?: Record<string, string>): Behaviour => {
    return () => Promise.resolve(new Response('<html>Hotel</html>', { status, headers: headers ?? {} }));
  },
  json,
  /** Never answers; ends with the client's abort. */
  silent: (signal: AbortSignal) =>
    new Promise<Response>((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    }),
  late: (ms: number, then: Behaviour): Behaviour => {
    return async (signal) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return then(signal);
    };
  },
} satisfies Record<string, Behaviour | ((...given: never[]) => Behaviour)>;

export interface SentRequest {
  to: 'token' | 'verify' | 'call';
  /** Milliseconds on the monotonic clock since the start. */
  at: number;
  /** The state of the link at the sending. */
  link: Link['state'];
}

export interface FakeApi {
  client: FlexitiService;
  sent: SentRequest[];
  sentTo(to: SentRequest['to']): SentRequest[];
  linkChanges: Link[];
  signIn: Behaviour;
  answer: Behaviour;
  /** The most sign-ins that were under way at once. */
  maxSignIns: number;
  search(call?: { force?: boolean; signal?: AbortSignal }): ReturnType<FlexitiService['search']>;
  verify(signal?: AbortSignal): ReturnType<FlexitiService['verify']>;
  readLicence(): ReturnType<FlexitiService['readLicence']>;
}

const open = new Set<FlexitiService>();

/** Fake timers for each test of a file; closes the clients that it started. */
export function onFakeClocks(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  });
  afterEach(() => {
    for (const client of open) client.close();
    open.clear();
    vi.useRealTimers();
  });
}

/** Advances timers, wall clock and monotonic clock. */
export function pass(ms: number): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(ms);
}

/** Moves the wall clock alone, as a person or a time server does. */
export function setClock(byMs: number): void {
  vi.setSystemTime(Date.now() + byMs);
}

/** Awaits a promise that needs no time to pass. */
export async function now<T>(promise: Promise<T>): Promise<T> {
  const pending = Symbol();
  for (let turns = 0; turns < 200; turns += 1) {
    if ((await Promise.race([promise, Promise.resolve(pending)])) !== pending) return promise;
    await pass(0);
  }
  throw new Error('Nothing came of it without time passing');
}

/** Needs fake timers. Without repeats by default. */
export function startFakeApi(options: Partial<FlexitiClientOptions> = {}): FakeApi {
  const startedAt = performance.now();
  let signIns = 0;
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname } = new URL(url);
    const to = pathname.endsWith('/token') ? 'token' : pathname.endsWith('/verify') ? 'verify' : 'call';
    api.sent.push({ to, at: Math.round(performance.now() - startedAt), link: client.link().state });
    const signal = init.signal ?? new AbortController().signal;
    if (to !== 'token') return api.answer(signal);
    signIns += 1;
    api.maxSignIns = Math.max(api.maxSignIns, signIns);
    try {
      return await api.signIn(signal);
    } finally {
      signIns -= 1;
    }
  };
  const linkChanges: Link[] = [];
  const client = createFlexitiClient({
    baseUrl: 'https://flexiti.example',
    clientId: 'store 42',
    clientSecret: 'not-a-secret',
    fetch,
    fetchOnce: fetch,
    now: Date.now,
    random: () => 0,
    randomReferenceId: nextReferenceId,
    onLink: (link) => linkChanges.push(link),
    ...options,
    timing: { repeats: 0, ...options.timing },
  });
  open.add(client);
  const call = () => ({ referenceId: nextReferenceId() });
  const api: FakeApi = {
    client,
    sent: [],
    sentTo: (to) => api.sent.filter((request) => request.to === to),
    linkChanges,
    signIn: behaviours.token,
    answer: behaviours.found,
    maxSignIns: 0,
    search: (more = {}) =>
      client.search({ ...call(), ...more }, { firstName: 'Maude', lastName: 'Example', birthDate: '1984-02-29' }),
    verify: (signal) =>
      client.verify({ ...call(), ...(signal === undefined ? {} : { signal }) }, '1', {
        format: 'sms',
        requestId: 'request-1',
      }),
    readLicence: () => client.readLicence(call(), '@'),
  };
  return api;
}

/** A client whose first search was answered and whose network then failed; `sent` is empty. */
export async function startCutOff(options: Partial<FlexitiClientOptions> = {}): Promise<FakeApi> {
  const api = startFakeApi(options);
  await now(api.search());
  api.signIn = api.answer = behaviours.noNetwork;
  const search = api.search();
  // For the waits between repeats.
  if (options.timing?.repeats !== undefined) await pass(10);
  const cut = await now(search);
  if (cut.ok || cut.error.code !== 'no_network') throw new Error('The network did not fail');
  api.sent.length = 0;
  return api;
}

export function mend(api: FakeApi): void {
  api.signIn = behaviours.token;
  api.answer = behaviours.found;
}
