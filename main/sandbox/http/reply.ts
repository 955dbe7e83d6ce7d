// Turns an endpoint's outcome, or an injected failure, into an HTTP reply.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure } from '../control';
import type { Outcome } from '../request';
import { errorBody, gatewayPage, refuse } from '../request';

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const hugeBodyBytes = 20 * 1024 * 1024;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

const html = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: gatewayPage(status),
});

export function replyOf(path: string, outcome: Outcome): Reply {
  if (outcome.ok) return json(200, outcome.body);
  if ('html' in outcome)
    return { status: outcome.status, headers: { 'content-type': 'text/html' }, body: outcome.html };
  return json(outcome.status, errorBody(path, outcome));
}

/** A failure's reply instead of the endpoint's; null where the endpoint answers and the connection is cut. */
export function replyOfFailure(path: string, failure: Failure): Reply | null {
  const error = (status: number, code: string, headers = {}): Reply =>
    json(status, errorBody(path, refuse(status, code, 'A fault that was asked for')), headers);
  switch (failure.kind) {
    case 'outage':
    case 'cut-body':
      return null;
    case 'error':
      return error(failure.status, failure.code);
    case 'expired-token':
      return error(401, 'unauthorized');
    case 'rate-limited':
      return error(429, 'too_many_requests', { 'retry-after': String(failure.retryAfterSeconds) });
    case 'html':
      return html(failure.status);
    case 'huge-body':
      return {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: new Uint8Array(hugeBodyBytes).fill(0x20),
      };
    case 'redirect':
      return { status: 302, headers: { location: failure.location }, body: '' };
  }
}

/** Destroys the connection without an answer. */
export function cutConnection(incoming: IncomingMessage): void {
  incoming.socket.destroy();
}

/** Sends the head with the full length and half of the body, then destroys the connection. */
export function sendHalf(reply: Reply, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const whole = Buffer.from(reply.body);
  outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': String(whole.length) });
  outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => {
    cutConnection(incoming);
  });
}
