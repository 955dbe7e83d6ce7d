// The program's arguments for the store's log collector: --export-audit=FILE and with it --since=YYYY-MM-DD.
import { isCalendarDay } from '../base';

/** What is wrong with the arguments. Each has its words in the catalogue, under `shell_`. */
export type ExportArgumentProblem = 'export_arguments' | 'export_since_alone' | 'export_since_invalid';

export type ExportWish =
  | { kind: 'none' }
  /** `file` is `-` for standard output; a null `since` is everything. */
  | { kind: 'export'; file: string; since: string | null }
  | { kind: 'wrong'; code: ExportArgumentProblem };

/** What the arguments ask for; those that are not about the export are passed over. */
export function exportWish(args: readonly string[]): ExportWish {
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
