// The keyboard layouts that scanners imitate. A scanner that is set to one types wrong characters on a system with another,
// but the right keys.

export type Layout = 'us' | 'uk' | 'canadianFrench';

/** The keys of a PC keyboard (W3C UI Events KeyboardEvent code Values), row by row. */
const codes = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].flatMap((row) => row.split(' '));

type Level = 'plain' | 'shift' | 'altGr';
const noAltGr = ' '.repeat(codes.length);

/** One character for each of `codes`; a space where there is none. */
const levels: Record<Layout, Record<Level, string>> = {
  us: {
    plain: "`1234567890-=qwertyuiop[]\\asdfghjkl;'\\zxcvbnm,./",
    shift: '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"|ZXCVBNM<>?',
    altGr: noAltGr,
  },
  uk: {
    plain: "`1234567890-=qwertyuiop[]#asdfghjkl;'\\zxcvbnm,./",
    shift: '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@|ZXCVBNM<>?',
    altGr: noAltGr,
  },
  canadianFrench: {
    plain: '#1234567890-=qwertyuiop^¸<asdfghjkl;`«zxcvbnm,.é',
    shift: '|!"/$%?&*()_+QWERTYUIOP^¨>ASDFGHJKL:`»ZXCVBNM\'.É',
    altGr: '\\±@£¢¤¬¦²³¼½¾        §¶[]}         ~{°      µ¯­´',
  },
};

const tables = Object.fromEntries(
  Object.entries(levels).map(([layout, level]) => [
    layout,
    Object.fromEntries(
      Object.entries(level).map(([name, row]) => [
        name,
        new Map(codes.map((code, index) => [code, row.charAt(index)])),
      ]),
    ),
  ]),
) as Record<Layout, Record<Level, Map<string, string>>>;

/** The combining character of each dead key. */
const accents: Record<string, string | undefined> = { '^': '\u0302', '¸': '\u0327', '¨': '\u0308', '`': '\u0300' };
const deadCodes = new Set(['BracketLeft', 'BracketRight', 'Quote']);

/** The character of a key, without regard to Caps Lock; null where the layout has none. */
export function characterAt(layout: Layout, code: string, level: Level): string | null {
  const character = tables[layout][level].get(code) ?? ' ';
  return character === ' ' ? null : character;
}

/** The accent of a dead key, as a combining character; null for other keys. */
export function accentAt(layout: Layout, code: string, level: Level): string | null {
  if (layout !== 'canadianFrench' || level === 'altGr' || !deadCodes.has(code)) return null;
  return accents[characterAt(layout, code, level) ?? ''] ?? null;
}
