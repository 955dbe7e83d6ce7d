// What typed keys become where the focus is: main uses it to tell a scanner that types from a person, and the keys that a
// field takes are no shortcuts meanwhile.

/** What a field takes of what is typed: everything, digits alone, or nothing because it is no field for text. */
export type Takes = 'text' | 'digits' | 'nothing';

const notText = new Set(['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

export function takenBy(element: EventTarget | null): Takes {
  if (element instanceof HTMLInputElement) {
    if (notText.has(element.type) || element.readOnly) return 'nothing';
    return element.inputMode === 'numeric' ? 'digits' : 'text';
  }
  if (element instanceof HTMLTextAreaElement) return 'text';
  return element instanceof HTMLElement && element.isContentEditable ? 'text' : 'nothing';
}

/** Tells now and at each change; gives the function that ends it. */
export function followTextFieldFocus(tellOf: (takes: Takes) => void): () => void {
  let told: Takes | null = null;
  const tell = (): void => {
    const now = takenBy(document.activeElement);
    if (now === told) return;
    told = now;
    tellOf(now);
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
