// From the codes that main speaks in to the sentences that a cashier reads. A code without words of its own is shown
// in a sentence that says what to do, never swallowed.
import { m } from '../../resources/messages/compiled/messages.js';
import type { Language, Note, ProblemView, ScannerView } from '../../preload/contract';
import { wordOf, type Params } from './catalogue';
import { formatDate, formatMoney } from './format';
import { formatMoment } from './moment';
import { wordsOfPlace } from './place';

/** Parameters ready to be read: `…Cents` as money, `…At` as the time of day, dates in long form, fields and places by their
 * names. */
function readable(params: Params, language: Language): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, string | number] => {
      if (name.endsWith('Cents') && typeof value === 'number') return [name, formatMoney(value, language)];
      if (name.endsWith('At') && typeof value === 'number') return [name, formatMoment(value, language)];
      if (typeof value === 'number') return [name, value];
      if (value === '') return [name, '–'];
      if (name === 'field') return [name, wordOf([`screens_field_${value}`]) ?? value];
      if (name === 'issuer' || name === 'province') return [name, wordsOfPlace(value)];
      return [name, formatDate(value, language)];
    }),
  );
}

/** Where the licence room says why a scan was not taken, its reason has words of its own. */
function reasonKeys({ code, params }: Note): string[] {
  if (code !== 'scan_unreadable' && code !== 'scan_unsupported') return [];
  return [`licence_${code.replace('scan_', '')}_${params['reason'] ?? ''}`];
}

/** Who was lost when the terminal stopped: `counter` is 1 where there was somebody, `parked` how many waited. */
function wordsOfLost({ code, params }: Note, language: Language): Params {
  if (!code.startsWith('not_restored_')) return {};
  const counter = Number(params['counter'] ?? 0) > 0 ? [m.screens_lost_counter()] : [];
  const count = Number(params['parked'] ?? 0);
  const parked = count > 0 ? [m.screens_lost_parked({ count })] : [];
  return { lost: new Intl.ListFormat(language).format([...counter, ...parked]) };
}

/** A customer of whom nobody has told a name is spoken of without one. */
function namelessKeys({ code, params }: Note): string[] {
  return code === 'parked' && (params['name'] ?? '') === '' ? ['screens_note_parked_nameless'] : [];
}

/** The fields at fault, listed in words; null where none of them is one that a cashier types. */
function wordsOfFields({ params }: ProblemView, language: Language): string | null {
  const names = typeof params['fields'] === 'string' ? params['fields'].split(', ') : [];
  const words = names.map((name) => wordOf([`screens_field_${name}`])).filter((word) => word !== null);
  return words.length > 0 ? new Intl.ListFormat(language).format(words) : null;
}

/** What a note says, in the cashier's language. */
export function wordsOfNote(note: Note, language: Language): string {
  const { code } = note;
  const keys = [
    ...reasonKeys(note),
    ...namelessKeys(note),
    `screens_note_${code}`,
    `licence_warning_${code}`,
    `scanner_${code}`,
    `flexiti_${code}`,
    code,
  ];
  const params = { ...readable(note.params, language), ...wordsOfLost(note, language) };
  return wordOf(keys, params) ?? m.screens_note_unknown({ code });
}

/** What a failed call says, in the cashier's language. */
export function wordsOfProblem(problem: ProblemView, language: Language): string {
  const { code } = problem;
  const fields = wordsOfFields(problem, language);
  const named = fields === null ? null : wordOf([`screens_problem_${code}_fields`], { fields });
  const keys = [`screens_problem_${code}`, `flexiti_${code}`, code];
  const words = named ?? wordOf(keys, readable(problem.params, language)) ?? m.screens_problem_unknown({ code });
  const { seconds } = problem.params;
  const wait = typeof seconds === 'number' ? wordOf(['flexiti_wait_seconds'], { seconds }) : null;
  return wait === null ? words : `${words} ${wait}`;
}

/** The state of a scanner in two or three words. */
export const scannerState: Record<ScannerView['state'], () => string> = {
  ready: () => m.screens_scanner_ready(),
  connecting: () => m.screens_scanner_connecting(),
  absent: () => m.screens_scanner_absent(),
  busy_elsewhere: () => m.screens_scanner_busy_elsewhere(),
  no_permission: () => m.screens_scanner_no_permission(),
  failed: () => m.screens_scanner_failed(),
};

/** The state of a scanner in a sentence that says what to do. */
export function wordsOfScanner({ state, kind, name, because }: ScannerView): string {
  const told = because === null ? [] : [`scanner_state_${state}_told`];
  const known = [...told, `scanner_state_${state}_${kind}`, `scanner_state_${state}`];
  return wordOf(known, { name, because: because ?? '' }) ?? scannerState[state]();
}
