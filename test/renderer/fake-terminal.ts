// A fake of the main process: gives views, and records the page's commands.
import type {
  CustomerDisplayView,
  DrawnFor,
  Intention,
  Language,
  DiagnosisCommand,
  DiagnosisView,
  TerminalApi,
  TrainingView,
  TrainingCommand,
  UnlockResult,
  View,
} from '../../preload/contract';

export class FakeTerminal implements TerminalApi {
  readonly intentions: (DrawnFor & { intention: Intention })[] = [];
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

  intend(argument: DrawnFor & { intention: Intention }): Promise<boolean> {
    // The bridge clones every value; what cannot be cloned must fail here too.
    this.intentions.push(structuredClone(argument));
    const { flowId, screenNumber } = this.#view;
    return Promise.resolve(argument.flowId === flowId && argument.screenNumber === screenNumber);
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
  readonly setUpCommands: DiagnosisCommand[] = [];
  readonly #setUpListeners = new Set<(view: DiagnosisView) => void>();

  diagnoseScanner(command: DiagnosisCommand): Promise<DiagnosisView | null> {
    this.setUpCommands.push(command);
    return Promise.resolve(command === 'end' ? null : this.diagnosis);
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

  /** What the customer sees. */
  customerDisplay: CustomerDisplayView | null = null;

  turnScreen(): Promise<CustomerDisplayView> {
    return this.customerDisplay === null ? Promise.reject(new Error('no view')) : Promise.resolve(this.customerDisplay);
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
  get intended(): Intention[] {
    return this.intentions.map(({ intention }) => intention);
  }

  /** Sends the next view. Without a revision of its own it is one newer than the last; its screen gets its number. */
  show(view: View, revision = this.#view.revision + 1): void {
    const isSame = view.flowId === this.#view.flowId && placeOf(view) === placeOf(this.#view);
    const screenNumber = isSame ? this.#view.screenNumber : this.#view.screenNumber + 1;
    this.#view = { ...view, revision, screenNumber };
    for (const listener of this.#listeners) listener(this.#view);
  }
}

function placeOf({ screen }: View): string {
  return screen.step === 'customer' ? `${screen.step} ${screen.phase.kind}` : screen.step;
}
