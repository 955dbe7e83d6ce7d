// A scripted HTTP server on loopback, and a client for it.
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { createFlexitiClient, type FlexitiClientOptions, type FlexitiService } from '../../../main/flexiti';

export interface SeenRequest {
  method: string;
  /** With the query, undecoded. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answer = (response: ServerResponse, request: SeenRequest) => void;

export interface ScriptedApi {
  baseUrl: string;
  /** All requests except token calls. */
  calls: SeenRequest[];
  tokenCalls: SeenRequest[];
  /** One per call; the last one repeats. */
  answers: Answer[];
  tokenAnswers: Answer[];
  /** Nothing listens any more. */
  stop(): Promise<void>;
  /** Ends its clients too. */
  close(): Promise<void>;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

export function page(status: number, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html><body>Gateway</body></html>');
  };
}

let tokensGiven = 0;

export function token(fields: Record<string, unknown> = {}): Answer {
  return (response, request) => {
    tokensGiven += 1;
    const access_token = `access-${String(tokensGiven)}`;
    const refresh_token = `refresh-${String(tokensGiven)}`;
    json({ token_type: 'bearer', access_token, expires_in: 1200, refresh_token, scope: 'merchant', ...fields })(
      response,
      request,
    );
  };
}

export async function startScriptedApi(): Promise<ScriptedApi> {
  const calls: SeenRequest[] = [];
  const tokenCalls: SeenRequest[] = [];
  const answers: Answer[] = [];
  const tokenAnswers: Answer[] = [];
  const listener: RequestListener = (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const request = { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body };
      const forToken = request.url.endsWith('/oauth/token');
      (forToken ? tokenCalls : calls).push(request);
      const script = forToken ? tokenAnswers : answers;
      const answer = script.length > 1 ? script.shift() : script[0];
      (answer ?? (forToken ? token() : page(500)))(response, request);
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const stop = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  };
  return {
    baseUrl: `http://127.0.0.1:${String(address.port)}`,
    calls,
    tokenCalls,
    answers,
    tokenAnswers,
    stop,
    close() {
      // A later probe could reach the server of another test.
      for (const client of clients.splice(0)) client.close();
      return stop();
    },
  };
}

const clients: FlexitiService[] = [];

let ids = 0;

export function nextReferenceId(): string {
  ids += 1;
  return ids.toString(16).padStart(32, '0');
}

/** A client with quick repeats over Node's fetch; closed with the next server that closes. */
export function clientFor(baseUrl: string, options: Partial<FlexitiClientOptions> = {}) {
  const client = createFlexitiClient({
    baseUrl,
    clientId: 'store 42',
    clientSecret: 'not-a-secret & more',
    fetch,
    fetchOnce: fetch,
    now: Date.now,
    randomReferenceId: nextReferenceId,
    ...options,
    timing: { firstWaitMs: 1, longestWaitMs: 1500, ...options.timing },
  });
  clients.push(client);
  return client;
}
