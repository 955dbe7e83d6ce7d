// A server that counts what reaches it on the wire: connections, and requests over HTTP/1.1 and HTTP/2, with TLS or
// without. HTTP/1.1 is read from the bare socket, so that an answer may be anything, cut at any byte.
import { readFileSync } from 'node:fs';
import { createSecureServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';

const fixtures = join(import.meta.dirname, '../../fixtures/tls');

/** Of the tests' own authority, which nobody else trusts. */
export const authority = readFileSync(join(fixtures, 'authority.pem'), 'utf8');

/** Of another authority, whose certificates are of other days than today. */
export const authorityOfDates = readFileSync(join(fixtures, 'authority-of-dates.pem'), 'utf8');

export interface WireRequest {
  protocol: 'http/1.1' | 'h2';
  method: string;
  path: string;
  /** As they came; of HTTP/1.1 alone. */
  head: string;
  body: string;
  /** Counted from 1. */
  connection: number;
}

export interface WireServer {
  url: string;
  /** Each whole request, in order of arrival. */
  requests: WireRequest[];
  connections: () => number;
  close: () => Promise<void>;
}

/** What an HTTP/1.1 server does when a whole request has come. */
export type Play = (socket: Duplex, request: WireRequest) => void;

/** An answer with a JSON body, as text on the wire. */
export function answerText(status: number, body: unknown = {}, headers: readonly string[] = []): string {
  const text = body === null ? '' : JSON.stringify(body);
  const head = [`HTTP/1.1 ${status} Words`, 'Content-Type: application/json', `Content-Length: ${text.length}`];
  return [...head, ...headers, '', text].join('\r\n');
}

export interface WireOptions {
  /** The certificate to show; null for no TLS. */
  certificate: 'localhost' | 'elsewhere' | 'expired' | 'future' | null;
  /** The protocols offered over TLS. Default: HTTP/1.1. */
  protocols?: string[];
  /** Sent as soon as a connection is open. */
  greeting?: string;
  play: Play;
}

/** Starts a server for HTTP/1.1 on this computer. */
export async function startWireServer({ certificate, protocols, greeting, play }: WireOptions): Promise<WireServer> {
  const requests: WireRequest[] = [];
  let connections = 0;
  const serve = (socket: Duplex): void => {
    connections += 1;
    const connection = connections;
    let received = '';
    socket.on('error', () => undefined);
    if (greeting !== undefined) socket.write(greeting);
    socket.on('data', (bytes: Buffer) => {
      received += bytes.toString('latin1');
      for (let end = wholeLength(received); end !== null; end = wholeLength(received)) {
        const text = received.slice(0, end);
        received = received.slice(end);
        const request = { ...parse(text), connection };
        requests.push(request);
        play(socket, request);
      }
    });
  };
  const server =
    certificate === null
      ? createServer(serve)
      : createTlsServer({ ...identity(certificate), ALPNProtocols: protocols ?? ['http/1.1'] }, serve);
  const { port, close } = await listen(server);
  const url = certificate === null ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  return { url, requests, connections: () => connections, close };
}

export interface Http2Options {
  /** Whether it speaks HTTP/1.1 as well, to who asks for it. */
  alsoHttp1: boolean;
  onStream: (stream: ServerHttp2Stream, session: ServerHttp2Session) => void;
}

/** Starts a server that prefers HTTP/2; over HTTP/1.1 it answers with 200 and `{}`. */
export async function startHttp2Server({ alsoHttp1, onStream }: Http2Options): Promise<WireServer> {
  const requests: WireRequest[] = [];
  let connections = 0;
  const server = createSecureServer({ ...identity('localhost'), allowHTTP1: alsoHttp1 });
  server.on('secureConnection', () => (connections += 1));
  server.on('session', (session) => session.on('error', () => undefined));
  server.on('stream', (stream, headers) => {
    const [method, path] = [String(headers[':method']), String(headers[':path'])];
    requests.push({ protocol: 'h2', method, path, head: '', body: '', connection: connections });
    stream.on('error', () => undefined);
    if (stream.session !== undefined) onStream(stream, stream.session as ServerHttp2Session);
  });
  server.on('request', (request, response) => {
    if (request.httpVersionMajor === 2) return;
    const { method, url } = request;
    requests.push({ protocol: 'http/1.1', method, path: url, head: '', body: '', connection: connections });
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  server.on('unknownProtocol', (socket) => socket.destroy());
  const { port, close } = await listen(server);
  return { url: `https://localhost:${port}`, requests, connections: () => connections, close };
}

function identity(name: string): { cert: string; key: string } {
  const pem = readFileSync(join(fixtures, `${name}.pem`), 'utf8');
  return { cert: pem, key: pem };
}

async function listen(server: Server): Promise<{ port: number; close: () => Promise<void> }> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { port, close };
}

/** The length of the request that the text begins with; null while it is incomplete. */
function wholeLength(text: string): number | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const length = end + 4 + Number(/^content-length: *(\d+)/im.exec(text.slice(0, end))?.[1] ?? 0);
  return text.length < length ? null : length;
}

function parse(text: string): Omit<WireRequest, 'connection'> {
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end);
  const [method = '', path = ''] = head.split(' ');
  return { protocol: 'http/1.1', method, path, head, body: text.slice(end + 4) };
}
