// A keyboard wedge scanner, and a person typing: xdotool presses keys on the X display of the terminal's window.
import { spawn } from 'node:child_process';
import { hurry } from '../../../scripts/launch/hurry.mjs';

const names: Record<string, string> = {
  '\n': 'ctrl+j',
  '\r': 'Return',
  '\x1e': 'ctrl+shift+6',
  '\t': 'Tab',
  ' ': 'space',
  '@': 'at',
  '%': 'percent',
  '^': 'asciicircum',
  $: 'dollar',
  '?': 'question',
  ';': 'semicolon',
  '=': 'equal',
  '-': 'minus',
  _: 'underscore',
  ',': 'comma',
  '.': 'period',
  "'": 'apostrophe',
  '#': 'numbersign',
  '/': 'slash',
  '[': 'bracketleft',
  ']': 'bracketright',
};

/** The keys that a scanner presses for a payload. */
export function keysOf(payload: string): string[] {
  return Array.from(payload, (character) => {
    const key = /[A-Za-z0-9]/.test(character) ? character : names[character];
    if (key === undefined) throw new Error(`no key for character ${character.charCodeAt(0)}`);
    return key;
  });
}

/** The rows of a US keyboard: X keycode of the first key, characters alone, characters with Shift. */
const usRows: readonly (readonly [number, string, string])[] = [
  [10, '1234567890-=', '!@#$%^&*()_+'],
  [24, 'qwertyuiop[]', 'QWERTYUIOP{}'],
  [38, "asdfghjkl;'", 'ASDFGHJKL:"'],
  [52, 'zxcvbnm,./', 'ZXCVBNM<>?'],
];

/**
 * The keycodes that a scanner set to a US keyboard presses for a payload, whatever layout the system has. It presses Shift
 * for capitals, also where Caps Lock is on.
 */
export function placesOf(payload: string): string[] {
  return Array.from(payload, (character) => {
    if (character === ' ') return '65';
    if (character === '\r') return '36';
    const control = character < ' ' ? 'ctrl+' : '';
    const typed = control === '' ? character : String.fromCharCode(character.charCodeAt(0) + 64).toLowerCase();
    for (const [first, plain, shifted] of usRows) {
      const [at, atShifted] = [plain.indexOf(typed), shifted.indexOf(typed)];
      if (at >= 0) return `${control}${first + at}`;
      if (atShifted >= 0) return `${control}shift+${first + atShifted}`;
    }
    throw new Error(`no place for character ${character.charCodeAt(0)}`);
  });
}

/** Sets the X display's keyboard layout. */
export function setLayout(...layout: string[]): Promise<void> {
  return run('setxkbmap', layout, '');
}

/** Presses keys, each with its modifiers at once, `everyMs` apart. */
export async function press(keys: readonly string[], everyMs: number): Promise<void> {
  const lines = keys.flatMap((key) => [`key --delay 0 ${key}`, `sleep ${everyMs / 1000}`]);
  await xdotool(['-'], lines.join('\n'));
}

/** Focuses the terminal's window: without a window manager nothing else does. */
export async function focusWindow(): Promise<void> {
  await xdotool(['search', '--sync', '--onlyvisible', '--name', '^Flexiti POS Terminal$', 'windowfocus', '--sync'], '');
}

function xdotool(args: string[], script: string): Promise<void> {
  return run('xdotool', args, script);
}

function run(program: string, args: string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
    child.once('error', reject);
    // A scanner is not slowed down by a busy machine, so what plays it goes before others.
    hurry(child.pid);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}`));
    });
    // A program that needs no input may have exited already.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${input}\n`);
  });
}
