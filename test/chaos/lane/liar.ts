// A hop in front of the sandbox that can put a lie in the place of an honest answer.
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { lies, type Lie, type LieName } from '../plan/lies';

export interface Liar {
  url: string;
  /** Of the next calls that it is about, so many are answered with the lie. */
  lieNext(name: LieName, calls: number): void;
  /** Drops the lies that have not been told. */
  forget(): void;
  /** How many were told. */
  told(): number;
  close(): Promise<void>;
}

/** Starts it in front of a plain HTTP server on loopback, given by its URL. */
export async function startLiar(targetUrl: string): Promise<Liar> {
  const target = new URL(targetUrl);
  let waiting: Lie[] = [];
  let told = 0;

  function takeLie(path: string): Lie | null {
    const at = waiting.findIndex((lie) => lie.path.test(path));
    return waiting.splice(at, at < 0 ? 0 : 1)[0] ?? null;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A request that is cut goes no further.
    const body = await buffer(request);
    const { method, headers, url = '' } = request;
    const passed = ask({ host: target.hostname, port: target.port, method, path: url, headers });
    passed.on('error', () => request.socket.destroy());
    passed.on('response', (answer) => {
      answer.on('error', () => request.socket.destroy());
      const { statusCode = 502 } = answer;
      const lie = statusCode === 200 ? takeLie(new URL(url, target).pathname) : null;
      if (lie !== null) {
        void tell(lie, answer, response).catch(() => request.socket.destroy());
        return;
      }
      response.writeHead(statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.end(body);
  }

  async function tell(lie: Lie, answer: IncomingMessage, response: ServerResponse): Promise<void> {
    const honest: unknown = JSON.parse(await text(answer));
    told += 1;
    response.writeHead(200, { 'content-type': 'application/json', date: answer.headers.date });
    response.end(JSON.stringify(lie.tell(honest)));
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    void serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lieNext(name, calls) {
      waiting.push(...Array<Lie>(calls).fill(lies[name]));
    },
    forget() {
      waiting = [];
    },
    told: () => told,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
