// A scanner that types, and a person who does: xdotool presses keys of the X display that the terminal's window is on.
import { spawn } from 'node:child_process';

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

/** Presses keys, each with its modifiers at once, `everyMs` apart. */
export async function press(keys: readonly string[], everyMs: number): Promise<void> {
  // A window without a window manager is not given the focus by itself.
  const lines = keys.flatMap((key) => [`key --delay 0 ${key}`, `sleep ${everyMs / 1000}`]);
  await xdotool(['-'], lines.join('\n'));
}

/** Gives the terminal's window the keyboard: nobody does where there is no window manager. */
export async function focusWindow(): Promise<void> {
  await xdotool(['search', '--sync', '--onlyvisible', '--name', '^Flexiti POS Terminal$', 'windowfocus', '--sync'], '');
}

function xdotool(args: string[], script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('xdotool', args, { stdio: ['pipe', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`xdotool ended with ${code}`));
    });
    child.stdin.end(`${script}\n`);
  });
}
