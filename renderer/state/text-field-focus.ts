// Reports to main whether typed keys become text: it helps to tell a scanner that types from a person.
import type { TerminalApi } from '../../preload/contract';

const notText = new Set(['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

function takesText(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !notText.has(element.type) && !element.readOnly;
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable);
}

/** Reports now and at each change; gives the function that ends it. */
export function followTextFieldFocus(api: Pick<TerminalApi, 'setTextFieldFocused'>): () => void {
  let told: boolean | null = null;
  const tell = (): void => {
    const now = takesText(document.activeElement);
    if (now === told) return;
    told = now;
    void api.setTextFieldFocused(now);
  };
  // While the focus goes from one field to the next, nothing has it: only where it stays counts. A field that is taken
  // out of the page sends no event in every browser, so the next key down looks too.
  const later = (): void => {
    queueMicrotask(tell);
  };
  tell();
  document.addEventListener('focusin', tell);
  document.addEventListener('focusout', later);
  document.addEventListener('keydown', tell, true);
  return () => {
    document.removeEventListener('focusin', tell);
    document.removeEventListener('focusout', later);
    document.removeEventListener('keydown', tell, true);
  };
}
