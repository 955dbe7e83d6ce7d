// A fake of the main process: gives views, and records the page's commands.
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

export class FakeTerminal implements TerminalApi {
  readonly intentions: { flowId: string; intention: Intention }[] = [];
  readonly languages: Language[] = [];
  #view: View;
  readonly #listeners = new Set<(view: View) => void>();

  constructor(view: View, training: TrainingView | null = null) {
    this.training = training;
    this.#view = view;
  }

  getView(): Promise<View> {
    return Promise.resolve(this.#view);
  }

  intend(argument: { flowId: string; intention: Intention }): Promise<boolean> {
    // The bridge clones every value; what cannot be cloned must fail here too.
    this.intentions.push(structuredClone(argument));
    return Promise.resolve(true);
  }

  /** The training panel's content; null as on a live terminal. */
  readonly training: TrainingView | null;
  readonly trained: TrainingCommand[] = [];

  getTraining(): Promise<TrainingView | null> {
    return Promise.resolve(this.training);
  }

  train(command: TrainingCommand): Promise<boolean> {
    this.trained.push(structuredClone(command));
    return Promise.resolve(true);
  }

  setLanguage(language: Language): Promise<undefined> {
    this.languages.push(language);
    return Promise.resolve(undefined);
  }

  /** The diagnosis at its start; null as where scanning is off. */
  diagnosis: DiagnosisView | null = null;
  readonly setUpWishes: ('start' | 'end')[] = [];
  readonly #setUpListeners = new Set<(view: DiagnosisView) => void>();

  diagnoseScanner(command: 'start' | 'end'): Promise<DiagnosisView | null> {
    this.setUpWishes.push(command);
    return Promise.resolve(command === 'start' ? this.diagnosis : null);
  }

  onDiagnosis(listener: (view: DiagnosisView) => void): () => void {
    this.#setUpListeners.add(listener);
    return () => {
      this.#setUpListeners.delete(listener);
    };
  }

  /** Sends the next state of the diagnosis. */
  showSetUp(view: DiagnosisView): void {
    for (const listener of this.#setUpListeners) listener(view);
  }

  setTextFieldFocused(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** How often the lane was locked, and the PINs that were tried. */
  locks = 0;
  readonly unlocks: (string | null)[] = [];
  /** The answer to an attempt to unlock. */
  unlocking: UnlockResult = { unlocked: true, againAt: null };

  lock(): Promise<undefined> {
    this.locks += 1;
    return Promise.resolve(undefined);
  }

  unlock(pin: string | null): Promise<UnlockResult> {
    this.unlocks.push(pin);
    return Promise.resolve(this.unlocking);
  }

  onView(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The intentions, without the ids of their flows. */
  get wishes(): Intention[] {
    return this.intentions.map(({ intention }) => intention);
  }

  /** Sends the next view. Without a revision of its own it is one newer than the last. */
  show(view: View, revision = this.#view.revision + 1): void {
    this.#view = { ...view, revision };
    for (const listener of this.#listeners) listener(this.#view);
  }
}
