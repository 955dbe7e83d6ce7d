// What the page knows: the last view that main sent, and the way to tell main what the cashier wants.
import { createContext } from 'svelte';
import type { Intention, Language, TerminalApi, TrainingView, TrainingWish, View } from '../../preload/contract';

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

  /** What the training panel shows; null on a live terminal. */
  getTraining(): Promise<TrainingView | null> {
    return this.#api.getTraining();
  }

  /** Tells main what the trainee wants; gives whether something came of it. */
  train(wish: TrainingWish): Promise<boolean> {
    return this.#api.train(wish);
  }

  #take(view: View): void {
    if (this.view && view.revision < this.view.revision) return;
    this.view = view;
  }
}

/** The terminal of the page, for every component in it. */
export const [useTerminal, provideTerminal] = createContext<Terminal>();
