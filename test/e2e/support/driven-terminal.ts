// The terminal driven through what its page is given (`window.terminal`: the real preload, the real IPC), and killed: for
// tests of what outlasts the program, whatever the screens look like.
import { expect, type Page } from '@playwright/test';
import type { Intention, View } from '../../../preload/contract';
import { launch, type LaunchOptions } from './launch';

export interface DrivenTerminal {
  page: Page;
  /** What main has written to standard error. */
  complaints(): Promise<string>;
  /** The first view that the page could get. */
  first: View;
  view(): Promise<View>;
  /** A wish for whoever is on the counter, which main has taken when this resolves. */
  intend(intention: Intention): Promise<void>;
  /** Waits for a view; gives the one that it was. */
  until(what: string, is: (view: View) => boolean): Promise<View>;
  /** SIGKILL to the main process; it is gone when this resolves. */
  kill(): Promise<void>;
  /** A proper end. */
  close(): Promise<void>;
}

/** Starts it; its first screen is there when this resolves. */
export async function startDriven(options: LaunchOptions): Promise<DrivenTerminal> {
  const launched = await launch({ ...options, hooks: ['keep-complaints'] });
  const { app, page } = launched;
  const view = (): Promise<View> => page.evaluate(() => window.terminal.getView());
  const first = await view();
  return {
    page,
    complaints: () => app.evaluate(() => (globalThis as unknown as { complaints: string }).complaints),
    first,
    view,
    async intend(intention) {
      const taken = await page.evaluate(async (intention) => {
        const { flowId } = await window.terminal.getView();
        return window.terminal.intend({ flowId, intention });
      }, intention);
      expect(taken).toBe(true);
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

/** Nothing that was asked of Flexiti for whoever is on the counter is still to come. */
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

/** Whether the customer on the counter is at the verify step, with all that Flexiti says of the account. */
export function isAtVerify(view: View): boolean {
  return view.screen.step === 'verify' && view.screen.problem === null && isSettled(view);
}

/** Whether the verification on the counter stands like this. */
export function isAttempt(kind: string): (view: View) => boolean {
  return (view) => isSettledOr(kind, view) && view.screen.step === 'verify' && view.screen.attempt.kind === kind;
}

function isSettledOr(kind: string, view: View): boolean {
  return kind === 'sending' || isSettled(view);
}

/** Whether the customer step stands like this. */
export function isPhase(kind: string): (view: View) => boolean {
  return ({ screen }) => screen.step === 'customer' && screen.phase.kind === kind;
}
