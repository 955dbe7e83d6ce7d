// The command-line arguments for the store's log collector: --export-audit=FILE, optionally with --since=YYYY-MM-DD.
import { isCalendarDay } from '../base';

/** Each has its message under `shell_`. */
export type ExportArgumentProblem = 'export_arguments' | 'export_since_alone' | 'export_since_invalid';

export type ExportCommand =
  | { kind: 'none' }
  /** `file` is `-` for standard output; `since` is null for the whole trail. */
  | { kind: 'export'; file: string; since: string | null }
  | { kind: 'wrong'; code: ExportArgumentProblem };

/** The export command in the arguments; other arguments are ignored. */
export function exportCommand(args: readonly string[]): ExportCommand {
  const ours = args.filter((arg) => /^--?(?:export|since)/i.test(arg));
  const files = valuesOf(ours, '--export-audit=');
  const since = valuesOf(ours, '--since=');
  const [file] = files;
  const [day] = since;
  if (ours.length === 0) return { kind: 'none' };
  if (files.length + since.length < ours.length || files.length > 1 || since.length > 1 || file === '') {
    return { kind: 'wrong', code: 'export_arguments' };
  }
  if (file === undefined) return { kind: 'wrong', code: 'export_since_alone' };
  if (day !== undefined && !isCalendarDay(day)) return { kind: 'wrong', code: 'export_since_invalid' };
  return { kind: 'export', file, since: day ?? null };
}

function valuesOf(args: readonly string[], name: string): string[] {
  return args.flatMap((arg) => (arg.startsWith(name) ? [arg.slice(name.length)] : []));
}
