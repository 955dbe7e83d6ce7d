// Page down and page up, and the space bar where nothing has the focus, scroll the step: the browser scrolls only what the
// focus is in.

/** Of the height of the step, less than what its head and the heads of its columns leave of it. */
const part = 0.7;

function directionOf({ key, shiftKey }: KeyboardEvent): number {
  if (key === 'PageDown') return 1;
  if (key === 'PageUp') return -1;
  return key === ' ' ? (shiftKey ? -1 : 1) : 0;
}

/** False where the browser is to do what it does: in the step itself, and where all of it is in view. */
export function scrollStep(event: KeyboardEvent): boolean {
  const direction = directionOf(event);
  const step = document.querySelector('main');
  if (direction === 0 || step === null || step.scrollHeight <= step.clientHeight) return false;
  const { target } = event;
  const isFree = !(target instanceof Element) || target === document.body || target === document.documentElement;
  // A button is pressed by the space bar. What scrolls beside the step scrolls itself.
  if (!isFree && (event.key === ' ' || target.closest('main, aside, [data-testid=happened]') !== null)) return false;
  step.scrollBy({ top: direction * step.clientHeight * part });
  return true;
}
