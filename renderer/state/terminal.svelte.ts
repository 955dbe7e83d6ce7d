// The page's store: the last view that main sent, and the commands to main.
import { createContext } from 'svelte';
import type {
  CustomerDisplayView,
  DrawnFor,
  Intention,
  Language,
  DiagnosisView,
  TerminalApi,
  TrainingView,
  TrainingCommand,
  UnlockResult,
  View,
} from '../../preload/contract';

/** What the page shows, for all its parts. */
class Shown {
  /** Null until the first answer of main. */
  view = $state.raw<View | null>(null);
  /** What is being typed into the amount field; undefined while it shows what main knows. */
  amountDraft = $state.raw<number | null | undefined>(undefined);
  amountField: HTMLElement | null = null;
  /** Presses from then on answer the scan that is asked about, by the page's clock. */
  scanReadableAt = 0;
}

/** So long it takes to see that another scan is asked about than a moment ago, in milliseconds. */
const scanReadingMs = 400;

export class Terminal {
  readonly #api: TerminalApi;
  readonly #shown: Shown;
  /** Null is what is shown at the time. */
  readonly #drawnFor: DrawnFor | null;

  constructor(api: TerminalApi, shown = new Shown(), drawnFor: DrawnFor | null = null) {
    this.#api = api;
    this.#shown = shown;
    this.#drawnFor = drawnFor;
  }

  /** The same terminal for one screen: what is intended with it is meant for that screen, whenever it is sent. */
  drawnFor({ flowId, screenNumber }: DrawnFor): Terminal {
    return new Terminal(this.#api, this.#shown, { flowId, screenNumber });
  }

  /** Null until the first answer of main. */
  get view(): View | null {
    return this.#shown.view;
  }

  /**
   * The amount that is being typed, in cents, null when it was emptied; undefined while there is none. Every screen has its
   * own amount field: what is typed outlives the field, but not the customer that it is typed for.
   */
  get amountDraft(): number | null | undefined {
    return this.#shown.amountDraft;
  }

  set amountDraft(cents: number | null | undefined) {
    this.#shown.amountDraft = cents;
  }

  /** Tells which field on the screen is the amount's; gives the function to call when it goes. */
  offerAmountField(field: HTMLElement): () => void {
    const shown = this.#shown;
    shown.amountField = field;
    return () => {
      if (shown.amountField === field) shown.amountField = null;
    };
  }

  /** Puts the cashier into the amount field; false where there is none. */
  focusAmount(): boolean {
    this.#shown.amountField?.focus();
    return this.#shown.amountField !== null;
  }

  /** The cashier's language. */
  get language(): Language {
    return this.view?.terminal.language ?? 'en-CA';
  }

  /** Whether a digit or a letter alone does something. */
  get singleKeys(): boolean {
    return this.view?.terminal.singleKeys ?? true;
  }

  /** At which customers reach Flexiti; null where no number is set. */
  get flexitiPhone(): string | null {
    return this.view?.terminal.flexitiPhone ?? null;
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

  /** Sends an intention; false if main has refused it, since another screen is on the counter. */
  async intend(intention: Intention): Promise<boolean> {
    const drawnFor = this.#drawnFor ?? this.view;
    if (drawnFor === null) return false;
    const { flowId, screenNumber } = drawnFor;
    return this.#api.intend({ flowId, screenNumber, intention });
  }

  /** Parks the customer; where a scan is asked about, its customer is started. */
  park(): void {
    const scan = this.view?.pendingScan?.number;
    void this.intend({ type: 'park', ...(scan !== undefined && { scan }) });
  }

  /** Whether a scan is asked about that nobody can have seen when this press was made: it was meant for something else. */
  isBeforeScan({ timeStamp }: Event): boolean {
    const isAsked = (this.view?.pendingScan ?? null) !== null;
    return isAsked && timeStamp < this.#shown.scanReadableAt;
  }

  async setLanguage(language: Language): Promise<void> {
    await this.#api.setLanguage(language);
  }

  /** What the customer sees. */
  turnScreen(): Promise<CustomerDisplayView> {
    return this.#api.turnScreen();
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

  /** Asks for the next licence to be recorded for support, or takes that back. */
  async recordScan(isWanted: boolean): Promise<void> {
    await this.#api.diagnoseScanner(isWanted ? 'record' : 'stopRecording');
  }

  #adopt(view: View): void {
    if (this.view && view.revision < this.view.revision) return;
    if (!this.view || !isSameCustomer(this.view, view) || view.locked !== null) this.amountDraft = undefined;
    const [asked, askedBefore] = [view.pendingScan, this.view?.pendingScan ?? null];
    if (asked?.number !== askedBefore?.number) {
      this.#shown.scanReadableAt = performance.now() + (askedBefore === null ? 0 : scanReadingMs);
    }
    this.#shown.view = view;
  }
}

function isEmptyCounter({ screen }: View): boolean {
  return screen.step === 'customer' && screen.phase.kind === 'empty';
}

/** An amount that is typed on an empty counter is meant for whoever is scanned next, but not for one who is resumed. */
function isSameCustomer(before: View, after: View): boolean {
  if (before.flowId === after.flowId) return true;
  return isEmptyCounter(before) && !isEmptyCounter(after) && before.parked.length === after.parked.length;
}

/** The terminal of the page, for every component in it. */
export const [useTerminal, provideTerminal] = createContext<Terminal>();
