// What a key does, wherever the focus is: F2 to F9, Esc and Enter always; digits, letters and the dollar sign
// only where no field takes them, and where the store has not switched them off.
import type { PendingScanView } from '../../preload/contract';
import type { Keys } from './keys.svelte';
import { scrollStep } from './scroll-step';
import type { Terminal } from './terminal.svelte';
import { takenBy } from './text-field-focus';
import { focusWaitingField, isForWaitingField } from './waiting-field';

/** Elements that the browser activates on Enter. */
function pressesItself(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, summary, a[href], select') !== null;
}

/** A digit that is no text. */
function isNumber({ key, target }: KeyboardEvent): boolean {
  return /^\d$/.test(key) && takenBy(target) === 'nothing';
}

/** A letter that is no text: a field for digits takes none. */
function isLetter({ key, target }: KeyboardEvent): boolean {
  return /^[a-z]$/i.test(key) && takenBy(target) !== 'text';
}

/** Whether the key does something of its own, other than writing. */
function isActing(event: KeyboardEvent): boolean {
  return ['Enter', 'Escape'].includes(event.key) || /^F\d+$/.test(event.key) || isNumber(event);
}

/** What the keys mean depends on it, also on what is under way within a screen. */
function screenOf({ view }: Terminal): string {
  if (view === null) return '';
  const { flowId, screenNumber, screen, pendingScan } = view;
  const attempt = screen.step === 'verify' ? screen.attempt.kind : '';
  return [flowId, screenNumber, attempt, pendingScan?.number ?? ''].join(' ');
}

/** Where a key sends a message to the customer, clears them, or says who they are: what a key does elsewhere is taken back with Esc. */
function isForGood({ view }: Terminal): boolean {
  if (view?.question !== null || view.pendingScan !== null) return true;
  return view.screen.step === 'verify' || view.screen.step === 'handOver';
}

/** Keeps a click from what its finger cannot have meant: the second of a double click from the screen that the first led to. */
export function answerClick(event: MouseEvent, terminal: Terminal, keys: Keys): void {
  const isHasty = keys.hastyPress.isHastyClick(event, screenOf(terminal));
  if (!isHasty && !terminal.isBeforeScan(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

function answerPendingScan(event: KeyboardEvent, { number }: PendingScanView, terminal: Terminal): boolean {
  if (event.key !== 'Enter' && event.key !== 'Escape') return false;
  // On "No" itself Enter says no.
  const onKeyRow = event.target instanceof HTMLElement && event.target.closest('[data-own-enter]') !== null;
  if (event.key === 'Enter' && onKeyRow) return false;
  const type = event.key === 'Enter' ? 'acceptScan' : 'declineScan';
  if (!event.repeat) void terminal.intend({ type, scan: number });
  return true;
}

function act(event: KeyboardEvent, terminal: Terminal, keys: Keys): boolean {
  if (event.key === 'Enter' && !event.repeat && keys.typedNumber.end(screenOf(terminal), () => keys.digits))
    return true;
  if (!isNumber(event)) keys.typedNumber.drop();
  switch (event.key) {
    case 'F2':
      if (event.repeat) return true;
      if (keys.newCustomer === null) void terminal.intend({ type: 'newCustomer' });
      else keys.newCustomer.run();
      return true;
    case 'F3': {
      const until = terminal.view?.undo?.until ?? 0;
      if (Date.now() >= until) return false;
      if (!event.repeat) void terminal.intend({ type: 'undo' });
      return true;
    }
    case 'F4':
      if (!terminal.view?.canPark) return false;
      if (!event.repeat) terminal.park();
      return true;
    case 'F5':
      if (terminal.view?.slip === 'ready' && !event.repeat) void terminal.intend({ type: 'print' });
      // Never a reload of the page.
      return true;
    case 'F6':
      if (!event.repeat) keys.parked?.run();
      return keys.parked !== null;
    case 'F7': {
      const action = keys.recording ?? keys.turn;
      if (!event.repeat) action?.run();
      return action !== null;
    }
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
    case 'PageDown':
    case 'PageUp':
    case ' ':
      return scrollStep(event);
    default:
      if (!terminal.singleKeys || event.repeat) return false;
      if (event.key === '$' && takenBy(event.target) !== 'text') return terminal.focusAmount();
      if (isForWaitingField(event, keys)) {
        focusWaitingField(keys);
        return false;
      }
      if (isLetter(event)) return choose(keys.letters[event.key.toLowerCase().charCodeAt(0) - firstLetter]);
      return isNumber(event) && keys.typedNumber.take(event.key, screenOf(terminal), () => keys.digits);
  }
}

const firstLetter = 'a'.charCodeAt(0);

function choose(choice: (() => void) | undefined): boolean {
  choice?.();
  return choice !== undefined;
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
  const isHasty = !event.repeat && keys.hastyPress.isHastyKey(event, screenOf(terminal));
  if (isHasty && isActing(event) && isForGood(terminal)) {
    event.preventDefault();
    return;
  }
  if (isActing(event) && terminal.isBeforeScan(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const pending = terminal.view?.pendingScan ?? null;
  const done = (pending !== null && answerPendingScan(event, pending, terminal)) || act(event, terminal, keys);
  if (!done) return;
  event.preventDefault();
  if (pending !== null) event.stopPropagation();
}
