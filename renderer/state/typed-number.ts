// The number of a choice, typed digit by digit: with ten choices and more, "12" is the twelfth and not the first.

/** What each number does, from 1 on. */
export type Choices = readonly ((() => void) | undefined)[];

/** So long a number that could become another waits for its next digit; Enter ends the wait. */
const waitMs = 800;

export class TypedNumber {
  #typed = '';
  #screen = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Takes a digit that was pressed on this screen; false if no number begins so, and none was being typed. `choices` is
   * asked again when the wait is over.
   */
  take(digit: string, screen: string, choices: () => Choices): boolean {
    const before = screen === this.#screen ? this.#typed : '';
    this.drop();
    const typed = before + digit;
    const numbers = choices().flatMap((choose, index) => (choose === undefined ? [] : [String(index + 1)]));
    if (numbers.some((number) => number.length > typed.length && number.startsWith(typed))) {
      this.#typed = typed;
      this.#screen = screen;
      this.#timer = setTimeout(() => {
        this.end(screen, choices);
      }, waitMs);
      return true;
    }
    choices()[Number(typed) - 1]?.();
    return before !== '' || numbers.includes(typed);
  }

  /** Does what was typed so far; false if nothing was. Nothing is done on another screen than it was typed on. */
  end(screen: string, choices: () => Choices): boolean {
    const typed = screen === this.#screen ? this.#typed : '';
    this.drop();
    const choose = typed === '' ? undefined : choices()[Number(typed) - 1];
    choose?.();
    return choose !== undefined;
  }

  /** Forgets what was typed so far. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#typed = '';
  }
}
