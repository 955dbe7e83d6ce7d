// The ways in which a scanner's keys may be read. Where its layout differs from the system's, or Caps Lock is on, the system's
// characters are wrong, and the key codes are right.
import { accentAt, characterAt } from './layouts';
import type { Layout } from './layouts';
import { characterOf, controlCharacter, isModifier, namedCharacter } from './key-characters';
import type { Keystroke } from '../../../base';

/** A character for each reading, in order; '' for a modifier or dead key, null for a key that types none. */
export type Characters = readonly (string | null)[];

/** The index of the system's own reading, which is the default. */
export const bySystem = 0;

type Read = (stroke: Keystroke, altGraph: boolean) => string | null;

/** A function that reads keys in all ways at once. Stateful (AltGr, dead keys): it must get all keys, in order. */
export function createReadings(): (stroke: Keystroke) => Characters {
  const readings: Read[] = [
    characterOf,
    byCode('us'),
    byCode('uk'),
    byCode('canadianFrench'),
    (stroke) => swapCase(characterOf(stroke)),
  ];
  /** Where the system has AltGr, only AltGr's own key reports it, not the key that it modifies. */
  let altGraph = false;
  return (stroke) => {
    if (isModifier(stroke)) {
      altGraph = stroke.key === 'AltGraph';
      return inAllReadings('');
    }
    const characters = readings.map((read) => read(stroke, altGraph));
    altGraph = false;
    return characters;
  };
}

const readingCount = 5;

function byCode(layout: Layout): Read {
  let accent: string | null = null;
  return (stroke, altGraph) => {
    const { code, control, shift, alt, meta } = stroke;
    if (meta) return null;
    // Without AltGr on the system, the right Alt stands for it.
    const level = alt || altGraph ? 'altGr' : shift ? 'shift' : 'plain';
    const before = accent;
    accent = control ? null : accentAt(layout, code, level);
    if (accent !== null) return '';
    const character = layoutIndependent(stroke) ?? characterAt(layout, code, level);
    if (character === null || character > '\xff') return null;
    if (control && !alt) return controlCharacter(character);
    return before === null ? character : accented(character, before);
  };
}

/** The character of a key that is the same on every layout: Enter, Space and the number pad. */
function layoutIndependent(stroke: Keystroke): string | null {
  const { key, code, alt } = stroke;
  if (alt) return null;
  if (code === 'Space') return ' ';
  if (key.length > 1) return namedCharacter(stroke);
  return code.startsWith('Numpad') ? key : null;
}

/** A dead key with a letter is one character, with a space the accent itself. */
function accented(character: string, accent: string): string {
  const alone = { '\u0302': '^', '\u0327': '¸', '\u0308': '¨', '\u0300': '`' }[accent] ?? '';
  if (character === ' ') return alone;
  const together = (character + accent).normalize('NFC');
  return together.length === 1 && together <= '\xff' ? together : alone + character;
}

function swapCase(character: string | null): string | null {
  if (character === null || !/^[a-z]$/i.test(character)) return character;
  return character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
}

export function inAllReadings(character: string): Characters {
  return Array<string>(readingCount).fill(character);
}
