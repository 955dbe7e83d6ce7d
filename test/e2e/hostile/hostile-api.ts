// A POS API that asks the sandbox for each honest answer, and then gives another one, or none.
import type { Duplex } from 'node:stream';
import { startTraining } from '../../../main/app/training';
import type { Sandbox } from '../../../main/sandbox';
import { startWireServer, type WireRequest, type WireServer } from '../../support/wire/wire-server';
import { httpText } from './http-text';

export type EndpointName = NonNullable<ReturnType<Sandbox['control']['requests']>[number]['endpoint']>;

/** The sandbox's answer. */
export interface Honest {
  status: number;
  body: string;
}

export interface Attack {
  /** The address of the API, and one of another origin, at which nothing may ever arrive. */
  urls: { own: string; other: string };
  /** By the API's clock, in milliseconds since 1970. */
  now: number;
}

/** What the API does with a request that has arrived: it writes what it likes to the socket. */
export type Trick = (socket: Duplex, honest: Honest, attack: Attack) => void;

/** A request, and what the sandbox said to it. */
export interface Received {
  endpoint: EndpointName | null;
  path: string;
  body: string;
  referenceId: string;
  honest: Honest;
  isAttacked: boolean;
  /** With a token that no honest answer has granted. */
  isStrange: boolean;
  /** What was answered, where that can be read; else the honest answer. */
  served: unknown;
}

export interface HostileApi {
  /** The `api` of a configuration. */
  api: { baseUrl: string; clientId: string; clientSecret: string };
  sandbox: Sandbox;
  /** From now on this endpoint's requests are answered by the trick; null heals it. */
  attack: (endpoint: EndpointName | null, trick?: Trick) => void;
  /** Refuses the token that the terminal has, so that it asks for another one. */
  expireToken: () => void;
  /** All requests since the last `forget`, in order of arrival. */
  received: () => readonly Received[];
  /** How long ago a request came or an answer went out. */
  quietMs: () => number;
  forget: () => void;
  /** Connections to another origin that an answer has named. */
  strays: () => number;
  /** The clock goes on by so much. */
  pass: (ms: number) => void;
  close: () => Promise<void>;
}

const endpoints: readonly [EndpointName, RegExp][] = [
  ['token', /^POST \S+\/oauth\/token$/],
  ['search', /^GET \S+\/customers\/search\?/],
  ['lookup', /^GET \S+\/customers\/lookup\?/],
  ['driverslicense', /^POST \S+\/customers\/driverslicense$/],
  ['verify', /^POST \S+\/account\/\d+\/verify$/],
  ['calculate-interest', /^POST \S+\/accounts\/\d+\/calculate-interest\?/],
];

const unauthorized = { url: '/', message: 'The access token is expired', error: 'unauthorized', field_errors: [] };

export async function startHostileApi(): Promise<HostileApi> {
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const sandbox = await startTraining({ port: 0, now, overrideAllowed: true });
  const stray = await startWireServer({ certificate: null, play: (socket) => socket.end(httpText(200, '{}')) });
  let received: Received[] = [];
  let attacked: { endpoint: EndpointName; trick: Trick } | null = null;
  const tokens = new Set<string>();
  let expired = '';
  let lastToken = '';
  let open = 0;
  let lastAt = performance.now();

  async function answer(socket: Duplex, request: WireRequest): Promise<void> {
    const endpoint = endpoints.find(([, line]) => line.test(`${request.method} ${request.path}`))?.[0] ?? null;
    const token = headerOf(request, 'authorization');
    endOverhearing(socket);
    if (token !== '') lastToken = token;
    if (token !== '' && token === expired) {
      socket.write(httpText(401, JSON.stringify(unauthorized), { now: now() }));
      return;
    }
    const honest = await ask(sandbox, request);
    const attack = attacked?.endpoint === endpoint ? attacked : null;
    const { path, body } = request;
    const referenceId = headerOf(request, 'x-reference-id');
    const granted = endpoint === 'token' ? (jsonOf(honest.body) as { access_token?: string } | null) : null;
    if (granted?.access_token !== undefined) tokens.add(`Bearer ${granted.access_token}`);
    const entry: Received = {
      endpoint,
      path,
      body,
      referenceId,
      honest,
      isAttacked: attack !== null,
      isStrange: endpoint !== 'token' && !tokens.has(token),
      served: jsonOf(honest.body),
    };
    received.push(entry);
    if (socket.destroyed) return;
    if (attack === null) {
      socket.write(httpText(honest.status, honest.body, { now: now() }));
      return;
    }
    overhear(socket, (bytes) => {
      entry.served = jsonOf(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4).toString()) ?? entry.served;
    });
    attack.trick(socket, honest, { urls: { own: server.url, other: stray.url }, now: now() });
  }

  const server: WireServer = await startWireServer({
    certificate: null,
    play: (socket, request) => {
      open += 1;
      void answer(socket, request).finally(() => {
        open -= 1;
        lastAt = performance.now();
      });
    },
  });

  return {
    api: { baseUrl: server.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    sandbox,
    attack(endpoint, trick) {
      attacked = endpoint === null || trick === undefined ? null : { endpoint, trick };
    },
    expireToken() {
      expired = lastToken;
    },
    received: () => received,
    quietMs: () => (open > 0 ? 0 : performance.now() - lastAt),
    forget() {
      received = [];
      sandbox.control.reset();
    },
    strays: () => stray.connections(),
    pass(ms) {
      aheadMs += ms;
    },
    async close() {
      await server.close();
      await stray.close();
      await sandbox.close();
    },
  };
}

/** Gives what is written to the socket, until the next request on it. */
function overhear(socket: Duplex, hear: (bytes: Buffer) => void): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  socket.write = (...given: unknown[]): boolean => {
    const [bytes] = given;
    if (Buffer.isBuffer(bytes)) hear(bytes);
    return write(...given);
  };
}

function endOverhearing(socket: Duplex): void {
  // Its own function is its class's again.
  Reflect.deleteProperty(socket, 'write');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headerOf({ head }: WireRequest, name: string): string {
  return new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(head)?.[1] ?? '';
}

/** What the sandbox answers to a request as it came. */
async function ask(sandbox: Sandbox, request: WireRequest): Promise<Honest> {
  const headers = ['authorization', 'x-reference-id', 'content-type'].flatMap((name): [string, string][] => {
    const value = headerOf(request, name);
    return value === '' ? [] : [[name, value]];
  });
  const response = await fetch(`${sandbox.baseUrl}${request.path}`, {
    method: request.method,
    headers: Object.fromEntries(headers),
    ...(request.body === '' ? {} : { body: Buffer.from(request.body, 'latin1') }),
  });
  return { status: response.status, body: await response.text() };
}
