// What a key does, wherever the focus is: F2, F4, F6, F8, F9, Esc and Enter always; digits only outside text fields.
import type { Keys } from './keys.svelte';
import type { Terminal } from './terminal.svelte';

/** Where letters and digits are text. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** Elements that the browser activates on Enter. */
function pressesItself(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, summary, a[href], select') !== null;
}

function answerPendingScan(event: KeyboardEvent, terminal: Terminal): boolean {
  if (event.key !== 'Enter' && event.key !== 'Escape') return false;
  // On "No" itself Enter says no.
  const onBar = event.target instanceof HTMLElement && event.target.closest('[data-own-enter]') !== null;
  if (event.key === 'Enter' && onBar) return false;
  if (!event.repeat) void terminal.intend({ type: event.key === 'Enter' ? 'acceptScan' : 'declineScan' });
  return true;
}

function act(event: KeyboardEvent, terminal: Terminal, keys: Keys): boolean {
  switch (event.key) {
    case 'F2':
      if (!event.repeat) void terminal.intend({ type: 'newCustomer' });
      return true;
    case 'F4':
      if (!terminal.view?.canPark) return false;
      if (!event.repeat) void terminal.intend({ type: 'park' });
      return true;
    case 'F6':
      if (!event.repeat) keys.parked?.run();
      return keys.parked !== null;
    case 'F8':
      if (!event.repeat) keys.training?.run();
      return keys.training !== null;
    case 'F9':
      if (!event.repeat) keys.diagnosis?.run();
      return keys.diagnosis !== null;
    case 'Escape':
      if (keys.escape !== null) {
        if (!event.repeat) keys.escape.run();
        return true;
      }
      if (!terminal.view?.canGoBack) return false;
      if (!event.repeat) void terminal.intend({ type: 'back' });
      return true;
    case 'Enter':
      if (pressesItself(event.target)) return false;
      if (keys.primary?.enabled && !event.repeat) keys.primary.run();
      return true;
    default: {
      if (!/^[1-9]$/.test(event.key) || isTyping(event.target) || event.repeat) return false;
      const choose = keys.digits[Number(event.key) - 1];
      choose?.();
      return choose !== undefined;
    }
  }
}

/** Ctrl+L, which the lock button in the bar is named with. */
function isLock({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'l' && ctrlKey && !altKey && !metaKey && !shiftKey;
}

/** Does what the key row promises for this key, and keeps the key from doing anything else. */
export function answerKey(event: KeyboardEvent, terminal: Terminal, keys: Keys): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (isLock(event)) {
    event.preventDefault();
    if (!event.repeat) void terminal.lock();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const pending = terminal.view?.pendingScan ?? null;
  const done = (pending !== null && answerPendingScan(event, terminal)) || act(event, terminal, keys);
  if (!done) return;
  event.preventDefault();
  if (pending !== null) event.stopPropagation();
}
