// A live terminal at a hostile API, whose time goes by as fast as a test wants.
import type { Page } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Intention, Language, View } from '../../../preload/contract';
import { openPty, type Pty } from '../../support/pty';
import { evenIfCollected } from '../../support/unless-collected';
import { launch, type Launched } from '../support/launch';
import { letPass } from '../support/let-pass';
import { startHostileApi, type HostileApi } from './hostile-api';
import type { PageState } from './checks/page';

/** What a test leaves on the page's window. */
interface PageWindow extends Window {
  aheadMs: number;
  seen: View[];
  foreign?: unknown;
}

/** So many milliseconds pass at once where something is waited for. */
const hasteMs = 700;
/** While the API has just been asked or has just answered, time takes its time: the terminal is at work. */
const quietMs = 100;

export class HostileTill {
  /** Errors and warnings of the page and of main since the last look. */
  readonly complaints: string[] = [];
  #stderr = 0;

  private constructor(
    readonly language: Language,
    readonly api: HostileApi,
    readonly terminal: Launched,
    readonly pty: Pty,
  ) {}

  static async open(language: Language): Promise<HostileTill> {
    const api = await startHostileApi();
    const pty = await openPty();
    const terminal = await launch({
      config: {
        language,
        api: api.api,
        overrideAllowed: true,
        lockAfterMinutes: 0,
        serial: { path: pty.terminalPath },
      },
      hooks: ['record-stderr', 'record-requests'],
      // Waits between the repetitions of a call pass as well.
      env: { FLEXITI_TEST_LONG_TIMER_MS: '200' },
    });
    const till = new HostileTill(language, api, terminal, pty);
    await till.#listen();
    await till.until('the scanner', ({ scanners }) => scanners.some(({ state }) => state === 'ready'));
    return till;
  }

  async #listen(): Promise<void> {
    const { page } = this;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`page: ${error.message}`));
    page.on('load', () => this.complaints.push('the page was loaded again'));
    await page.evaluate(() => {
      const own = window as unknown as PageWindow;
      const now = Date.now.bind(Date);
      own.aheadMs = 0;
      own.seen = [];
      Date.now = () => now() + own.aheadMs;
      window.terminal.onView((view) => own.seen.push(view));
    });
  }

  get page(): Page {
    return this.terminal.page;
  }

  view(): Promise<View> {
    return evenIfCollected(() => this.page.evaluate(() => window.terminal.getView()));
  }

  /** Time passes for the terminal, its page and the API. */
  async pass(ms: number): Promise<void> {
    this.api.pass(ms);
    await Promise.all([
      this.page.evaluate((more) => ((window as unknown as PageWindow).aheadMs += more), ms),
      letPass(this.terminal.app, ms),
    ]);
  }

  /** Waits for a view, hastening the time; throws where it does not come in twenty seconds of real time. */
  async until(what: string, is: (view: View) => boolean): Promise<View> {
    const started = performance.now();
    for (;;) {
      const view = await this.view();
      if (is(view)) return view;
      const waited = performance.now() - started;
      if (waited > 20_000)
        throw new Error(`${what} does not come: ${JSON.stringify([view.link, view.screen]).slice(0, 400)}`);
      if (Math.min(waited, this.api.quietMs()) > quietMs) await this.pass(hasteMs);
      await delay(8);
    }
  }

  /** Main has received it when this resolves; false where the counter has another flow by now. */
  intend(intention: Intention): Promise<boolean> {
    return this.page.evaluate(async (wanted) => {
      const { getView, intend } = window.terminal;
      const { flowId: wantedFlow } = await getView();
      // An answer may change the screen of the same customer in between.
      for (;;) {
        const { flowId, screenNumber } = await getView();
        if (flowId !== wantedFlow) return false;
        if (await intend({ flowId, screenNumber, intention: wanted })) return true;
      }
    }, intention);
  }

  /** What stands on the page, with the views that main has sent since the last look. */
  async look(): Promise<PageState> {
    const state = await this.page.evaluate(async (): Promise<PageState> => {
      const own = window as unknown as PageWindow;
      const view = await window.terminal.getView();
      // Drawn by then.
      await new Promise((next) => requestAnimationFrame(next));
      const told = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];
      return {
        view,
        seen: own.seen.splice(0),
        text: document.body.innerText,
        attributes: [...document.querySelectorAll('*')].flatMap((element) =>
          told.flatMap((name) => element.getAttribute(name) ?? []),
        ),
        foreign: document.querySelectorAll('[data-foreign], body script, iframe, object, embed, a[href]').length,
        isMarked: 'foreign' in own || 'polluted' in {},
        overflowPx: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
        language: document.documentElement.lang,
        isDrawn: document.querySelector('[data-testid="drawing-failed"]') === null,
      };
    });
    const stderr = await this.terminal.app.evaluate(() => (globalThis as unknown as { stderrText: string }).stderrText);
    if (stderr.length > this.#stderr) this.complaints.push(`main: ${stderr.slice(this.#stderr)}`);
    this.#stderr = stderr.length;
    return state;
  }

  /** The origins that the program has turned to. */
  origins(): Promise<string[]> {
    return this.terminal.app.evaluate(() => [...(globalThis as unknown as { askedOrigins: Set<string> }).askedOrigins]);
  }

  async close(): Promise<void> {
    await this.terminal.close();
    await this.pty.close();
    await this.api.close();
  }
}
