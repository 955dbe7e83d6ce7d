// Takes back what a scanner typed into a field before it was known for a scanner. Main presses F24 for each character: a key
// comes behind all keys before it, as no message does. A field is put back as it was, not edited: it may have had a selection,
// been full, or have made something else of the character.

interface Typed {
  field: HTMLInputElement | HTMLTextAreaElement | null;
  value: string;
  selection: [number, number] | null;
}

/** No more than this of a scan is shown before it is known. */
const maxTyped = 64;
/** So long after the last character nothing is remembered. */
const rememberMs = 2000;

function isText({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key.length === 1 && ctrlKey === altKey && !metaKey;
}

function nowIn(element: Element | null): Typed {
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null;
  const { value = '', selectionStart = null, selectionEnd = null } = field ?? {};
  return { field, value, selection: selectionStart === null ? null : [selectionStart, selectionEnd ?? selectionStart] };
}

function putBack({ field, value, selection }: Typed): void {
  if (!field?.isConnected || field.value === value) return;
  field.value = value;
  if (selection !== null) field.setSelectionRange(...selection);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
}

/** Remembers fields as they were before each character, and answers main's key; gives the function that ends it. */
export function answerTakeBack(): () => void {
  let typed: Typed[] = [];
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    typed = [];
  };
  const answer = (event: KeyboardEvent): void => {
    if (event.key === 'F24') {
      event.preventDefault();
      const last = typed.pop();
      if (last !== undefined) putBack(last);
    } else if (isText(event)) {
      typed = [...typed, nowIn(document.activeElement)].slice(-maxTyped);
      clearTimeout(forgetting);
      forgetting = setTimeout(forget, rememberMs);
    }
  };
  // A key for which the page has found a field is written there, and is taken back there.
  const written = ({ target }: Event): void => {
    if (typed.at(-1)?.field === null) typed[typed.length - 1] = nowIn(target instanceof Element ? target : null);
  };
  window.addEventListener('keydown', answer, true);
  window.addEventListener('beforeinput', written, true);
  return () => {
    window.removeEventListener('keydown', answer, true);
    window.removeEventListener('beforeinput', written, true);
    clearTimeout(forgetting);
  };
}
