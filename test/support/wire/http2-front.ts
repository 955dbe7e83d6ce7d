// A server of HTTP/2 and HTTP/1.1 over TLS in front of a plain one, as a gateway stands in front of an API. It can refuse
// streams that it has passed on already, as no gateway should.
import { readFileSync } from 'node:fs';
import { request as ask, type IncomingMessage } from 'node:http';
import { constants, createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '../../fixtures/tls');

/** The file of the authority that has signed its certificate. */
export const authorityFile = join(fixtures, 'authority.pem');

export interface Http2Front {
  /** Its host is `localhost`, as its certificate has it. */
  url: string;
  /** The next streams are refused (REFUSED_STREAM) after their requests have reached the server behind. */
  refuseNext(streams: number): void;
  /** Drops what is left of that. */
  forgetRefusals(): void;
  /** How many streams were refused so far. */
  refused(): number;
  close(): Promise<void>;
}

/** Starts it in front of a plain HTTP server on loopback, given by its URL. */
export async function startHttp2Front(targetUrl: string): Promise<Http2Front> {
  const target = new URL(targetUrl);
  const pem = readFileSync(join(fixtures, 'localhost.pem'), 'utf8');
  const open = new Set<Socket>();
  let toRefuse = 0;
  let refused = 0;

  const serve = (request: Http2ServerRequest, response: Http2ServerResponse): void => {
    const isStream = request.httpVersionMajor === 2;
    const isRefused = isStream && toRefuse > 0;
    if (isRefused) toRefuse -= 1;
    /** A connection that is lost behind is lost in front. */
    const lose = (): void => {
      if (isStream) response.stream.session?.destroy();
      else request.socket.destroy();
    };
    const passed = ask({
      host: target.hostname,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: withoutConnection(request.headers),
    });
    passed.on('error', lose);
    passed.on('response', (answer) => {
      if (isRefused) {
        refused += 1;
        answer.resume();
        response.stream.close(constants.NGHTTP2_REFUSED_STREAM);
        return;
      }
      passOn(answer, response, lose);
    });
    response.on('close', () => {
      if (!response.writableFinished) passed.destroy();
    });
    request.pipe(passed);
  };

  const server = createSecureServer({ cert: pem, key: pem, allowHTTP1: true }, serve);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  });
  server.on('session', (session) => session.on('error', () => undefined));
  server.on('tlsClientError', () => undefined);
  server.on('unknownProtocol', (socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    refuseNext(streams) {
      toRefuse += streams;
    },
    forgetRefusals() {
      toRefuse = 0;
    },
    refused: () => refused,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function passOn(answer: IncomingMessage, response: Http2ServerResponse, lose: () => void): void {
  // Node's own words for a response that ends before its body does.
  answer.on('error', lose);
  answer.on('aborted', lose);
  response.on('error', () => undefined);
  if (response.destroyed) return;
  response.writeHead(answer.statusCode ?? 502, withoutConnection(answer.headers));
  answer.pipe(response);
}

/** What is between two connections, and HTTP/2 does not have. */
const ofConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

function withoutConnection(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string | string[]][] =>
      value === undefined || name.startsWith(':') || ofConnection.has(name) ? [] : [[name, value]],
    ),
  );
}
