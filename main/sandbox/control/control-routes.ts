// The test controls over HTTP, protected by a random token in `x-sandbox-control`.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxControl } from './control';
import { faultSchema } from './fault';

const offsetSchema = z.strictObject({ offsetMs: z.number() });
const purchasesSchema = z.strictObject({
  accountNumber: z.string().regex(/^\d{1,14}$/),
  count: z.int().min(1).max(100),
});

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Routes under the control path: faults, reset, clock, requests, pins, purchases. 403 without the token, 400 for a wrong body. */
export function controlRoutes(control: SandboxControl, token: string): Hono {
  const routes = new Hono();
  routes.use('*', async (c, next) => {
    if (!sameSecret(c.req.header('x-sandbox-control') ?? '', token)) return c.json({ error: 'forbidden' }, 403);
    return next();
  });
  routes.get('/faults', (c) => c.json(control.faults()));
  routes.get('/requests', (c) => c.json(control.requests()));
  routes.get('/pins', (c) => c.json(control.pins()));
  const act = <T>(method: 'POST' | 'DELETE', path: string, schema: z.ZodType<T>, action: (body: T) => void): void => {
    routes.on(method, path, async (c) => {
      const read = schema.safeParse(parseJson(await c.req.text()));
      if (!read.success) return c.json({ error: 'wrong_body', issues: read.error.issues.map((it) => it.message) }, 400);
      action(read.data);
      return c.body(null, 204);
    });
  };
  act('POST', '/faults', faultSchema, control.fault);
  act('DELETE', '/faults', z.unknown(), control.clearFaults);
  act('DELETE', '/requests', z.unknown(), control.clearRequests);
  act('POST', '/reset', z.unknown(), control.reset);
  act('POST', '/clock', offsetSchema, (body) => {
    control.setClockOffset(body.offsetMs);
  });
  act('POST', '/purchases', purchasesSchema, (body) => {
    control.recordRegularPurchases(body.accountNumber, body.count);
  });
  return routes;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
