// Which keys work now. Each part of a screen offers its own; the key row shows what is offered, so that what is written
// there and what the keys do cannot differ.
import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { HastyPress } from './hasty-press';
import type { Takes } from './text-field-focus';
import { TypedNumber, type Choices } from './typed-number';

export interface KeyAction {
  label: string;
  enabled: boolean;
  run: () => void;
}

export interface Writing {
  takes: Exclude<Takes, 'nothing'>;
  field: () => HTMLInputElement | undefined;
}

export interface KeyOffer {
  /** On Enter. */
  primary?: KeyAction | null;
  /** On Enter before all others, for as long as it is offered: what is being typed comes first. */
  urgent?: KeyAction | null;
  /** On Esc, in place of going back. */
  escape?: KeyAction | null;
  /** On F2, in place of a new customer. */
  newCustomer?: KeyAction | null;
  /** On F8. */
  training?: KeyAction | null;
  /** On F7, where nothing is recorded. */
  turn?: KeyAction | null;
  /** On F7. */
  recording?: KeyAction | null;
  /** On F9. */
  diagnosis?: KeyAction | null;
  /** On F6. */
  parked?: KeyAction | null;
  /** Where text goes that is typed outside all fields: the one field that the screen waits for. */
  writing?: Writing | null;
  /** On its number, from 1 on. */
  digits?: Choices;
  /** On its letter, from A on; those beyond Z have none. */
  letters?: Choices;
  /** Modal: while it is offered, all keys of the others are off. */
  alone?: boolean;
}

export class Keys {
  // A set that keeps itself: while an effect is torn down Svelte gives state as it was before, and an offer that was just
  // added would be lost with the one that goes.
  readonly #offers = new SvelteSet<() => KeyOffer>();

  /** What the field with the focus takes of what is typed. */
  takes = $state<Takes>('nothing');

  readonly typedNumber = new TypedNumber();
  readonly hastyPress = new HastyPress();

  readonly #heard = $derived.by((): KeyOffer[] => {
    const offers = [...this.#offers].map((offer) => offer());
    const alone = offers.filter((offer) => offer.alone === true);
    return alone.length > 0 ? alone : offers;
  });

  /** Of all that is offered, the last that can be done; else the last, to be shown as not yet possible. */
  readonly primary = $derived.by((): KeyAction | null => {
    const offered = this.#heard.map(({ primary }) => primary).filter((action) => !!action);
    const urgent = this.#heard.map((offer) => offer.urgent).find((action) => !!action);
    return urgent ?? offered.findLast((action) => action.enabled) ?? offered.at(-1) ?? null;
  });

  readonly newCustomer = $derived.by((): KeyAction | null => this.#last('newCustomer'));
  readonly escape = $derived.by((): KeyAction | null => this.#last('escape'));
  readonly training = $derived.by((): KeyAction | null => this.#last('training'));
  readonly turn = $derived.by((): KeyAction | null => this.#last('turn'));
  readonly recording = $derived.by((): KeyAction | null => this.#last('recording'));
  readonly diagnosis = $derived.by((): KeyAction | null => this.#last('diagnosis'));
  readonly parked = $derived.by((): KeyAction | null => this.#last('parked'));

  /** The last that is offered, as of when the screen stood. */
  writing = $state.raw<Writing | null>(null);
  readonly #writing = $derived.by((): Writing | null => {
    return this.#heard.map(({ writing }) => writing).findLast((one) => !!one) ?? null;
  });

  /**
   * For an effect of the page. Nothing that is drawn may ask for it itself: while a screen is drawn, the offers of the one
   * before it are still there, and what they read is gone.
   */
  followWriting(): void {
    this.writing = this.#writing;
  }

  /** What the field that waits for text takes is no choice: a PIN is never taken for the number of a row. */
  readonly digits = $derived.by((): Choices => (this.#writing === null ? this.#choices('digits') : []));
  readonly letters = $derived.by((): Choices => (this.#writing?.takes === 'text' ? [] : this.#choices('letters')));

  /** Whether a digit or a letter is a shortcut now, and no text. */
  hears(name: string): boolean {
    const takes = this.takes === 'nothing' ? (this.writing?.takes ?? 'nothing') : this.takes;
    return takes === 'nothing' || (takes === 'digits' && !/\d/.test(name));
  }

  #choices(kind: 'digits' | 'letters'): Choices {
    return this.#heard.map((offer) => offer[kind] ?? []).findLast((choices) => choices.length > 0) ?? [];
  }

  #last(key: 'newCustomer' | 'escape' | 'recording' | 'training' | 'turn' | 'diagnosis' | 'parked'): KeyAction | null {
    return this.#heard.map((offer) => offer[key]).findLast((action) => !!action) ?? null;
  }

  add(offer: () => KeyOffer): () => void {
    this.#offers.add(offer);
    return () => {
      this.#offers.delete(offer);
    };
  }
}

export const [useKeys, provideKeys] = createContext<Keys>();

/** Offers keys for as long as the component that calls it stands. The function is asked again whenever what it reads changes. */
export function offerKeys(offer: () => KeyOffer): void {
  const keys = useKeys();
  $effect.pre(() => keys.add(offer));
}
