// The page's store: the last view that main sent, and the commands to main.
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
  /** Null until the first answer of main. */
  view = $state.raw<View | null>(null);
  readonly #api: TerminalApi;

  constructor(api: TerminalApi) {
    this.#api = api;
  }

  /** The cashier's language. */
  get language(): Language {
    return this.view?.terminal.language ?? 'en-CA';
  }

  /** Subscribes to main's views; gives the function to unsubscribe. */
  follow(): () => void {
    const end = this.#api.onView((view) => {
      this.#adopt(view);
    });
    void this.#api.getView().then((view) => {
      this.#adopt(view);
    });
    return end;
  }

  /** Sends an intention, for the flow that is on the screen. */
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

  /** The PIN is null if none is required. */
  unlock(pin: string | null): Promise<UnlockResult> {
    return this.#api.unlock(pin);
  }

  /** Null on a live terminal. */
  getTraining(): Promise<TrainingView | null> {
    return this.#api.getTraining();
  }

  /** True if it had an effect. */
  train(command: TrainingCommand): Promise<boolean> {
    return this.#api.train(command);
  }

  /**
   * Starts the diagnosis of scanners and subscribes to it; gives the function that ends both. The listener gets null if the
   * diagnosis cannot run. Events are newer than the answer, which may arrive after them.
   */
  diagnoseScanner(listener: (view: DiagnosisView | null) => void): () => void {
    let received = false;
    let ended = false;
    const unsubscribe = this.#api.onDiagnosis((view) => {
      received = true;
      listener(view);
    });
    void this.#api.diagnoseScanner('start').then((view) => {
      if (!ended && !(received && view !== null)) listener(view);
    });
    return () => {
      ended = true;
      unsubscribe();
      void this.#api.diagnoseScanner('end');
    };
  }

  #adopt(view: View): void {
    if (this.view && view.revision < this.view.revision) return;
    this.view = view;
  }
}

/** The terminal of the page, for every component in it. */
export const [useTerminal, provideTerminal] = createContext<Terminal>();
