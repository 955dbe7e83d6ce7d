// Keys pressed at given times, with a fake clock, page and busy main process, for the tests of the wedge.
import { createKeyboardWedge } from '../../../../main/scanner/keyboard/keyboard-wedge';
import type { KeyboardWedgeOptions } from '../../../../main/scanner/keyboard/keyboard-wedge';
import type { WedgeAnswer } from '../../../../main/scanner/keyboard/wedge-answer';
import { isModifier, isText } from '../../../../main/scanner/keyboard/characters/key-characters';
import { licenceStart } from '../../../../main/licence';
import type { Keystroke } from '../../../../main/base';
import type { Frame } from '../../../../main/scanner/framing/endings';
import { isComplete } from '../payloads';

export interface TimedStroke {
  stroke: Keystroke;
  at: number;
}

const plain = { code: '', control: false, shift: false, alt: false, meta: false, repeat: false, composing: false };

/** The keys of the number pad's digits without Num Lock, by digit. */
export const keypadNames = [
  'Insert',
  'End',
  'ArrowDown',
  'PageDown',
  'ArrowLeft',
  'Clear',
  'ArrowRight',
  'Home',
  'ArrowUp',
  'PageUp',
];

/** One key press; `^V` is Ctrl+V, a longer name is the key's own. */
export function down(name: string): Keystroke {
  const control = name.length === 2 && name.startsWith('^');
  const key = control ? name.slice(1) : name;
  return { ...plain, kind: 'down', key, control, shift: /^[@%^$?_]$/.test(key) };
}

/** The keys of a scanner for a payload: control characters with Ctrl, or as Enter for those in `enter`. */
export function scannerKeys(payload: string, enter: string): string[] {
  return Array.from(payload, (character) => {
    if (enter.includes(character)) return 'Enter';
    return character < ' ' ? `^${String.fromCharCode(character.charCodeAt(0) + 64).toLowerCase()}` : character;
  });
}

/** Keys `everyMs` apart; modifiers go down with the key that needs them. */
export function every(keys: readonly string[], everyMs: number, from: number): TimedStroke[] {
  return keys.flatMap((name, index) => {
    const at = from + index * everyMs;
    const stroke = down(name);
    const modifier = stroke.control ? 'Control' : stroke.shift ? 'Shift' : null;
    if (modifier === null) return [{ stroke, at }];
    const modifierKey: Keystroke = { ...plain, kind: 'down', key: modifier };
    return [
      { stroke: modifierKey, at },
      { stroke, at },
      { stroke: { ...modifierKey, kind: 'up' }, at },
    ];
  });
}

/** The main process is blocked from `from` to `to`: keys of that time arrive together. */
export function blocked(strokes: readonly TimedStroke[], from: number, to: number): TimedStroke[] {
  return strokes.map(({ stroke, at }) => ({ stroke, at: at >= from && at < to ? to : at }));
}

export interface Outcome {
  /** Keys that the page has in the end, without modifiers. */
  page: { name: string; at: number; waited: number }[];
  /** How many characters the page removed. */
  takenBack: number;
  frames: Frame[];
}

/** Plays keys in order, with timers on time, or as soon as the main process is free. */
export function play(
  strokes: readonly TimedStroke[],
  textFieldFocused: boolean,
  busy: { from: number; to: number } = { from: 0, to: 0 },
  options: Partial<KeyboardWedgeOptions> = {},
): Outcome {
  const wedge = createKeyboardWedge({ isComplete, startOf: licenceStart, ...options });
  const outcome: Outcome = { page: [], takenBack: 0, frames: [] };
  /** The page's characters, for removing them. */
  const characters: Keystroke[] = [];
  const shown = new Map<Outcome['page'][number], Keystroke>();
  const arrived = new Map<Keystroke, number>();

  function take(answer: WedgeAnswer, now: number): void {
    for (const stroke of answer.release) show(stroke, now);
    for (let count = 0; count < answer.takeBack; count += 1) takeBack();
    outcome.frames.push(...answer.frames);
  }
  function takeBack(): void {
    const last = characters.pop();
    if (last === undefined) throw new Error('nothing to take back');
    outcome.page = outcome.page.filter((entry) => shown.get(entry) !== last);
    outcome.takenBack += 1;
  }
  function show(stroke: Keystroke, now: number): void {
    if (stroke.kind === 'up' || isModifier(stroke)) return;
    const name = stroke.control ? `^${stroke.key}` : stroke.key;
    const entry = { name, at: now, waited: now - (arrived.get(stroke) ?? now) };
    outcome.page.push(entry);
    shown.set(entry, stroke);
    if (isText(stroke)) characters.push(stroke);
  }
  function tickUntil(until: number): void {
    for (let due = wedge.deadline; due !== null && due <= until; due = wedge.deadline) {
      const now = due >= busy.from && due < busy.to ? busy.to : due;
      if (now > until) return;
      take(wedge.tick(now), now);
    }
  }

  for (const { stroke, at } of strokes) {
    tickUntil(at);
    arrived.set(stroke, at);
    const answer = wedge.key(stroke, at, textFieldFocused, at === busy.to ? busy.from : at);
    take(answer, at);
    if (answer.pass) show(stroke, at);
  }
  tickUntil(Infinity);
  return outcome;
}

/** The keys that the page has in the end. */
export const page = ({ page }: Outcome): string[] => page.map(({ name }) => name);
/** Payloads, or the reason of a cut. */
export const payloads = ({ frames }: Outcome): string[] =>
  frames.map((frame) => (frame.type === 'scan' ? frame.payload : frame.reason));
/** The longest wait of a key that the page has in the end. */
export const longestWait = ({ page }: Outcome): number => Math.max(0, ...page.map(({ waited }) => waited));
/** When the last key came. */
export const end = (strokes: readonly TimedStroke[]): number => strokes.at(-1)?.at ?? 0;
