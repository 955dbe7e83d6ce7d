// The terminal driven through `window.terminal` (the real preload, the real IPC), and killed: for tests of what outlasts
// the program, independent of the screens.
import { expect, type Page } from '@playwright/test';
import type { Intention, View } from '../../../preload/contract';
import { launch, type LaunchOptions } from './launch';

export interface DrivenTerminal {
  page: Page;
  /** What main has written to standard error so far. */
  stderrText(): Promise<string>;
  /** The view at the start. */
  first: View;
  view(): Promise<View>;
  /** Sends an intention for the current flow; main has accepted it when this resolves. */
  intend(intention: Intention): Promise<void>;
  /** Waits for a view and gives it. */
  until(what: string, is: (view: View) => boolean): Promise<View>;
  /** SIGKILL to the main process, which has exited when this resolves. */
  kill(): Promise<void>;
  /** Quits it. */
  close(): Promise<void>;
}

/** Resolves when the first view is there. */
export async function startDriven(options: LaunchOptions): Promise<DrivenTerminal> {
  const launched = await launch({ ...options, hooks: ['record-stderr'] });
  const { app, page } = launched;
  const view = (): Promise<View> => page.evaluate(() => window.terminal.getView());
  const first = await view();
  return {
    page,
    stderrText: () => app.evaluate(() => (globalThis as unknown as { stderrText: string }).stderrText),
    first,
    view,
    async intend(intention) {
      const accepted = await page.evaluate(async (intention) => {
        const { getView, intend } = window.terminal;
        const first = await getView();
        // An answer may change the screen of the same customer in between.
        for (;;) {
          const { flowId, screenNumber } = await getView();
          if (flowId !== first.flowId) return false;
          if (await intend({ flowId, screenNumber, intention })) return true;
        }
      }, intention);
      expect(accepted).toBe(true);
    },
    async until(what, is) {
      let seen = await view();
      const look = async (): Promise<boolean> => {
        seen = await view();
        return is(seen);
      };
      await expect.poll(look, { message: what, timeout: 30_000, intervals: [50] }).toBe(true);
      return seen;
    },
    async kill() {
      const main = app.process();
      const ended = new Promise((done) => main.once('exit', done));
      main.kill('SIGKILL');
      await ended;
      expect(main.signalCode).toBe('SIGKILL');
      await launched.close();
    },
    close: () => launched.close(),
  };
}

/** Whether no call for the current customer is under way. */
export function isSettled({ screen }: View): boolean {
  switch (screen.step) {
    case 'customer':
      return screen.phase.kind !== 'searching' && screen.phase.kind !== 'lookingUp';
    case 'verify':
      return (
        screen.waiting === null &&
        screen.attempt.kind !== 'sending' &&
        screen.methods.every(({ why }) => why !== 'loading')
      );
    case 'quote':
      return screen.waiting === null;
    case 'handOver':
      return true;
  }
}

/** Whether the current customer is at the verify step, with the account loaded. */
export function isAtVerify(view: View): boolean {
  return view.screen.step === 'verify' && view.screen.problem === null && isSettled(view);
}

/** Whether the current verification is of this kind. */
export function isAttempt(kind: string): (view: View) => boolean {
  return (view) => isSettledOr(kind, view) && view.screen.step === 'verify' && view.screen.attempt.kind === kind;
}

function isSettledOr(kind: string, view: View): boolean {
  return kind === 'sending' || isSettled(view);
}

/** Whether the customer step is in this phase. */
export function isPhase(kind: string): (view: View) => boolean {
  return ({ screen }) => screen.step === 'customer' && screen.phase.kind === kind;
}
