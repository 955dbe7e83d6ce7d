// Which keys are down, and who has them: a key's release and repetitions go where its going down went.
import type { Keystroke } from '../../base';

export interface PressedKeys {
  /** The page has the key. */
  pass(stroke: Keystroke): void;
  /** The key is a scanner's. */
  withhold(stroke: Keystroke): void;
  /** The key comes up. Whether the page had it go down. */
  lift(stroke: Keystroke): boolean;
  /** Whether a repetition of the key may go to the page. */
  mayRepeat(stroke: Keystroke): boolean;
}

export function createPressedKeys(): PressedKeys {
  const passed = new Set<string>();
  const withheld = new Set<string>();
  return {
    pass(stroke) {
      passed.add(nameOf(stroke));
      withheld.delete(nameOf(stroke));
    },
    withhold(stroke) {
      withheld.add(nameOf(stroke));
    },
    lift(stroke) {
      withheld.delete(nameOf(stroke));
      return passed.delete(nameOf(stroke));
    },
    mayRepeat: (stroke) => !withheld.has(nameOf(stroke)),
  };
}

function nameOf({ key, code }: Keystroke): string {
  return code === '' ? key : code;
}
