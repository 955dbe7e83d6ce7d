// A fetch that never repeats: Node's HTTP/1.1 client, which has no repetition, on a connection for this request alone.
import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { SendError } from '../../base';
import type { NetworkFetch } from './network-fetch';

export interface SendOnceOptions {
  /** A new connection, over which nothing was sent to the server. */
  open: (url: URL, signal: AbortSignal) => Promise<Socket>;
  userAgent: string;
}

// Chromium's limit.
const maxHeaderSize = 256 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Statuses with which a `Response` may have no body. */
const bodiless = new Set([204, 205, 304]);

/**
 * A fetch that sends its request once or not at all. Rejects with a `SendError`, which knows whether the request may have
 * arrived. A redirect is an error, and no cookie is sent or stored.
 */
export function createSendOnce({ open, userAgent }: SendOnceOptions): NetworkFetch {
  return async (address, init = {}) => {
    const url = new URL(address);
    const signal = init.signal ?? new AbortController().signal;
    const { body = null } = init;
    if (body !== null && typeof body !== 'string') throw new TypeError('a body is text');
    const headers = {
      host: url.host,
      'user-agent': userAgent,
      accept: '*/*',
      ...Object.fromEntries(new Headers(init.headers)),
      'accept-encoding': 'identity',
      ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    };
    let socket: Socket;
    try {
      socket = await openUnlessAborted(open, url, signal);
      if (socket.destroyed) throw new Error('the connection was closed before the request');
    } catch (cause) {
      throw new SendError(false, cause);
    }
    try {
      const sent = { method: init.method ?? 'GET', path: `${url.pathname}${url.search}`, headers, body };
      return toResponse(await answerOf(socket, sent, signal));
    } catch (cause) {
      socket.destroy();
      throw new SendError(true, cause);
    }
  };
}

/** Ends with the signal, whatever is waited for; a connection that opens later is closed. */
async function openUnlessAborted(open: SendOnceOptions['open'], url: URL, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  const opening = open(url, signal);
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(signal.reason as Error);
    };
  });
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([opening, aborted]);
  } catch (problem) {
    opening.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
    throw problem;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

interface SentRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

function answerOf(socket: Socket, { body, ...sent }: SentRequest, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Without an agent the connection is closed after the answer.
    const outgoing = request({ ...sent, createConnection: () => socket, maxHeaderSize, signal });
    outgoing.once('response', resolve);
    // Also after the answer has begun: what was cut then shows in the answer.
    outgoing.on('error', reject);
    outgoing.once('close', () => {
      reject(new Error('the connection was closed without an answer'));
    });
    outgoing.end(body);
  });
}

function toResponse(answer: IncomingMessage): Response {
  const { statusCode: status = 0 } = answer;
  if (redirects.has(status)) throw new Error('redirect');
  // Of these there is no `Response`.
  if (status < 200 || status > 599) throw new Error('ERR_INVALID_HTTP_RESPONSE');
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (bodiless.has(status)) {
    answer.on('error', () => undefined).resume();
    return new Response(null, { status, headers });
  }
  const decoder = decoderOf(headers.get('content-encoding'));
  const body = decoder === null ? answer : decoded(answer, decoder);
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers });
}

/** Some gateways compress what was asked for as it is. */
function decoderOf(encoding: string | null): Transform | null {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return null;
  if (['gzip', 'x-gzip', 'deflate'].includes(name)) return createUnzip();
  if (name === 'br') return createBrotliDecompress();
  throw new Error('ERR_CONTENT_DECODING_FAILED');
}

function decoded(answer: IncomingMessage, decoder: Transform): Readable {
  answer.once('error', (problem) => decoder.destroy(problem));
  decoder.once('close', () => answer.destroy());
  return answer.pipe(decoder);
}
