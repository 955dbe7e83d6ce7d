// The time, for what counts seconds on the screen. It ticks only while it is shown.
import { createSubscriber } from 'svelte/reactivity';

const everyMilliseconds = 100;

class Clock {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, everyMilliseconds);
    return () => {
      clearInterval(timer);
    };
  });

  /** Milliseconds since 1970; what reads it in a template or an effect is run again as time goes by. */
  get now(): number {
    this.#subscribe();
    return Date.now();
  }
}

export const clock = new Clock();
