import { createServer, type Server } from 'node:http';
import { connect as connectHttp2, constants } from 'node:http2';
import { request as askTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { authorityFile, startHttp2Front, type Http2Front } from './http2-front';

const ca = readFileSync(authorityFile);
let arrived: string[];
let behind: Server;
let front: Http2Front;

beforeEach(async () => {
  arrived = [];
  behind = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      arrived.push(`${request.method} ${request.url} ${body}`);
      if (request.url === '/lost') request.socket.destroy();
      else response.writeHead(201, { 'x-answer': 'yes' }).end('fine');
    });
  });
  await new Promise<void>((done) => behind.listen(0, '127.0.0.1', done));
  front = await startHttp2Front(`http://127.0.0.1:${(behind.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await front.close();
  await new Promise((done) => behind.close(done));
});

/** The status and body over HTTP/2, or the code by which the stream ended. */
function post(path: string): Promise<{ status: number; body: string } | number> {
  const session = connectHttp2(front.url, { ca });
  session.on('error', () => undefined);
  return new Promise((done) => {
    const stream = session.request({ ':method': 'POST', ':path': path });
    let [status, body] = [0, ''];
    stream.on('response', (headers) => (status = Number(headers[':status'])));
    stream.on('data', (bytes: Buffer) => (body += bytes.toString()));
    stream.on('error', () => undefined);
    stream.on('close', () => {
      done(stream.rstCode === constants.NGHTTP2_NO_ERROR && status > 0 ? { status, body } : stream.rstCode);
      session.destroy();
    });
    stream.end('body');
  });
}

it('passes requests and answers on, over HTTP/2 and over HTTP/1.1', async () => {
  expect(await post('/h2')).toEqual({ status: 201, body: 'fine' });
  const status = await new Promise((done) => {
    askTls(`${front.url}/h1`, { ca }, (answer) => {
      done(answer.statusCode);
      answer.resume();
    }).end();
  });
  expect(status).toBe(201);
  expect(arrived).toEqual(['POST /h2 body', 'GET /h1 ']);
});

it('refuses a stream whose request has arrived', async () => {
  front.refuseNext(1);
  expect(await post('/refused')).toBe(constants.NGHTTP2_REFUSED_STREAM);
  expect(await post('/again')).toEqual({ status: 201, body: 'fine' });
  expect(arrived).toEqual(['POST /refused body', 'POST /again body']);
  expect(front.refused()).toBe(1);
});

it('loses a connection where the one behind is lost', async () => {
  expect(await post('/lost')).toEqual(expect.any(Number));
  expect(arrived).toEqual(['POST /lost body']);
});
