// A key that has done its work on one screen does nothing on the next, however long it is held.

/** Keeps the key's repeats and its coming up from everything in the page, until it is up. */
export function swallowUntilReleased({ code, key }: KeyboardEvent): void {
  const end = (): void => {
    for (const type of ['keydown', 'keypress', 'keyup'] as const) window.removeEventListener(type, swallow, true);
    window.removeEventListener('blur', end);
  };
  const swallow = (event: KeyboardEvent): void => {
    if (code === '' ? event.key !== key : event.code !== code) return;
    // Pressed anew: its coming up was missed.
    if (event.type === 'keydown' && !event.repeat) {
      end();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'keyup') end();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) window.addEventListener(type, swallow, true);
  window.addEventListener('blur', end);
}
