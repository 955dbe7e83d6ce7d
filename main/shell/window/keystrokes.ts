// The window's keys before the page gets them, and a way to type them into the page afterwards.
import type { Event, Input, KeyboardInputEvent, WebContents } from 'electron';

interface Stroke {
  kind: 'down' | 'up';
  key: string;
  code: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
  repeat: boolean;
  composing: boolean;
}

export interface WindowKeystrokes {
  /** Hooks a window's keys, for as long as it lives. */
  watch(contents: WebContents): void;
  /** Asks `take` about each key: true lets it through to the page. Gives the function that ends it. */
  listen(take: (stroke: Stroke) => boolean): () => void;
  /** Types keys into the page as if they came now. */
  release(strokes: readonly Stroke[]): void;
  /** Has the page undo what the last characters did to its fields. */
  takeBack(characters: number): void;
  /** What the page said last. */
  textFieldFocused(): boolean;
  setTextFieldFocused(focused: boolean): void;
}

const modifierNames = { Shift: 'shift', Control: 'control', Alt: 'alt', Meta: 'meta' } as const;
type Modifier = keyof typeof modifierNames;

/** After so long without a key, nobody is in the middle of a chord. */
const silenceMs = 500;

/** Electron's names of keys where they differ from the browser's. */
const electronNames: Record<string, string | undefined> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
};

/**
 * Asks the page to undo one character: a key that keyboards do not have and no scanner types, for only a key comes to the page
 * behind all keys before it. `renderer/state/take-back.ts` answers it.
 */
const takeBackKey = 'F24';

/** Keys of the one window there is. */
export function createKeystrokes(): WindowKeystrokes {
  let contents: WebContents | null = null;
  let take: (stroke: Stroke) => boolean = () => true;
  let focused = false;
  /** A replayed key comes by here again, inside the call that sends it. */
  let replaying = false;
  /** Keys were sent since the last that came from the keyboard. */
  let sent = false;
  /** Modifiers that the page has seen going down and not coming up. */
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

  /** Keeps a key back, also the character that Chromium makes of it: that one passes if another key was sent meanwhile. */
  function keepBack(event: Event): void {
    event.preventDefault();
    if (!sent || contents === null) return;
    contents.once('before-input-event', (nothing) => {
      nothing.preventDefault();
    });
    send({ type: 'keyDown', keyCode: takeBackKey });
  }

  function type(stroke: Stroke): void {
    const keyCode = electronNames[stroke.key] ?? stroke.key;
    const modifiers = Object.values(modifierNames).filter((name) => stroke[name]);
    send({ type: 'keyDown', keyCode, modifiers });
    const character = stroke.key === 'Enter' ? '\r' : stroke.key;
    const types = character.length === 1 && stroke.control === stroke.alt && !stroke.meta;
    if (types) send({ type: 'char', keyCode: character, modifiers });
    send({ type: 'keyUp', keyCode, modifiers });
  }

  /** After a key that was kept back Chromium tells nothing until the next goes down: a modifier that came up meanwhile stays. */
  function releaseModifiers(isDown: (key: Modifier) => boolean): void {
    for (const key of down) {
      if (isDown(key)) continue;
      down.delete(key);
      // Only behind a key that goes down does Chromium hand on one that comes up.
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
          keepBack(event);
          silence = setTimeout(releaseModifiers, silenceMs, () => false);
          return;
        }
        if (!(input.key in modifierNames)) return;
        if (stroke.kind === 'down') down.add(input.key as Modifier);
        else down.delete(input.key as Modifier);
      });
      // A page that is loaded anew has nothing in focus and says so when it has.
      watched.on('did-start-loading', () => {
        focused = false;
      });
    },
    listen(asked) {
      take = asked;
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
    setTextFieldFocused(now) {
      focused = now;
    },
  };
}

function strokeOf(input: Input): Stroke | null {
  if (input.type !== 'keyDown' && input.type !== 'keyUp') return null;
  const { key, code, control, shift, alt, meta, isAutoRepeat, isComposing } = input;
  const kind = input.type === 'keyDown' ? 'down' : 'up';
  return { kind, key, code, control, shift, alt, meta, repeat: isAutoRepeat, composing: isComposing };
}
