// A live lane for the canary run: it writes into one folder only, its output is recorded, and everything that it leaves or
// exposes to other programs can be searched at any moment.
import { expect } from '@playwright/test';
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTraining } from '../../../main/app/training';
import type { FaultInput, Sandbox } from '../../../main/sandbox';
import type { Intention, View } from '../../../preload/contract';
import { cashierAt, type Cashier } from '../../support/cashier';
import { openPty, type Pty } from '../../support/pty';
import { canaries, canaryMarks, secrets } from './canary-customers';
import { startKeyring, type Keyring } from '../support/keyring';
import { launch, programArguments, programEnvironment, type Launched } from '../support/launch';
import { letPass } from '../support/let-pass';
import { electronExecutable } from '../support/runtime';
import { entriesUnder, familyOf, filesWrittenBy, finderOf } from './traces';

const finder = finderOf(canaryMarks());
const sharedMemory = '/dev/shm';

export class CanaryLane {
  #launched: Launched | null = null;
  #pty: Pty | null = null;
  readonly #output: (() => string)[] = [];

  private constructor(
    /** Not searched: holds the scanner. */
    private readonly outside: string,
    /** All that the terminal can write to: its user data, temporary, home and working folders. */
    readonly inside: string,
    readonly sandbox: Sandbox,
    private readonly keyring: Keyring,
    private readonly sharedBefore: ReadonlySet<string>,
  ) {}

  /** Starts Flexiti with the marked customers, a keyring and a scanner, but no terminal yet. */
  static async open(): Promise<CanaryLane> {
    const outside = await mkdtemp(join(tmpdir(), 'flexiti-e2e-'));
    const inside = join(outside, 'inside');
    for (const name of ['tmp', 'home', 'cwd']) mkdirSync(join(inside, name), { recursive: true });
    const pins = new Map(Object.values(canaries).map(({ customer, pin }) => [customer.id, pin]));
    let tokens = 0;
    const sandbox = await startTraining({
      port: 0,
      now: Date.now,
      overrideAllowed: true,
      customers: Object.values(canaries).map(({ customer }) => customer),
      clientSecret: secrets.clientSecret,
      makePin: ({ id }) => pins.get(id) ?? '',
      makeToken: () => `${secrets.token}-${(tokens += 1)}`,
    });
    const shared = new Set(readdirSync(sharedMemory));
    const lane = new CanaryLane(outside, inside, sandbox, await startKeyring(), shared);
    await lane.plugIn();
    return lane;
  }

  async close(): Promise<void> {
    await this.#launched?.close();
    await this.#pty?.close();
    await this.keyring.close();
    await this.sandbox.close();
    await rm(this.outside, { recursive: true, force: true, maxRetries: 5 });
  }

  get #environment(): Record<string, string> {
    const [tmp, home] = [join(this.inside, 'tmp'), join(this.inside, 'home')];
    const kept = { XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') };
    return { TMPDIR: tmp, HOME: home, ...kept, XDG_DATA_HOME: join(home, 'data') };
  }

  get #userDataDir(): string {
    return join(this.inside, 'user-data');
  }

  /** Starts the terminal, the first time with its provisioning file, and unlocks it, after a wrong PIN where one is given. */
  async start({ wrongPin }: { wrongPin?: string } = {}): Promise<void> {
    const { baseUrl, clientId, clientSecret } = this.sandbox;
    const config = {
      api: { baseUrl, clientId, clientSecret },
      ...{ store: '118', lane: '3', language: 'en-CA', overrideAllowed: true, pinInCopies: true },
      unlockPin: secrets.unlockPin,
      serial: { path: join(this.outside, 'scanner') },
    };
    const isFirst = this.#output.length === 0;
    this.#launched = await launch({
      userDataDir: this.#userDataDir,
      cwd: join(this.inside, 'cwd'),
      env: this.#environment,
      keyring: this.keyring,
      ...(isFirst ? { config } : {}),
    });
    this.#output.push(this.#launched.output);
    if (wrongPin !== undefined) {
      await this.#typeToUnlock(wrongPin);
      await expect(this.at('unlock-said')).not.toBeEmpty();
    }
    await this.unlock();
    await expect(this.at('scanner')).toHaveAttribute('data-tone', 'good', { timeout: 10_000 });
  }

  get #terminal(): Launched {
    if (this.#launched === null) throw new Error('the terminal does not run');
    return this.#launched;
  }

  get app(): Launched['app'] {
    return this.#terminal.app;
  }

  get page(): Launched['page'] {
    return this.#terminal.page;
  }

  get cashier(): Cashier {
    return cashierAt(this.page);
  }

  at(testId: string): ReturnType<Cashier['at']> {
    return this.cashier.at(testId);
  }

  view(): Promise<View> {
    return this.cashier.view();
  }

  output(): string {
    return this.#output.map((one) => one()).join('\n');
  }

  async plugIn(): Promise<void> {
    this.#pty = await openPty(join(this.outside, 'scanner'));
  }

  async unplug(): Promise<void> {
    await this.#pty?.close();
    this.#pty = null;
  }

  async scan(payload: string): Promise<void> {
    await this.#pty?.write(payload, { chunks: [64] });
  }

  async unlock(): Promise<void> {
    await this.#typeToUnlock(secrets.unlockPin);
    await expect(this.at('step')).toBeVisible();
  }

  async #typeToUnlock(pin: string): Promise<void> {
    await expect(this.at('locked')).toBeVisible();
    await this.at('unlock-pin').fill(pin);
    await this.page.keyboard.press('Enter');
  }

  /** While locked nothing of the customer is on the screen. */
  async lockAndUnlock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await expect(this.at('locked')).toBeVisible();
    expect(finder.in(`${await this.page.content()}${JSON.stringify(await this.view())}`)).toEqual([]);
    await this.unlock();
  }

  /** From the quote to the end: hands over a regular purchase, and copies its values. */
  async finish(): Promise<void> {
    await this.intend({ type: 'choosePlan', planId: null, months: null });
    await this.intend({ type: 'handOver' });
    await this.expectView({ screen: { step: 'handOver' } });
    await this.intend({ type: 'copy', what: 'all' });
    expect(finder.in(await this.#copied())).not.toEqual([]);
    await this.intend({ type: 'done' });
    await this.expectView({ screen: { step: 'customer', phase: { kind: 'empty' } } });
    await expect.poll(() => this.#copied()).toBe('');
  }

  #copied(): Promise<string> {
    return this.app.evaluate(({ clipboard }) => clipboard.readText());
  }

  /** An unhandled rejection or an uncaught exception in main, with `text` as name and message. */
  async failUnhandled(how: 'promise' | 'program', text: string): Promise<void> {
    await this.app.evaluate(
      (_electron, [kind, message]) => {
        const problem = new RangeError(message);
        problem.name = message;
        if (kind === 'promise') void Promise.reject(problem);
        else
          setTimeout(() => {
            throw problem;
          }, 0);
      },
      [how, text] as const,
    );
  }

  async intend(intention: Intention): Promise<void> {
    const accepted = await this.page.evaluate(async (wanted) => {
      const { flowId, screenNumber } = await window.terminal.getView();
      return window.terminal.intend({ flowId, screenNumber, intention: wanted });
    }, intention);
    expect(accepted).toBe(true);
  }

  /** Waits until the view matches these parts. */
  async expectView(expected: Record<string, unknown>, timeout = 20_000): Promise<void> {
    await expect.poll(() => this.view(), { timeout }).toMatchObject(expected);
  }

  /** All calls of an endpoint fail until `clearFaults`. */
  fail(endpoint: FaultInput['endpoint'], fault: FaultInput): void {
    this.sandbox.control.fault({ ...fault, endpoint, times: 1000 });
  }

  clearFaults(): void {
    this.sandbox.control.clearFaults();
  }

  /** Advances main's clocks and its long timers. */
  pass(milliseconds: number): Promise<void> {
    return letPass(this.app, milliseconds);
  }

  /** Until scanner diagnosis has the scanner. */
  async expectListening(): Promise<void> {
    const path = join(this.outside, 'scanner');
    const device = this.page.locator(`[data-testid="set-up-device"][data-path="${path}"]`);
    await expect(device).toHaveAttribute('data-state', 'ready');
  }

  /** The files of scans that were recorded for support. */
  recordings(): string[] {
    return readdirSync(join(this.#userDataDir, 'recordings'));
  }

  /** The audit trail's files. */
  trail(): string {
    const folder = join(this.#userDataDir, 'audit');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
  }

  /** Exports the audit trail; gives the file and the output. */
  exportTrail(): Promise<string> {
    const args = programArguments(this.#userDataDir, [`--export-audit=${join(this.inside, 'export.jsonl')}`]);
    const env = programEnvironment({ ...this.keyring.env, ...this.#environment });
    return new Promise((done, fail) => {
      execFile(
        electronExecutable(),
        args,
        { env, cwd: join(this.inside, 'cwd'), timeout: 60_000 },
        (problem, out, err) => {
          if (problem === null) done(`${readFileSync(join(this.inside, 'export.jsonl'), 'utf8')}${out}${err}`);
          else fail(new Error('the trail was not exported'));
        },
      );
    });
  }

  /** Removes the core size limit of all processes of the terminal. */
  allowCores(): void {
    for (const { pid } of familyOf(this.#pid)) {
      try {
        execFileSync('prlimit', [`--pid=${pid}`, '--core=unlimited:unlimited'], { stdio: 'pipe' });
      } catch (problem) {
        // The terminal starts short ones, to look for scanners: one that has ended leaves no core.
        if (existsSync(`/proc/${pid}`)) throw problem;
      }
    }
  }

  async removeCores(): Promise<void> {
    for (const name of this.cores()) await rm(join(this.inside, 'cwd', name));
  }

  /** The core dumps in the terminal's working folder. */
  cores(): string[] {
    return readdirSync(join(this.inside, 'cwd')).filter((name) => name.startsWith('core'));
  }

  get #pid(): number {
    const { pid } = this.app.process();
    if (pid === undefined) throw new Error('the terminal has no process');
    return pid;
  }

  /** Ends the terminal and all its processes: by SIGKILL, or by an abort that dumps core. */
  async die(how: 'killed' | 'aborts'): Promise<void> {
    const gone = once(this.app.process(), 'exit');
    if (how === 'killed') process.kill(this.#pid, 'SIGKILL');
    // Chromium would handle SIGABRT from outside and keep running.
    else this.app.evaluate(() => process.abort()).catch(() => undefined);
    await gone;
    await this.#launched?.close();
    this.#launched = null;
  }

  /** No mark where it could outlive the customer or be read by other programs. */
  async expectNoTrace(): Promise<void> {
    expect(finder.inFolder(this.inside)).toEqual([]);
    // LevelDB tables are compressed in a way that the search cannot read.
    const tables = entriesUnder(this.inside).filter(({ name }) => /\.(ldb|sst)$/.test(name));
    expect(tables).toEqual([]);
    const shared = readdirSync(sharedMemory).filter((name) => !this.sharedBefore.has(name));
    expect(shared.flatMap((name) => finder.inFile(join(sharedMemory, name)))).toEqual([]);
    expect(finder.in(this.output())).toEqual([]);
    if (this.#launched === null) return;
    const family = familyOf(this.#pid);
    expect(family.length).toBeGreaterThan(2);
    for (const { pid, arguments: given, environment } of family) {
      const found = [...given, ...environment].flatMap((text) => finder.in(Buffer.from(text, 'latin1')));
      expect(found).toEqual([]);
      expect(filesWrittenBy(pid).flatMap((path) => finder.inFile(path))).toEqual([]);
    }
    const titles = await this.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    );
    expect(titles).toEqual(['Flexiti POS Terminal']);
  }

  /** These marks are on the page, which shows that the search works. */
  async expectOnScreen(...names: string[]): Promise<void> {
    const page = (): Promise<string> =>
      this.app.evaluate(async ({ BrowserWindow }): Promise<string> => {
        const [window] = BrowserWindow.getAllWindows();
        return (await window?.webContents.executeJavaScript('document.body.outerHTML')) as string;
      });
    await expect.poll(async () => finder.in(await page())).toEqual(expect.arrayContaining(names));
  }
}
