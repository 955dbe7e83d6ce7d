// The audit trail for the store's log collector: no window, and no claim on the folder, so that a terminal may run beside it.
import { exportTrail } from '../audit';
import type { ExportArguments } from '../audit';
import type { Language } from '../base';
import { configuredLanguage } from '../settings';
import { auditFolder } from './records';

export interface ExportOptions {
  /** Of the program's data. */
  folder: string;
  configPath: string | undefined;
  /** Standard error. */
  print: (problems: readonly { code: string; params: Record<string, string | number> }[], language: Language) => void;
}

/** Resolves with the exit code: 0, 1 where the trail is not complete, 2 for wrong arguments. */
export async function exportAudit(
  parsed: Exclude<ExportArguments, { kind: 'none' }>,
  { folder, configPath, print }: ExportOptions,
): Promise<number> {
  // Not the system's language, which Electron knows only once it is ready.
  const language = (await configuredLanguage(folder, configPath)) ?? 'en-CA';
  if (parsed.kind === 'wrong') {
    print([{ code: parsed.code, params: {} }], language);
    return 2;
  }
  const { complete, problems } = await exportTrail({ ...parsed, folder: auditFolder(folder) });
  print(problems, language);
  return complete ? 0 : 1;
}
