// The page as a recording's keys meet it: what it got, and what was taken back from it.
import { isModifier, isText } from '../../main/scanner';
import type { Keystrokes } from '../../main/scanner';
import type { Keystroke } from '../../main/base';
import type { RecordedKey } from './recording';

export interface ReplayedPage {
  keystrokes: Keystrokes;
  /** A key of the keyboard, on its way to the page. */
  press(key: RecordedKey): void;
  /** The names of the keys that it has, in order. Keys that come up, and those that do nothing alone, are left out. */
  reached(): string[];
}

/** @param textField whether a text field has the focus */
export function createReplayedPage(textField: boolean): ReplayedPage {
  let reached: Keystroke[] = [];
  let take: (stroke: Keystroke) => boolean = () => true;

  function get(stroke: Keystroke): void {
    if (stroke.kind === 'down' && !isModifier(stroke)) reached.push(stroke);
  }

  return {
    keystrokes: {
      listen(listener) {
        take = listener;
        return () => {
          take = () => true;
        };
      },
      release(strokes) {
        strokes.forEach(get);
      },
      takeBack(characters) {
        const typed = reached.filter(isText);
        const gone = new Set(typed.slice(Math.max(0, typed.length - characters)));
        reached = reached.filter((stroke) => !gone.has(stroke));
      },
      textFieldFocused: () => textField,
    },
    press(key) {
      const stroke = strokeOf(key);
      const before = reached.at(-1);
      if (take(stroke)) get(stroke);
      // A dead key types nothing without the letter behind it.
      else if (before?.key === 'Dead' && before === reached.at(-1) && isLetterBehind(stroke)) reached.pop();
    },
    reached: () => reached.map(({ key }) => key),
  };
}

function isLetterBehind(stroke: Keystroke): boolean {
  return stroke.kind === 'down' && !isModifier(stroke);
}

function strokeOf({ key, code, shift, ctrl, alt, meta, repeat, up, composing }: RecordedKey): Keystroke {
  return { kind: up ? 'up' : 'down', key, code, control: ctrl, shift, alt, meta, repeat, composing };
}
