// A key or a finger that presses twice: the second press, which was never meant for the screen that the first one has led to,
// does nothing there.

/** Faster than anybody presses a key twice on purpose, having seen what the first press did. */
const hastyMs = 100;

export class HastyPress {
  #key: { screen: string; code: string; at: number } | null = null;
  #clickedOn: string | null = null;

  /** Whether this key was pressed a moment ago on another screen. To be told of every press of a key. */
  isHastyKey({ code, key, timeStamp }: KeyboardEvent, screen: string): boolean {
    const before = this.#key;
    const pressed = code === '' ? key : code;
    this.#key = { screen, code: pressed, at: timeStamp };
    return before !== null && before.code === pressed && before.screen !== screen && timeStamp - before.at < hastyMs;
  }

  /** Whether this is the second click of a double click whose first was on another screen. To be told of every click. */
  isHastyClick({ detail }: MouseEvent, screen: string): boolean {
    if (detail <= 1) this.#clickedOn = screen;
    return detail > 1 && this.#clickedOn !== screen;
  }
}
