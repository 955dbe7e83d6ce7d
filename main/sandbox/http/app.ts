// The sandbox as a web application: logs each request, injects faults, and lets the endpoint answer.
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { FaultQueue, RequestLog } from '../control';
import type { ApiRequest, Endpoint, World } from '../endpoints';
import { endpoints } from '../endpoints';
import type { Outcome } from '../request';
import { refuse } from '../request';
import type { Reply } from './reply';
import { cutConnection, replyOf, replyOfFailure, sendHalf } from './reply';

export interface AppParts {
  world: World;
  faults: FaultQueue;
  log: RequestLog;
  /** Gets endpoint, status and duration of each call, never its content. */
  logLine: (line: string) => void;
}

interface Env {
  Bindings: HttpBindings;
}

const largestRequest = 1024 * 1024;

const noSuchEndpoint: Outcome = refuse(404, 'general_error', 'There is no such endpoint or version');

function rawQueryOf(c: Context<Env>): string {
  const url = c.env.incoming.url ?? '';
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

function apiRequestOf(c: Context<Env>, bodyText: string): ApiRequest {
  return {
    path: { clientId: c.req.param('client_id'), accountNumber: c.req.param('account_number') },
    rawQuery: rawQueryOf(c),
    header: (name) => c.req.header(name),
    bodyText,
  };
}

const responseOf = (reply: Reply): Response =>
  new Response(reply.body as BodyInit, { status: reply.status, headers: reply.headers });

/** Routes to the endpoints; any other path answers 404 with the documented error body. */
export function makeApp({ world, faults, log, logLine }: AppParts): Hono<Env> {
  const app = new Hono<Env>();

  async function serve(c: Context<Env>, endpoint: Endpoint | null): Promise<Response> {
    const started = performance.now();
    const bodyText = await c.req.text();
    const { path, method } = c.req;
    const name = endpoint?.name ?? null;
    const query = rawQueryOf(c);
    const entry = log.add({
      at: world.now(),
      endpoint: name,
      method,
      path,
      query,
      headers: c.req.header(),
      body: bodyText,
    });
    const done = (status: number | null): void => {
      entry.status = status;
      logLine(`${name ?? 'unknown'} ${status ?? 'cut'} ${Math.round(performance.now() - started)} ms`);
    };

    const { latencyMs, failure } = faults.take(name);
    if (latencyMs > 0) await delay(latencyMs, undefined, { ref: false });
    if (failure?.kind === 'outage' && failure.moment === 'before') {
      cutConnection(c.env.incoming);
      done(null);
      return RESPONSE_ALREADY_SENT;
    }
    const failed = failure && replyOfFailure(path, failure);
    const reply =
      failed ?? replyOf(path, endpoint ? endpoint.answer(apiRequestOf(c, bodyText), world) : noSuchEndpoint);
    if (failure?.kind === 'outage') {
      cutConnection(c.env.incoming);
      done(null);
      return RESPONSE_ALREADY_SENT;
    }
    if (failure?.kind === 'cut-body') {
      sendHalf(reply, c.env.incoming, c.env.outgoing);
      done(reply.status);
      return RESPONSE_ALREADY_SENT;
    }
    done(reply.status);
    return responseOf(reply);
  }

  app.use('*', async (c, next) => {
    if (Number(c.req.header('content-length') ?? 0) > largestRequest) return c.body(null, 413);
    return next();
  });
  for (const endpoint of endpoints) app.on(endpoint.method, endpoint.path, (c) => serve(c, endpoint));
  app.notFound((c) => serve(c, null));
  app.onError((error, c) => {
    logLine(`bug: ${error.name}`);
    return responseOf(replyOf(c.req.path, refuse(500, 'general_error', 'The sandbox failed')));
  });
  return app;
}
