// Starts the embedded POS API on loopback.
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { AccountBook, TokenStore } from './memory';
import { makeApp } from './http';
import type { SandboxControl } from './control';
import { AdjustableClock, controlRoutes, FaultQueue, makeControl, RequestLog } from './control';
import { CustomerRegister, sandboxCustomers } from './customers';
import type { SandboxCustomer } from './customers';
import type { DecodeLicence } from './endpoints';
import { randomPin } from './endpoints';

export interface SandboxOptions {
  /** 0 for any free port. */
  port: number;
  decodeLicence: DecodeLicence;
  /** Milliseconds since 1970. */
  now: () => number;
  clientId?: string;
  /** Random by default, like the control token. */
  clientSecret?: string;
  controlToken?: string;
  /** Whether merchant_override works for this merchant; false by default. */
  overrideAllowed?: boolean;
  /** The accounts' holders; the fictitious customers by default. */
  customers?: readonly SandboxCustomer[];
  /** Makes a PIN of digits; four random ones by default. */
  makePin?: (person: SandboxCustomer) => string;
  /** Makes an access or a refresh token, new each time; 32 random bytes by default. */
  makeToken?: () => string;
  /** Gets one line for each call: endpoint, status, duration. */
  log?: (line: string) => void;
}

export interface Sandbox {
  /** Without a slash at the end: the API's paths follow. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** The address of the test controls; `x-sandbox-control` takes the token. */
  controlUrl: string;
  controlToken: string;
  /** The test controls in process. */
  control: SandboxControl;
  /** Stops at once, keep-alive connections included. */
  close(): Promise<void>;
}

const controlPath = '/sandbox/control';

/** Listens on 127.0.0.1 alone. Rejects with Node's error (EADDRINUSE) when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = new AdjustableClock(options.now);
  const faults = new FaultQueue();
  const log = new RequestLog();
  const customers = options.customers ?? sandboxCustomers;
  const book = new AccountBook(clock.now, customers);
  const control = makeControl({ clock, faults, log, book });
  const clientId = options.clientId ?? 'sandbox-client';
  const clientSecret = options.clientSecret ?? randomBytes(24).toString('base64url');
  const controlToken = options.controlToken ?? randomBytes(24).toString('base64url');
  const world = {
    clientId,
    clientSecret,
    overrideAllowed: options.overrideAllowed ?? false,
    register: new CustomerRegister(customers),
    book,
    tokens: new TokenStore(clock.now, options.makeToken),
    makePin: options.makePin ?? randomPin,
    decodeLicence: options.decodeLicence,
    now: clock.now,
  };
  const app = makeApp({ world, faults, log, logLine: options.log ?? (() => undefined) });
  app.route(controlPath, controlRoutes(control, controlToken));
  // In Electron's main process the global Request and Response are used by others.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const baseUrl = `http://127.0.0.1:${await listen(server, options.port)}`;
  return {
    baseUrl,
    clientId,
    clientSecret,
    controlUrl: baseUrl + controlPath,
    controlToken,
    control,
    close: () => close(server),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
