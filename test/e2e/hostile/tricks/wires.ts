// Broken wires: connections, heads and bodies as no server should send them.
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { httpText, type AnswerParts } from '../http-text';
import type { Trick } from '../hostile-api';

export interface Wire {
  name: string;
  trick: Trick;
  /** The API says that it will not answer otherwise. */
  isFinal?: true;
}

const page = '<html><head><title>Words</title></head><body><h1 data-foreign>Bad Gateway</h1></body></html>';

/** The honest answer, said otherwise. */
const said =
  (parts: (attack: Parameters<Trick>[2]) => AnswerParts & { body?: string | Buffer; status?: number }): Trick =>
  (socket, honest, attack) => {
    const { body = honest.body, status = honest.status, ...more } = parts(attack);
    socket.write(httpText(status, body, { now: attack.now, ...more }));
  };

/** Bytes in place of an answer, after which the server hangs up. */
const bytes =
  (text: string | Buffer): Trick =>
  (socket) =>
    socket.end(typeof text === 'string' ? Buffer.from(text, 'latin1') : text);

function reset(socket: Duplex): void {
  if (socket instanceof Socket) socket.resetAndDestroy();
}

/** The first part of the honest answer, then this. */
const broken =
  (part: (whole: Buffer) => number, end: (socket: Duplex) => void): Trick =>
  (socket, { status, body }, { now }) => {
    const whole = httpText(status, body, { now });
    socket.write(whole.subarray(0, part(whole)), () => {
      end(socket);
    });
  };

const hangUp = (socket: Duplex): void => {
  socket.destroy();
};
const nothing = (): void => undefined;
const headLength = (whole: Buffer): number => whole.indexOf('\r\n\r\n') + 4;
const halfBody = (whole: Buffer): number => Math.floor((headLength(whole) + whole.length) / 2);

/** Pieces of the honest answer, so many milliseconds apart. */
const dripped =
  (pieceBytes: number, everyMs: number): Trick =>
  (socket, { status, body }, { now }) => {
    const whole = httpText(status, body, { now });
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= whole.length) clearInterval(timer);
      else socket.write(whole.subarray(at, (at += pieceBytes)));
    }, everyMs);
  };

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
/** A chunked body of the honest answer; `end` is what follows the chunks. */
const chunked =
  (end: string, after: (socket: Duplex) => void = nothing): Trick =>
  (socket, { status, body }, { now }) => {
    const head = httpText(status, '', { now, length: null, headers: ['Transfer-Encoding: chunked'] });
    socket.write(Buffer.concat([head, Buffer.from(chunk(body) + end)]), () => {
      after(socket);
    });
  };

/** Blanks without an end, until the client has had enough. */
const endless: Trick = (socket, _honest, { now }) => {
  socket.write(httpText(200, '', { now, length: null, headers: ['Transfer-Encoding: chunked'] }));
  const piece = chunk(' '.repeat(64 * 1024));
  const more = (): void => {
    if (!socket.destroyed && socket.writable) socket.write(piece, () => setImmediate(more));
  };
  more();
};

/** The answer goes out late. */
const late: Trick = (socket, { status, body }, { now }) => {
  setTimeout(() => {
    if (!socket.destroyed) socket.write(httpText(status, body, { now }));
  }, 300);
};

/** The connection is named as kept, and is dead at the next request. */
const keptAndDead: Trick = (socket, { status, body }, { now }) => {
  socket.write(httpText(status, body, { now, headers: ['Connection: keep-alive', 'Keep-Alive: timeout=60'] }), () => {
    socket.once('data', () => {
      reset(socket);
    });
  });
};

const redirect = (status: number, to: 'other' | 'own', path = '/elsewhere'): Wire => ({
  name: `redirect ${status} to ${to === 'own' ? 'itself' : 'another origin'}`,
  trick: (socket, _honest, { urls, now }) =>
    socket.write(httpText(status, '', { now, headers: [`Location: ${urls[to]}${path}`] })),
});

/** Heads that ask a browser for another connection, with the honest body. */
const calling = ({ urls }: Parameters<Trick>[2]): AnswerParts => ({
  headers: [
    `Alt-Svc: http/1.1="${new URL(urls.other).host}"; ma=60`,
    `Link: <${urls.other}/style.css>; rel=preload; as=style`,
    `Refresh: 0; url=${urls.other}/`,
    `Report-To: {"group":"g","max_age":60,"endpoints":[{"url":"${urls.other}/"}]}`,
    'NEL: {"report_to":"g","max_age":60,"success_fraction":1}',
    'Set-Cookie: hostile=1; Path=/',
    'Strict-Transport-Security: max-age=60',
    'Clear-Site-Data: "*"',
  ],
});

export const wires: readonly Wire[] = [
  { name: 'hung up before the answer', trick: hangUp },
  { name: 'reset before the answer', trick: reset },
  { name: 'cut after a byte', trick: broken(() => 1, hangUp) },
  { name: 'cut in the head', trick: broken((whole) => headLength(whole) - 9, hangUp) },
  { name: 'cut after the head', trick: broken(headLength, hangUp) },
  { name: 'cut in the body', trick: broken(halfBody, hangUp) },
  { name: 'reset in the body', trick: broken(halfBody, reset) },
  { name: 'no answer', trick: nothing },
  { name: 'silent after a part of the head', trick: broken((whole) => headLength(whole) - 9, nothing) },
  { name: 'silent in the body', trick: broken(halfBody, nothing) },
  { name: 'late', trick: late },
  { name: 'dripping', trick: dripped(48, 4) },
  { name: 'kept and dead', trick: keptAndDead },
  { name: 'chunks', trick: chunked('0\r\n\r\n') },
  { name: 'chunks without an end', trick: chunked('', hangUp) },
  { name: 'a chunk of no length', trick: chunked('zz\r\n', hangUp) },
  { name: 'endless', trick: endless },
  { name: 'huge', trick: said(() => ({ status: 200, body: Buffer.alloc(20 * 1024 * 1024, ' ') })) },
  { name: 'a huge head', trick: said(() => ({ headers: [`X-Long: ${'x'.repeat(300 * 1024)}`] })) },
  { name: 'five thousand lines of head', trick: said(() => ({ headers: Array<string>(5000).fill('X-More: 1') })) },
  { name: 'gzip', trick: packed('gzip', gzipSync) },
  { name: 'brotli', trick: packed('br', brotliCompressSync) },
  { name: 'gzip that is none', trick: said(() => ({ headers: ['Content-Encoding: gzip'] })) },
  { name: 'an encoding of nobody', trick: said(() => ({ headers: ['Content-Encoding: rot13'] })) },
  { name: 'a bomb of gzip', trick: said(() => bomb) },
  { name: 'a page', trick: said(() => ({ status: 200, body: page, contentType: 'text/html' })) },
  { name: 'plain words', trick: said(() => ({ status: 200, body: 'Service Unavailable', contentType: 'text/plain' })) },
  { name: 'JSON as HTML', trick: said(() => ({ contentType: 'text/html' })) },
  { name: 'JSON without a type', trick: said(() => ({ contentType: null })) },
  { name: 'JSON in Latin-1', trick: (socket, honest, attack) => latin1(socket, honest, attack) },
  { name: 'JSON behind a byte-order mark', trick: (socket, honest, { now }) => marked(socket, honest, now) },
  { name: 'half JSON, whole by its length', trick: halfJson },
  {
    name: 'JSON twice',
    trick: (socket, { status, body }, { now }) => socket.write(httpText(status, body + body, { now })),
  },
  { name: 'the answer twice', trick: twice },
  { name: 'JSON and words behind it', trick: trailing },
  { name: 'a length that is too long', trick: said(() => ({ length: '9999999' })) },
  { name: 'a length that is too short', trick: said(() => ({ length: '7' })) },
  { name: 'two lengths', trick: said(() => ({ headers: ['Content-Length: 3'] })) },
  { name: 'a negative length', trick: said(() => ({ length: '-1' })) },
  { name: 'no length, closed at the end', trick: closing },
  { name: 'an empty body', trick: said(() => ({ status: 200, body: '' })) },
  { name: 'blanks', trick: said(() => ({ status: 200, body: ' \n ' })) },
  { name: 'HTTP/1.0', trick: bytes('HTTP/1.0 200 OK\r\n\r\n<html>') },
  { name: 'HTTP/0.9', trick: bytes('hello\n') },
  { name: 'SSH', trick: bytes('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n') },
  { name: 'TLS', trick: bytes(Buffer.from([0x15, 0x03, 0x01, 0, 2, 2, 40])) },
  { name: 'a status of words', trick: bytes('HTTP/1.1 OK 200\r\nContent-Length: 0\r\n\r\n') },
  { name: 'a status without words', trick: said(() => ({ reason: '' })) },
  { name: 'a status with odd words', trick: said(() => ({ reason: '\u00c3\u00a9\u0080\u007f\u00ff {}' })) },
  {
    name: 'a head with odd bytes',
    trick: said(() => ({ headers: ['X-Odd: \u00ff\u0080\u0001', 'X-\u00e9: 1', ': 2'] })),
  },
  { name: 'a head of zeros', trick: bytes('HTTP/1.1 200 OK\r\nX-Zero: a\0b\r\nContent-Length: 2\r\n\r\n{}') },
  { name: 'interim answers first', trick: interim },
  { name: '101 in place of an answer', trick: bytes('HTTP/1.1 101 Go\r\nUpgrade: tls\r\nConnection: Upgrade\r\n\r\n') },
  { name: 'heads that call elsewhere', trick: said(calling) },
  ...[301, 302, 303, 307, 308].map((status) => redirect(status, 'other')),
  redirect(302, 'own', '/flexiti/pos-api/v2.5/elsewhere'),
];

function packed(encoding: string, pack: (text: string) => Buffer): Trick {
  return (socket, { status, body }, { now }) =>
    socket.write(httpText(status, pack(body), { now, headers: [`Content-Encoding: ${encoding}`] }));
}

const bomb = {
  status: 200,
  body: gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')),
  headers: ['Content-Encoding: gzip'],
};

function latin1(socket: Duplex, { status, body }: { status: number; body: string }, { now }: { now: number }): void {
  const text = body.replaceAll(/\p{L}(?=")/gu, 'é');
  socket.write(
    httpText(status, Buffer.from(text, 'latin1'), { now, contentType: 'application/json; charset=iso-8859-1' }),
  );
}

function marked(socket: Duplex, { status, body }: { status: number; body: string }, now: number): void {
  socket.write(httpText(status, `\uFEFF${body}`, { now }));
}

function halfJson(socket: Duplex, { body }: { body: string }, { now }: { now: number }): void {
  socket.write(httpText(200, body.slice(0, Math.floor(body.length / 2)), { now }));
}

function trailing(socket: Duplex, { status, body }: { status: number; body: string }, { now }: { now: number }): void {
  socket.write(httpText(status, `${body}<!-- served by node 7 -->`, { now }));
}

function twice(socket: Duplex, { status, body }: { status: number; body: string }, { now }: { now: number }): void {
  const whole = httpText(status, body, { now });
  socket.write(Buffer.concat([whole, whole]));
}

function closing(socket: Duplex, { status, body }: { status: number; body: string }, { now }: { now: number }): void {
  socket.end(httpText(status, body, { now, length: null }));
}

function interim(socket: Duplex, { status, body }: { status: number; body: string }, { now }: { now: number }): void {
  const early = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n';
  socket.write(Buffer.concat([Buffer.from(early), httpText(status, body, { now })]));
}
