import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { intruder } from '../../support/intruder';
import { startLiar, type Liar } from './liar';

let arrived: string[];
let sandbox: Server;
let liar: Liar;

beforeEach(async () => {
  arrived = [];
  sandbox = createServer((request, response) => {
    arrived.push(request.url ?? '');
    if (request.url === '/cut') request.socket.destroy();
    else response.end(JSON.stringify([{ last_name: 'Honest' }]));
  });
  await new Promise<void>((done) => sandbox.listen(0, '127.0.0.1', done));
  liar = await startLiar(`http://127.0.0.1:${(sandbox.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await liar.close();
  sandbox.closeAllConnections();
  await new Promise((done) => sandbox.close(done));
});

const get = async (path: string): Promise<unknown> => (await fetch(`${liar.url}${path}`)).json();

it('tells so many lies about the calls that they are about, and else the truth', async () => {
  liar.lieNext('another_account', 1);
  expect(await get('/x/customers/lookup?a=1')).toEqual([{ last_name: 'Honest' }]);
  expect(await get('/x/customers/search?a=1')).toMatchObject([{ last_name: intruder.last_name }]);
  expect(await get('/x/customers/search?a=1')).toEqual([{ last_name: 'Honest' }]);
  expect(liar.told()).toBe(1);
});

it('forgets what it has not told', async () => {
  liar.lieNext('nobody_found', 2);
  liar.forget();
  expect(await get('/x/customers/search')).toEqual([{ last_name: 'Honest' }]);
});

it('is cut where the sandbox cuts', async () => {
  await expect(get('/cut')).rejects.toThrow();
});

it('does not pass on a request that was cut', async () => {
  const client = connect(Number(new URL(liar.url).port), '127.0.0.1');
  client.on('error', () => undefined);
  client.write('POST /x/verify HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf');
  await once(client, 'connect');
  client.destroy();
  await get('/after');
  expect(arrived).toEqual(['/after']);
});
