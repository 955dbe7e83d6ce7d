// What the page knows: the last view that main sent, and the way to tell main what the cashier wants.
import { createContext } from 'svelte';
import type {
  Intention,
  Language,
  DiagnosisView,
  TerminalApi,
  TrainingView,
  TrainingCommand,
  UnlockResult,
  View,
} from '../../preload/contract';

export class Terminal {
  /** Null until main has answered for the first time. */
  view = $state.raw<View | null>(null);
  readonly #api: TerminalApi;

  constructor(api: TerminalApi) {
    this.#api = api;
  }

  /** The cashier's language. */
  get language(): Language {
    return this.view?.terminal.language ?? 'en-CA';
  }

  /** Starts to follow main; gives the function that ends it. */
  follow(): () => void {
    const end = this.#api.onView((view) => {
      this.#take(view);
    });
    void this.#api.getView().then((view) => {
      this.#take(view);
    });
    return end;
  }

  /** Tells main what the cashier wants, for the flow that is on the screen. */
  async intend(intention: Intention): Promise<void> {
    if (!this.view) return;
    await this.#api.intend({ flowId: this.view.flowId, intention });
  }

  async setLanguage(language: Language): Promise<void> {
    await this.#api.setLanguage(language);
  }

  async lock(): Promise<void> {
    await this.#api.lock();
  }

  /** Tries to unlock the lane; the PIN is null where none is asked for. */
  unlock(pin: string | null): Promise<UnlockResult> {
    return this.#api.unlock(pin);
  }

  /** What the training panel shows; null on a live terminal. */
  getTraining(): Promise<TrainingView | null> {
    return this.#api.getTraining();
  }

  /** Tells main what the trainee wants; gives whether something came of it. */
  train(command: TrainingCommand): Promise<boolean> {
    return this.#api.train(command);
  }

  /**
   * Has a scanner set up, and follows it; gives the function that ends it. `take` is told null where it is not under way.
   * Events are newer than the answer, which may come behind them.
   */
  diagnoseScanner(take: (view: DiagnosisView | null) => void): () => void {
    let heard = false;
    let ended = false;
    const unfollow = this.#api.onDiagnosis((view) => {
      heard = true;
      take(view);
    });
    void this.#api.diagnoseScanner('start').then((view) => {
      if (!ended && !(heard && view !== null)) take(view);
    });
    return () => {
      ended = true;
      unfollow();
      void this.#api.diagnoseScanner('end');
    };
  }

  #take(view: View): void {
    if (this.view && view.revision < this.view.revision) return;
    this.view = view;
  }
}

/** The terminal of the page, for every component in it. */
export const [useTerminal, provideTerminal] = createContext<Terminal>();
