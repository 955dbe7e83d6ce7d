// Keyboard layouts as the makers print them, for scanners and systems in tests: written apart from those of the wedge.
import type { Keystroke } from '../../../../main/base';

export interface Place {
  code: string;
  level: '' | 'shift' | 'altGr';
}

export interface TestLayout {
  name: string;
  /** Where a scanner set to this layout finds a character; several presses for accents. */
  places(character: string): Place[];
  /** What a system with this layout makes of a press. */
  key(place: Place): string;
}

/** Each key: its place, then what it types alone, with Shift and with AltGr. */
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `Key${letter} ${letter.toLowerCase()} ${letter}`);
const us = `Backquote \` ~|Digit1 1 !|Digit2 2 @|Digit3 3 #|Digit4 4 $|Digit5 5 %|Digit6 6 ^|Digit7 7 &|Digit8 8 *|Digit9 9 (|Digit0 0 )
|Minus - _|Equal = +|BracketLeft [ {|BracketRight ] }|Backslash \\ ¦|Semicolon ; :|Quote ' "|Comma , <|Period . >|Slash / ?`;
const uk = `Backquote \` ¬|Digit1 1 !|Digit2 2 "|Digit3 3 £|Digit4 4 $|Digit5 5 %|Digit6 6 ^|Digit7 7 &|Digit8 8 *|Digit9 9 (|Digit0 0 )
|Minus - _|Equal = +|BracketLeft [ {|BracketRight ] }|Backslash # ~|IntlBackslash \\ ¦|Semicolon ; :|Quote ' @|Comma , <|Period . >|Slash / ?`;
const canadianFrench = `Backquote # ¦ \\|Digit1 1 ! ±|Digit2 2 " @|Digit3 3 / £|Digit4 4 $ ¢|Digit5 5 % ¤|Digit6 6 ? ¬|Digit7 7 & ¦|Digit8 8 * ²|Digit9 9 ( ³|Digit0 0 ) ¼
|Minus - _ ½|Equal = + ¾|BracketLeft Dead Dead [|BracketRight Dead Dead ]|Backslash < > }|IntlBackslash « » °|Semicolon ; : ~|Quote Dead Dead {|Comma , '|Period . .|Slash é É`;

function layout(name: string, rows: string): TestLayout {
  const keys = [...rows.split('|').map((key) => key.trim()), ...letters].map((key) => {
    const [code = '', plain = '', shift = '', altGr = ''] = key.split(' ');
    return { code, typed: { '': plain, shift, altGr } };
  });
  const levels = ['', 'shift', 'altGr'] as const;
  const find = (character: string): Place | undefined => {
    for (const level of levels) {
      const found = keys.find(({ typed }) => typed[level] === character);
      if (found !== undefined) return { code: found.code, level };
    }
    return undefined;
  };
  return {
    name,
    places(character) {
      if (character === ' ') return [{ code: 'Space', level: '' }];
      const place = find(character);
      if (place !== undefined) return [place];
      // The circumflex alone is a dead key and a space.
      if (name === 'Canadian French' && character === '^')
        return [
          { code: 'BracketLeft', level: '' },
          { code: 'Space', level: '' },
        ];
      throw new Error(`no ${character} on ${name}`);
    },
    key({ code, level }) {
      if (code === 'Space') return ' ';
      const typed = keys.find((key) => key.code === code)?.typed[level];
      return typed === undefined || typed === '' ? 'Unidentified' : typed;
    },
  };
}

export const usLayout = layout('US', us);
export const ukLayout = layout('UK', uk);
export const canadianFrenchLayout = layout('Canadian French', canadianFrench);
export const testLayouts: readonly TestLayout[] = [usLayout, ukLayout, canadianFrenchLayout];

/** What the system tells of the keys of a scanner: Ctrl for control characters, capitals with Shift, whatever Caps Lock is. */
export function pressed(payload: string, scanner: TestLayout, system: TestLayout, capsLock = false): Keystroke[] {
  return Array.from(payload).flatMap((character) => {
    const control = character < ' ';
    const wanted = control ? controlKey(character) : character;
    return scanner.places(wanted).flatMap((place): Keystroke[] => {
      const key = system.key(place);
      // Without AltGr the right Alt is Alt.
      const alt = place.level === 'altGr' && key === 'Unidentified';
      const seen = alt ? system.key({ ...place, level: '' }) : key;
      const stroke: Keystroke = {
        kind: 'down',
        key: capsLock && /^[a-zA-Z]$/.test(seen) ? swapCase(seen) : seen,
        code: place.code,
        control,
        shift: place.level === 'shift',
        alt: place.level === 'altGr' && system.name !== 'Canadian French',
        meta: false,
        repeat: false,
        composing: false,
      };
      if (place.level !== 'altGr') return [stroke];
      const modifier = system.name === 'Canadian French' ? 'AltGraph' : 'Alt';
      return [{ ...stroke, key: modifier, code: 'AltRight' }, stroke];
    });
  });
}

/** What a scanner presses with Ctrl; for RS and GS the digit and bracket of its own layout. */
function controlKey(character: string): string {
  return character === '\x1e' ? '6' : String.fromCharCode(character.charCodeAt(0) + 64).toLowerCase();
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}
