// The one field that a screen waits for: what is typed while no field has the focus is written there, and after a touch it has
// the focus again.
import type { Keys } from './keys.svelte';
import { takenBy } from './text-field-focus';

/** Whether the key is text that the field waits for, and that no other field takes. */
export function isForWaitingField({ key, target }: KeyboardEvent, { writing }: Keys): boolean {
  if (writing === null || takenBy(target) !== 'nothing') return false;
  return writing.takes === 'digits' ? /^\d$/.test(key) : key.length === 1 && key !== ' ';
}

/** Gives the field the focus, behind what is written there already. The browser writes a key where the focus is by then. */
export function focusWaitingField({ writing }: Keys, options?: FocusOptions): void {
  const field = writing?.field();
  if (field === undefined) return;
  field.focus(options);
  field.setSelectionRange(field.value.length, field.value.length);
}

/** After a touch, which is to leave what is being typed as it is. One who goes by Tab keeps their place. */
export function answerTouch({ detail }: MouseEvent, keys: Keys): void {
  if (detail === 0) return;
  // The browser gives the focus to what a label stands for only once the click is over.
  setTimeout(() => {
    const isSelecting = document.getSelection()?.isCollapsed === false;
    if (!isSelecting && takenBy(document.activeElement) === 'nothing') focusWaitingField(keys, { preventScroll: true });
  });
}
