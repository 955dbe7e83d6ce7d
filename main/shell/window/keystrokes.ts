// Intercepts the window's keys before the page gets them, and can type them into the page later.
import type { Event, Input, KeyboardInputEvent, WebContents } from 'electron';
import type { Keystroke } from '../../base';

export interface WindowKeystrokes {
  /** Intercepts a page's keys as long as it lives. */
  watch(contents: WebContents): void;
  /** Calls `take` for each key: true passes it to the page. Returns a function that ends it. */
  listen(take: (stroke: Keystroke) => boolean): () => void;
  /** Types keys into the page as if they came now. */
  release(strokes: readonly Keystroke[]): void;
  /** Makes the page undo the last characters in its fields. */
  takeBack(characters: number): void;
  /** As the page reported last. */
  textFieldFocused(): boolean;
  setTextFieldFocused(focused: boolean): void;
}

const modifierNames = { Shift: 'shift', Control: 'control', Alt: 'alt', Meta: 'meta' } as const;
type Modifier = keyof typeof modifierNames;

/** After this long without a key no chord is being pressed. */
const silenceMs = 500;

/** Electron's key names where they differ from the browser's. */
const electronNames: Record<string, string | undefined> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
};

/**
 * Makes the page undo one character (`renderer/state/take-back.ts`). It is a key, because only a key reaches the page
 * after all keys before it; no keyboard has this one and no scanner types it.
 */
const takeBackKey = 'F24';

/** The keys of the one window. */
export function createKeystrokes(): WindowKeystrokes {
  let contents: WebContents | null = null;
  let take: (stroke: Keystroke) => boolean = () => true;
  let focused = false;
  /** A key that is sent triggers the interception again, within the call that sends it. */
  let replaying = false;
  /** Whether keys were sent since the last one from the keyboard. */
  let sent = false;
  /** Modifiers that are down as far as the page knows. */
  const down = new Set<Modifier>();
  let silence: NodeJS.Timeout | undefined;

  function send(event: KeyboardInputEvent): void {
    if (contents === null || contents.isDestroyed()) return;
    replaying = true;
    try {
      contents.sendInputEvent(event);
      sent = true;
    } catch {
      // A key that Electron does not take is lost; those after it are not.
    } finally {
      replaying = false;
    }
  }

  /**
   * Withholds a key and the character that Chromium makes of it, which would pass if another key was sent meanwhile.
   */
  function withhold(event: Event): void {
    event.preventDefault();
    if (!sent || contents === null) return;
    contents.once('before-input-event', (nothing) => {
      nothing.preventDefault();
    });
    send({ type: 'keyDown', keyCode: takeBackKey });
  }

  function type(stroke: Keystroke): void {
    const keyCode = electronNames[stroke.key] ?? stroke.key;
    const modifiers = Object.values(modifierNames).filter((name) => stroke[name]);
    send({ type: 'keyDown', keyCode, modifiers });
    const character = stroke.key === 'Enter' ? '\r' : stroke.key;
    const types = character.length === 1 && stroke.control === stroke.alt && !stroke.meta;
    if (types) send({ type: 'char', keyCode: character, modifiers });
    send({ type: 'keyUp', keyCode, modifiers });
  }

  /**
   * After a withheld key Chromium reports nothing until the next key goes down: a modifier that came up meanwhile stays
   * down.
   */
  function releaseModifiers(isDown: (key: Modifier) => boolean): void {
    for (const key of down) {
      if (isDown(key)) continue;
      down.delete(key);
      // Chromium passes on a key that comes up only after one that goes down.
      send({ type: 'keyDown', keyCode: key });
      send({ type: 'keyUp', keyCode: key });
    }
  }

  return {
    watch(watched) {
      contents = watched;
      watched.on('before-input-event', (event, input) => {
        if (replaying) return;
        const stroke = strokeOf(input);
        if (stroke === null) return;
        clearTimeout(silence);
        sent = false;
        releaseModifiers((key) => input[modifierNames[key]] || input.key === key);
        if (!take(stroke)) {
          withhold(event);
          silence = setTimeout(releaseModifiers, silenceMs, () => false);
          return;
        }
        if (!(input.key in modifierNames)) return;
        if (stroke.kind === 'down') down.add(input.key as Modifier);
        else down.delete(input.key as Modifier);
      });
      // A new page has nothing focused until it reports so.
      watched.on('did-start-loading', () => {
        focused = false;
      });
    },
    listen(listener) {
      take = listener;
      return () => {
        take = () => true;
      };
    },
    release(strokes) {
      for (const stroke of strokes) if (!(stroke.key in modifierNames)) type(stroke);
    },
    takeBack(characters) {
      for (let count = 0; count < characters; count += 1) {
        send({ type: 'keyDown', keyCode: takeBackKey });
        send({ type: 'keyUp', keyCode: takeBackKey });
      }
    },
    textFieldFocused: () => focused,
    setTextFieldFocused(isFocused) {
      focused = isFocused;
    },
  };
}

function strokeOf(input: Input): Keystroke | null {
  if (input.type !== 'keyDown' && input.type !== 'keyUp') return null;
  const { key, code, control, shift, alt, meta, isAutoRepeat, isComposing } = input;
  const kind = input.type === 'keyDown' ? 'down' : 'up';
  return { kind, key, code, control, shift, alt, meta, repeat: isAutoRepeat, composing: isComposing };
}
