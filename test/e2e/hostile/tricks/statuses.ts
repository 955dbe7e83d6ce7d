// Refusals: statuses of gateways, with bodies of the API's, of a page, or none, and Retry-After in every form.
import { httpText } from '../http-text';
import type { Trick } from '../hostile-api';
import type { Wire } from './wires';

const gatewayPage = '<html><body><center><h1 data-foreign>Unavailable</h1></center></body></html>';
const errorBody = (error: string, ...fields: string[]): string =>
  JSON.stringify({
    url: '/x',
    message: 'Hostile words',
    error,
    field_errors: fields.map((param) => ({ param, msg: 'x', value: 'ZYXWV' })),
  });

type Headers = readonly string[] | ((now: number) => readonly string[]);

function refused(status: number, body: string, headers: Headers = []): Trick {
  const contentType = body.startsWith('<') ? 'text/html' : 'application/json';
  return (socket, _honest, { now }) =>
    socket.write(
      httpText(status, body, { now, contentType, headers: typeof headers === 'function' ? headers(now) : headers }),
    );
}

const statuses = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 417, 418, 421, 422, 423, 425, 426,
  428, 429, 431, 451, 465, 466, 467, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 524, 529, 530, 598, 599,
  600, 999,
];

/** Of these the words make another error: they have the API's body as well. */
const worded = [400, 401, 403, 404, 409, 422, 500, 503];

const waits: readonly [string, Headers][] = [
  ['two seconds', ['Retry-After: 2']],
  ['no time', ['Retry-After: 0']],
  ['two hours', ['Retry-After: 7200']],
  ['a year', ['Retry-After: 9999999']],
  ['a minute, as a date', (now) => [`Retry-After: ${new Date(now + 60_000).toUTCString()}`]],
  ['three hours, as a date', (now) => [`Retry-After: ${new Date(now + 10_800_000).toUTCString()}`]],
  ['a date that is past', (now) => [`Retry-After: ${new Date(now - 60_000).toUTCString()}`]],
  ['words', ['Retry-After: soon']],
  ['minus one', ['Retry-After: -1']],
];

const logins: readonly string[] = [
  'Proxy-Authenticate: Basic realm="store"',
  'WWW-Authenticate: Basic realm="hostile"',
];

export const refusals: readonly Wire[] = [
  ...statuses.map((status) => ({ name: `${status}`, trick: refused(status, '') })),
  ...[200, 403, 502, 503].map((status) => ({ name: `${status} as a page`, trick: refused(status, gatewayPage) })),
  ...worded.map((status) => ({ name: `${status} general_error`, trick: refused(status, errorBody('general_error')) })),
  { name: '409 of nobody known', trick: refused(409, errorBody('too_hostile_error')) },
  { name: '409 with a name for a code', trick: refused(409, errorBody('Ada Lovelace 1815')) },
  { name: '409 wrong_inputs', trick: refused(409, errorBody('wrong_inputs', 'dob', 'amount')), isFinal: true },
  { name: '409 of nobody known with fields', trick: refused(409, errorBody('too_hostile', 'x_y')), isFinal: true },
  { name: '200 with an error', trick: refused(200, errorBody('general_error')) },
  ...[429, 503].flatMap((status) =>
    waits.map(([wait, headers]) => ({ name: `${status}, retry after ${wait}`, trick: refused(status, '', headers) })),
  ),
  { name: '408 that closes', trick: refused(408, '', ['Connection: close']) },
  { name: '425, retry after two seconds', trick: refused(425, '', ['Retry-After: 2']) },
  { name: '421 to another connection', trick: refused(421, '', ['Connection: close']) },
  { name: '401 with a login', trick: refused(401, gatewayPage, logins) },
  { name: '407 with a login', trick: refused(407, gatewayPage, logins) },
  { name: '204', trick: refused(204, '') },
  { name: '205', trick: refused(205, '') },
  { name: '206', trick: refused(206, '{"half":', ['Content-Range: bytes 0-7/99']) },
  { name: '300', trick: refused(300, '') },
  { name: '304', trick: refused(304, '') },
];
