// What a scanner may mean by its keys. It was set to some layout, and the system has one too: where they differ, or where Caps
// Lock is on, the characters of the keys are wrong, and their places are right.
import { accentAt, characterAt } from './layouts';
import type { Layout } from './layouts';
import { characterOf, controlCharacter, isModifier, namedCharacter } from './key-characters';
import type { Keystroke } from '../../base';

/** A character for each reading, in their order; '' for a key that changes the next, null for one that types none. */
export type Characters = readonly (string | null)[];

/** As the system reads the keys: what is taken where nothing speaks against it. */
export const bySystem = 0;

type Read = (stroke: Keystroke, altGraph: boolean) => string | null;

/** A function that reads keys in all ways at once. It is to be told all keys in their order, for some go together. */
export function createReadings(): (stroke: Keystroke) => Characters {
  const readings: Read[] = [
    characterOf,
    byPlace('us'),
    byPlace('uk'),
    byPlace('canadianFrench'),
    (stroke) => swapCase(characterOf(stroke)),
  ];
  /** Where the system knows AltGr, no key tells of it but its own. */
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

/** How many readings there are. */
const readingCount = 5;

function byPlace(layout: Layout): Read {
  let accent: string | null = null;
  return (stroke, altGraph) => {
    const { code, control, shift, alt, meta } = stroke;
    if (meta) return null;
    // AltGr is the right Alt where the system knows no AltGr.
    const level = alt || altGraph ? 'altGr' : shift ? 'shift' : 'plain';
    const before = accent;
    accent = control ? null : accentAt(layout, code, level);
    if (accent !== null) return '';
    const character = everywhere(stroke) ?? characterAt(layout, code, level);
    if (character === null || character > '\xff') return null;
    if (control && !alt) return controlCharacter(character);
    return before === null ? character : accented(character, before);
  };
}

/** Enter, Space and the number pad are the same on every layout. */
function everywhere(stroke: Keystroke): string | null {
  const { key, code, alt } = stroke;
  if (alt) return null;
  if (code === 'Space') return ' ';
  if (key.length > 1) return namedCharacter(stroke);
  return code.startsWith('Numpad') ? key : null;
}

/** A dead key and a letter are one character, a dead key and a space are the accent itself. */
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

/** One character in all readings. */
export function inAllReadings(character: string): Characters {
  return Array<string>(readingCount).fill(character);
}
