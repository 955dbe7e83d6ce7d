// Problems shown by the main process, before or without a page: a wrong configuration above all.
import { app, dialog } from 'electron';
import type { Language } from '../../base';
import { m } from '../../../resources/messages/compiled/messages.js';

/** Its text is in the catalogue under `settings_` or `shell_` and its code. */
interface Problem {
  code: string;
  params: Record<string, string | number>;
}

type Message = (params: Record<string, unknown>, options: { locale: Language }) => string;

/**
 * Shows why the terminal does not start or stops, in a dialog and on standard error. Resolves when the dialog is closed.
 * Before Electron is ready it prints the codes alone. The language is the system's unless one is given.
 */
export async function showFatalError(problems: readonly Problem[], chosen: Language | null = null): Promise<void> {
  if (!app.isReady()) {
    for (const { code, params } of problems) process.stderr.write(`${code}: ${params['reason'] ?? ''}\n`);
    return;
  }
  const language = chosen ?? (app.getLocale().startsWith('fr') ? 'fr-CA' : 'en-CA');
  const options = { locale: language };
  const detail = messagesOf(problems, language);
  process.stderr.write(`${m.shell_start_stopped({}, options)}\n${detail}\n`);
  // With no window open, Electron on Linux handles the answer when it next wakes up, up to half a minute later.
  const wakeUp = setInterval(() => undefined, 100);
  await dialog.showMessageBox({
    type: 'error',
    title: m.shell_start_title({}, options),
    message: m.shell_start_stopped({}, options),
    detail,
    buttons: [m.shell_start_quit({}, options)],
    noLink: true,
  });
  clearInterval(wakeUp);
}

/** Shows problems that do not stop the terminal, in a dialog beside the window and on standard error. */
export function showProblems(problems: readonly Problem[], language: Language): void {
  if (problems.length === 0) return;
  const options = { locale: language };
  const detail = messagesOf(problems, language);
  process.stderr.write(`${m.shell_start_notice({}, options)}\n${detail}\n`);
  void dialog.showMessageBox({
    type: 'warning',
    title: m.shell_start_title({}, options),
    message: m.shell_start_notice({}, options),
    detail,
    buttons: [m.shell_start_understood({}, options)],
    noLink: true,
  });
}

/** Prints problems to standard error, for a program that was started from a command line. */
export function printProblems(problems: readonly Problem[], language: Language): void {
  if (problems.length > 0) process.stderr.write(`${messagesOf(problems, language)}\n`);
}

function messagesOf(problems: readonly Problem[], language: Language): string {
  const messages = m as unknown as Record<string, Message | undefined>;
  return problems
    .map(({ code, params }) => {
      const message = messages[`settings_${code}`] ?? messages[`shell_${code}`];
      return message?.(params, { locale: language }) ?? code;
    })
    .join('\n');
}

/** How a fatal error ends the program. */
export const fatalEnd = {
  log: (line: string): unknown => process.stderr.write(line),
  show: (code: string, reason: string): Promise<void> => showFatalError([{ code, params: { reason } }]),
  exit: (exitCode: number): void => app.exit(exitCode),
};
