// A terminal that can be killed and restarted, with its surroundings: Flexiti behind a bad network, a keyring, a scanner
// that can be unplugged, and a clock that can be set.
import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '../../../main/sandbox';
import { startTraining } from '../../../main/app/training';
import type { Intention, View } from '../../../preload/contract';
import { openPty, type Pty } from '../../support/pty';
import { evenIfCollected, unlessCollected } from '../../support/unless-collected';
import { startKeyring, type Keyring } from '../../e2e/support/keyring';
import { launch, type Launched } from '../../e2e/support/launch';

import { familyOf } from '../../e2e/traces/traces';
import { startCuttingProxy, type CuttingProxy } from '../../support/cutting-proxy';
import { authorityFile, startHttp2Front, type Http2Front } from '../../support/wire/http2-front';
import { startLiar, type Liar } from './liar';
import { startNetwork, type Network } from './network';

interface Parts {
  folder: string;
  sandbox: Sandbox;
  liar: Liar;
  proxy: CuttingProxy;
  /** Null where the lane is not over TLS. */
  front: Http2Front | null;
  network: Network;
  keyring: Keyring;
}

/** Polls until it is so; throws after `limitMs`, which is enough for a slow machine. */
export async function until(name: string, isSo: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`timed out: ${name}`);
    await delay(20);
  }
}

export class Station {
  readonly #parts: Parts;
  #launched: Launched | null = null;
  #pty: Pty | null = null;
  #provisioned = false;
  /** The offset of the terminal's clock. */
  aheadMs = 0;
  starts = 0;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** `secure` as of the plan of a lane. */
  static async open({ secure }: { secure: boolean }): Promise<Station> {
    const folder = await mkdtemp(join(tmpdir(), 'flexiti-chaos-'));
    // In case the run is interrupted.
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    const sandbox = await startTraining({ port: 0, now: Date.now, overrideAllowed: true });
    const liar = await startLiar(sandbox.baseUrl);
    const proxy = await startCuttingProxy(liar.url);
    const front = secure ? await startHttp2Front(proxy.url) : null;
    const station = new Station({
      folder,
      sandbox,
      liar,
      proxy,
      front,
      network: await startNetwork((front ?? proxy).url),
      keyring: await startKeyring(),
    });
    await station.plugIn();
    await station.start();
    return station;
  }

  get sandbox(): Sandbox {
    return this.#parts.sandbox;
  }
  get liar(): Liar {
    return this.#parts.liar;
  }
  get front(): Http2Front | null {
    return this.#parts.front;
  }
  get proxy(): CuttingProxy {
    return this.#parts.proxy;
  }
  get network(): Network {
    return this.#parts.network;
  }

  /** Milliseconds since 1970, by the terminal's clock. */
  now(): number {
    return Date.now() + this.aheadMs;
  }

  async start(): Promise<void> {
    const { folder, sandbox, front, network, keyring } = this.#parts;
    const { clientId, clientSecret } = sandbox;
    const config = {
      api: { baseUrl: network.url, clientId, clientSecret, ...(front !== null && { caFile: authorityFile }) },
      language: 'en-CA',
      overrideAllowed: true,
      lockAfterMinutes: 0,
      serial: { path: this.#scannerPath() },
    };
    this.#launched = await launch({
      // Provisioned once: afterwards it has to work without.
      ...(this.#provisioned ? {} : { config }),
      userDataDir: join(folder, 'user-data'),
      keyring,
      env: { FLEXITI_TEST_CLOCK_AHEAD_MS: String(this.aheadMs) },
    });
    this.#provisioned = true;
    this.starts += 1;
  }

  /** SIGKILL to the main process. Resolves when it and its descendants have exited. */
  async kill(): Promise<void> {
    const launched = this.#terminal();
    const { app } = launched;
    const { pid } = app.process();
    if (pid === undefined) throw new Error('the terminal has no process');
    const family = familyOf(pid).map((one) => one.pid);
    const closed = app.waitForEvent('close', { timeout: 60_000 });
    this.#launched = null;
    process.kill(pid, 'SIGKILL');
    await closed;
    await launched.close();
    await until('the children of a killed terminal end', () => family.every((one) => !isRunning(one)));
  }

  async setClock(byMs: number): Promise<void> {
    this.aheadMs += byMs;
    await this.#launched?.app.evaluate((_, ahead) => {
      (globalThis as unknown as { clockAheadMs: number }).clockAheadMs = ahead;
    }, this.aheadMs);
  }

  view(): Promise<View> {
    return evenIfCollected(() => this.#page().evaluate(() => window.terminal.getView()));
  }

  /** The next view, or the same where none comes in time. */
  async viewAfter({ revision }: View, limitMs: number): Promise<View> {
    const end = performance.now() + limitMs;
    for (;;) {
      const view = await this.view();
      if (view.revision > revision || performance.now() > end) return view;
      await delay(25);
    }
  }

  /** Resolves when main has received it; false where it was for another flow than the current one. */
  async intend(flowId: string, intention: Intention): Promise<boolean> {
    const send = (): Promise<boolean> =>
      this.#page().evaluate(
        async (request) => {
          const { getView, intend } = window.terminal;
          // An answer that changes the screen in between is not what is tried here.
          for (;;) {
            const { flowId, screenNumber } = await getView();
            if (flowId !== request.flowId) return false;
            if (await intend({ ...request, screenNumber })) return true;
          }
        },
        { flowId, intention },
      );
    const accepted = await unlessCollected(send);
    // Main handles messages in order, so after this it has been received.
    if (accepted === null) await this.view();
    return accepted ?? true;
  }

  lock(): Promise<undefined> {
    return this.#page().evaluate(() => window.terminal.lock());
  }

  async unlock(): Promise<boolean> {
    return (await this.#page().evaluate(() => window.terminal.unlock(null))).unlocked;
  }

  get isPluggedIn(): boolean {
    return this.#pty !== null;
  }

  async plugIn(): Promise<void> {
    this.#pty ??= await openPty(this.#scannerPath());
  }

  async unplug(): Promise<void> {
    const pty = this.#pty;
    this.#pty = null;
    await pty?.close();
  }

  /** False where there is no scanner. */
  async scan(payload: string): Promise<boolean> {
    await this.#pty?.write(payload);
    return this.#pty !== null;
  }

  async close(): Promise<void> {
    const { folder, sandbox, liar, proxy, front, network, keyring } = this.#parts;
    await this.#launched?.close();
    await this.unplug();
    await network.close();
    await front?.close();
    await proxy.close();
    await liar.close();
    await sandbox.close();
    await keyring.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #scannerPath(): string {
    return join(this.#parts.folder, 'scanner');
  }

  #terminal(): Launched {
    if (this.#launched === null) throw new Error('the terminal is not running');
    return this.#launched;
  }

  #page(): Page {
    return this.#terminal().page;
  }
}

/** A zombie counts as exited. */
function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
