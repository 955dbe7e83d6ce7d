// A live lane whose terminal is killed and restarted on the same folder and keyring while Flexiti stays up.
import { expect } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxCustomer, startSandbox } from '../../../main/sandbox';
import { startTraining } from '../../../main/app/training';
import type { Intention, VerifyScreenView, View } from '../../../preload/contract';
import { openPty, type Pty } from '../../support/pty';
import { isAttempt, isAtVerify, isSettled, startDriven, type DrivenTerminal } from '../support/driven-terminal';
import { startKeyring, type Keyring } from '../support/keyring';

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
type Request = ReturnType<Sandbox['control']['requests']>[number];
type Endpoint = NonNullable<Request['endpoint']>;

/** Longer than any test, so that the call stays under way until the terminal times out. */
const forEverMs = 600_000;

interface Parts {
  scratch: string;
  flexiti: Sandbox;
  keyring: Keyring;
  pty: Pty;
  /** The provisioning file. */
  config: unknown;
}

interface StartOptions {
  /** The provisioning file; a terminal with a keyring needs it once. */
  config?: unknown;
  /** False for a computer without one. */
  keyring?: boolean;
  /** The offset of the terminal's clock. */
  aheadMs?: number;
}

/** Provisioned once, with the secret and the journal's key in a keyring. */
export class RestartedLane {
  readonly #parts: Parts;
  terminal: DrivenTerminal;
  /** The verify screen of the customer served last, before any verify. */
  undecided: VerifyScreenView | null = null;
  /** The attempt when the last PIN had been sent. */
  sent: VerifyScreenView['attempt'] = { kind: 'none' };

  private constructor(parts: Parts, terminal: DrivenTerminal) {
    this.#parts = parts;
    this.terminal = terminal;
  }

  static async open(): Promise<RestartedLane> {
    const scratch = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
    const flexiti = await startTraining({ port: 0, now: Date.now, overrideAllowed: true });
    const [keyring, pty] = await Promise.all([startKeyring(), openPty()]);
    const { baseUrl, clientId, clientSecret } = flexiti;
    const config = {
      api: { baseUrl, clientId, clientSecret },
      language: 'en-CA',
      overrideAllowed: true,
      serial: { path: pty.terminalPath },
    };
    const terminal = await startDriven({ userDataDir: join(scratch, 'user-data'), keyring, config });
    expect(terminal.first.keeping).toBe('kept');
    return new RestartedLane({ scratch, flexiti, keyring, pty, config }, terminal);
  }

  get userDataDir(): string {
    return join(this.#parts.scratch, 'user-data');
  }

  get config(): unknown {
    return this.#parts.config;
  }

  get keyring(): Keyring {
    return this.#parts.keyring;
  }

  get flexiti(): Sandbox['control'] {
    return this.#parts.flexiti.control;
  }

  async close(): Promise<void> {
    const { scratch, flexiti, keyring, pty } = this.#parts;
    await this.terminal.close();
    await Promise.all([flexiti.close(), keyring.close(), pty.close()]);
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }

  /** No current customer, nobody parked, no faults, no logged requests. */
  async clear(): Promise<void> {
    this.flexiti.clearFaults();
    await this.terminal.intend({ type: 'newCustomer' });
    for (const { number } of (await this.terminal.view()).parked) {
      await this.terminal.intend({ type: 'discard', number });
    }
    await this.terminal.until('an empty counter', ({ parked, canPark }) => parked.length === 0 && !canPark);
    this.flexiti.clearRequests();
  }

  kill(): Promise<void> {
    return this.terminal.kill();
  }

  /** Restarts it as in a store, by default without its provisioning file. */
  async start({ config, keyring = true, aheadMs = 0 }: StartOptions = {}): Promise<void> {
    this.terminal = await startDriven({
      userDataDir: this.userDataDir,
      env: { FLEXITI_TEST_CLOCK_AHEAD_MS: String(aheadMs) },
      ...(keyring && { keyring: this.keyring }),
      ...(config !== undefined && { config }),
    });
  }

  async scan(customer: SandboxCustomer): Promise<void> {
    await this.terminal.until('a scanner', ({ scanners }) => scanners.some(({ state }) => state === 'ready'));
    await this.#parts.pty.write(customer.payload(), { chunks: [64] });
  }

  /** Scans a licence while Flexiti does not answer to its reading. */
  async scanUnread(customer: SandboxCustomer): Promise<void> {
    this.hang('driverslicense');
    await this.scan(customer);
  }

  intend(intention: Intention): Promise<void> {
    return this.terminal.intend(intention);
  }

  until(what: string, is: (view: View) => boolean): Promise<View> {
    return this.terminal.until(what, is);
  }

  async search({ firstName, lastName, birthDate }: SandboxCustomer): Promise<void> {
    await this.intend({ type: 'search', firstName, lastName, birthDate, postalCode: '' });
  }

  /** Serves a customer up to the verify step, with the account loaded. */
  async serve(customer: SandboxCustomer, amountCents: number | null = null): Promise<void> {
    if (amountCents !== null) await this.intend({ type: 'setAmount', amountCents });
    await this.search(customer);
    const ending = customer.accountNumber.slice(-4);
    const isThere = (view: View): boolean =>
      isAtVerify(view) && view.customer?.account?.number.endsWith(ending) === true;
    this.undecided = verifyScreen(await this.until(`${customer.id} at verify`, isThere));
  }

  async sendPin(format: 'sms' | 'email'): Promise<void> {
    await this.intend({ type: 'verify', format });
    this.sent = verifyScreen(await this.until('a PIN that was sent', isAttempt('sent'))).attempt;
  }

  /** Serves a customer up to the plans, by a PIN that the customer reads out. */
  async quoteByPin(customer: SandboxCustomer, amountCents: number, pin: string): Promise<void> {
    await this.serve(customer, amountCents);
    await this.sendPin('sms');
    await this.intend({ type: 'enterPin', pin });
    await this.untilQuoted();
  }

  async untilQuoted(): Promise<void> {
    await this.until(
      'a quote',
      (view) => view.screen.step === 'quote' && view.screen.offer !== null && isSettled(view),
    );
  }

  async choosePlan(): Promise<void> {
    await this.intend({ type: 'choosePlan', planId: 4, months: 6 });
    await this.until('a choice', ({ screen }) => screen.step === 'quote' && screen.canHandOver);
  }

  /** Parks the customer, after which `waiting` are parked. */
  async park(waiting: number): Promise<void> {
    await this.intend({ type: 'park' });
    await this.until('one more parked', ({ parked, canPark }) => parked.length === waiting && !canPark);
  }

  /** From now on calls of an endpoint get no answer. */
  hang(endpoint: Endpoint): void {
    this.flexiti.fault({ kind: 'latency', ms: forEverMs, endpoint, times: 100 });
  }

  /** The requests that have reached Flexiti since the lane was cleared. */
  asked(endpoint: Endpoint): Request[] {
    return this.flexiti.requests().filter((one) => one.endpoint === endpoint);
  }

  async untilAsked(endpoint: Endpoint, times: number): Promise<void> {
    await expect.poll(() => this.asked(endpoint).length, { timeout: 30_000, intervals: [50] }).toBe(times);
  }

  /** The reference ids of all calls for customers. */
  referenceIds(): Set<string | undefined> {
    const calls = this.flexiti.requests().filter(({ endpoint }) => endpoint !== 'token');
    return new Set(calls.map(({ headers }) => headers['x-reference-id']));
  }
}

/** Throws where the screen is another. */
export function verifyScreen({ screen }: Pick<View, 'screen'>): VerifyScreenView {
  if (screen.step !== 'verify') throw new Error(`the screen is that of ${screen.step}`);
  return screen;
}
