// Which keys work now. Each part of a screen offers its own; the key row shows what is offered, so that what is written
// there and what the keys do cannot differ.
import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

export interface KeyAction {
  label: string;
  enabled: boolean;
  run: () => void;
}

export interface KeyOffer {
  /** On Enter. */
  primary?: KeyAction | null;
  /** On Enter before all others, for as long as it is offered: what is being typed comes first. */
  urgent?: KeyAction | null;
  /** On Esc, in place of going back. */
  escape?: KeyAction | null;
  /** On F8. */
  training?: KeyAction | null;
  /** On F9. */
  diagnosis?: KeyAction | null;
  /** On F6. */
  parked?: KeyAction | null;
  /** On 1 to 9. */
  digits?: Digits;
  /** Modal: while it is offered, all keys of the others are off. */
  alone?: boolean;
}

/** What 1 to 9 do, from 1 on. */
type Digits = readonly ((() => void) | undefined)[];

export class Keys {
  // A set that keeps itself: while an effect is torn down Svelte gives state as it was before, and an offer that was just
  // added would be lost with the one that goes.
  readonly #offers = new SvelteSet<() => KeyOffer>();

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

  readonly escape = $derived.by((): KeyAction | null => this.#last('escape'));
  readonly training = $derived.by((): KeyAction | null => this.#last('training'));
  readonly diagnosis = $derived.by((): KeyAction | null => this.#last('diagnosis'));
  readonly parked = $derived.by((): KeyAction | null => this.#last('parked'));

  readonly digits = $derived.by((): Digits => {
    return this.#heard.map((offer) => offer.digits ?? []).findLast((digits) => digits.length > 0) ?? [];
  });

  #last(key: 'escape' | 'training' | 'diagnosis' | 'parked'): KeyAction | null {
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
