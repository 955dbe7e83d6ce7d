// A training terminal with a scanner, in one language for a whole describe block, and the steps that cashiers repeat.
import { setTimeout } from 'node:timers/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { sandboxCustomers, type SandboxCustomer } from '../../../main/sandbox';
import type { Language, View } from '../../../preload/contract';
import { cashierAt, type Cashier } from '../../support/cashier';
import { openPty, type Pty } from '../../support/pty';
import { freePort } from '../../support/free-port';
import { controlToken, sandboxAt, type SandboxRequest, type TrainingSandbox } from '../../support/sandbox-control';
import { launch, type Launched } from './launch';
import { letPass } from './let-pass';
import { words } from './words';

/** A second press of a key that comes sooner was not meant for the screen that the first one led to. */
const personMs = 150;

/** A customer of the sandbox; throws for one that it does not have. */
export function customerOf(id: string): SandboxCustomer {
  const customer = sandboxCustomers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`no sandbox customer ${id}`);
  return customer;
}

/** A till for the tests of this describe block, cleared before each of them. */
export function tillIn(language: Language): TrainingTill {
  return manageTill(new TrainingTill(language, startTraining));
}

/** Opens a till before the tests of this describe block, clears it before each of them, and closes it. */
export function manageTill(till: TrainingTill): TrainingTill {
  test.beforeAll(() => till.open());
  test.afterAll(() => till.close());
  test.beforeEach(() => till.clear());
  return till;
}

type Person = Pick<SandboxCustomer, 'firstName' | 'lastName' | 'birthDate'> & { postalCode?: string };

export interface Parts {
  terminal: Launched;
  pty: Pty;
  sandbox: TrainingSandbox;
  close: () => Promise<void>;
}

async function startTraining(language: Language): Promise<Parts> {
  const pty = await openPty();
  const port = await freePort();
  const config = {
    language,
    overrideAllowed: true,
    serial: { path: pty.terminalPath },
    sandbox: { port, controlToken },
  };
  const terminal = await launch({ config });
  const close = async (): Promise<void> => {
    await terminal.close();
    await pty.close();
  };
  return { terminal, pty, sandbox: sandboxAt(port), close };
}

export class TrainingTill {
  #parts: (Parts & { cashier: Cashier }) | null = null;
  #pressed = { key: '', at: 0 };
  /** The number of the last request before the till was cleared. */
  #seen = 0;

  constructor(
    readonly language: Language,
    private readonly start: (language: Language) => Promise<Parts>,
  ) {}

  async open(): Promise<void> {
    const parts = await this.start(this.language);
    this.#parts = { ...parts, cashier: cashierAt(parts.terminal.page) };
    await expect(this.at('scanner')).toHaveAttribute('data-tone', 'good');
  }

  async close(): Promise<void> {
    await this.#parts?.close();
  }

  /** No current customer, nobody parked, no faults; earlier requests no longer count. */
  async clear(): Promise<void> {
    await this.sandbox.clearFaults();
    await this.page.evaluate(async () => {
      const { flowId, screenNumber, parked } = await window.terminal.getView();
      for (const { number } of parked) {
        await window.terminal.intend({ flowId, screenNumber, intention: { type: 'discard', number } });
      }
    });
    await this.cashier.newCustomer();
    await expect(this.at('parked-key')).toHaveCount(0);
    this.#seen = (await this.sandbox.requests()).at(-1)?.number ?? 0;
  }

  get page(): Page {
    return this.#open.terminal.page;
  }

  get cashier(): Cashier {
    return this.#open.cashier;
  }

  get sandbox(): TrainingSandbox {
    return this.#open.sandbox;
  }

  get #open(): Parts & { cashier: Cashier } {
    if (this.#parts === null) throw new Error('the till is not open');
    return this.#parts;
  }

  at(testId: string): Locator {
    return this.cashier.at(testId);
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** The message catalogue's text for a key. */
  say(key: string, params: Record<string, unknown> = {}): string {
    return words(key, this.language, params);
  }

  money(cents: number): string {
    return new Intl.NumberFormat(this.language, { style: 'currency', currency: 'CAD' }).format(cents / 100);
  }

  /** Presses a key as a person does, who sees what it did before pressing it again. */
  async press(key: string): Promise<void> {
    const rest = this.#pressed.key === key ? this.#pressed.at + personMs - performance.now() : 0;
    if (rest > 0) await setTimeout(rest);
    await this.page.keyboard.press(key);
    this.#pressed = { key, at: performance.now() };
  }

  view(): Promise<View> {
    return this.cashier.view();
  }

  /** A time of today as the terminal formats it. By the page: another engine may use other spaces. */
  time(at: number): Promise<string> {
    return this.page.evaluate(
      ([language, moment]) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(moment),
      [this.language, at] as const,
    );
  }

  /** Sets the wall clocks of main and page ahead. */
  async pass(milliseconds: number): Promise<void> {
    await this.#open.terminal.app.evaluate((_electron, ms) => {
      (globalThis as unknown as { clockAheadMs: number }).clockAheadMs += ms;
    }, milliseconds);
    await this.page.evaluate((ms) => {
      const before = Date.now.bind(Date);
      Date.now = () => before() + ms;
    }, milliseconds);
  }

  /** Advances all of main's clocks and its long timers. */
  passAll(milliseconds: number): Promise<void> {
    return letPass(this.#open.terminal.app, milliseconds);
  }

  /** Time goes by ten times as fast until it is so: a call that is under way still has a second or two. */
  async hasten(isSo: () => Promise<boolean>): Promise<void> {
    const look = async (): Promise<boolean> => {
      if (await isSo()) return true;
      await this.passAll(2000);
      return false;
    };
    await expect.poll(look, { timeout: 30_000, intervals: [200] }).toBe(true);
  }

  /** What main's clock says. */
  now(): Promise<number> {
    return this.#open.terminal.app.evaluate(() => Date.now());
  }

  /** Holds a licence to the scanner. */
  async scan(customer: SandboxCustomer): Promise<void> {
    await this.#open.pty.write(customer.payload(), { chunks: [7, 64] });
  }

  /** Scans another code: its characters and a CR. */
  async scanCode(code: string): Promise<void> {
    await this.#open.pty.write(`${code}\r`);
  }

  async search({ firstName, lastName, birthDate, postalCode = '' }: Person): Promise<void> {
    await this.cashier.byHand('name');
    await this.at('search-first-name').fill(firstName);
    await this.at('search-last-name').fill(lastName);
    await this.at('search-birth-date').fill(birthDate);
    await this.at('search-postal-code').fill(postalCode);
    await this.at('primary').click();
  }

  async lookUp(by: 'account' | 'customer', number: string): Promise<void> {
    await this.cashier.byHand('number');
    await this.at(`lookup-by-${by}`).check();
    await this.at('lookup-number').fill(number);
    await this.at('primary').click();
  }

  /** Answers the security question. */
  async answer(text: string): Promise<void> {
    await this.at('method-security_question').click();
    await this.at('answer').fill(text);
    await this.at('primary').click();
  }

  /** The customer is at the verify step, with the account loaded. */
  async expectAccount({ accountNumber }: SandboxCustomer): Promise<void> {
    await this.cashier.expectStep('verify');
    await expect(this.at('customer-account')).toContainText(accountNumber.slice(-4));
    await expect
      .poll(async () => {
        const { screen } = await this.view();
        return screen.step === 'verify' && screen.waiting === null;
      })
      .toBe(true);
  }

  /** Looks a customer up by account number, up to the verify step. */
  async serve(customer: SandboxCustomer): Promise<void> {
    await this.lookUp('account', customer.accountNumber);
    await this.expectAccount(customer);
  }

  /** Serves a customer up to the plans, verified by the security question. */
  async quote(customer: SandboxCustomer, amountCents: number): Promise<void> {
    await this.serve(customer);
    await this.cashier.amount(amountCents);
    await this.answer(customer.question.answer);
    await this.expectOffers(amountCents);
  }

  async expectOffers(amountCents: number): Promise<void> {
    await this.cashier.expectStep('quote');
    await expect(this.at('offers')).toHaveAttribute('data-amount', String(amountCents));
  }

  /** The requests that have reached Flexiti since the till was cleared, oldest first. */
  async sent(endpoint?: string): Promise<SandboxRequest[]> {
    const requests = await this.sandbox.requests();
    return requests.filter((one) => one.number > this.#seen && (endpoint === undefined || one.endpoint === endpoint));
  }

  async searches(): Promise<Record<string, string>[]> {
    return (await this.sent('search')).map(({ query }) => Object.fromEntries(new URLSearchParams(query)));
  }

  /** The bodies of the verify requests. */
  async verified(): Promise<Record<string, unknown>[]> {
    return (await this.sent('verify')).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  }
}
