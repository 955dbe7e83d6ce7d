// A live till: Flexiti is another process, behind a network line that can be unplugged.
import { test } from '@playwright/test';
import type { Language } from '../../../preload/contract';
import { openPty } from '../../support/pty';
import { startCuttingProxy, type CuttingProxy } from '../../support/cutting-proxy';
import { TrainingTill, manageTill, type Parts } from '../support/training-till';
import { startExternalSandbox } from '../support/external-sandbox';
import { launch } from '../support/launch';

export interface Line {
  /** Closes the port and all connections. */
  unplug: () => Promise<void>;
  plug: () => Promise<void>;
}

/** A till for the tests of this describe block, its line plugged in before each of them. `more` overrides its credentials. */
export function liveTillIn(
  language: Language,
  more: { clientSecret?: string } = {},
): { till: TrainingTill; line: Line } {
  let target = '';
  let port = 0;
  let proxy: CuttingProxy | null = null;

  const line: Line = {
    async unplug() {
      await proxy?.close();
      proxy = null;
    },
    async plug() {
      proxy ??= await startCuttingProxy(target, port);
      port = Number(new URL(proxy.url).port);
    },
  };

  async function start(): Promise<Parts> {
    const flexiti = await startExternalSandbox();
    target = flexiti.api.baseUrl;
    await line.plug();
    const pty = await openPty();
    const api = { ...flexiti.api, baseUrl: `http://127.0.0.1:${port}`, ...more };
    const terminal = await launch({ config: { language, api, serial: { path: pty.terminalPath } } });
    const close = async (): Promise<void> => {
      await terminal.close();
      await pty.close();
      await line.unplug();
      await flexiti.stop();
    };
    return { terminal, pty, sandbox: flexiti.control, close };
  }

  test.beforeEach(() => line.plug());
  return { till: manageTill(new TrainingTill(language, start)), line };
}
