// Words of the main process itself, for what happens before or without a page: a wrong configuration above all.
import { app, dialog } from 'electron';
import type { Language } from '../../base';
import { m } from '../../../resources/messages/compiled/messages.js';

/** A problem as a code whose words stand in the catalogue under `settings_` or `shell_`. */
interface Problem {
  code: string;
  params: Record<string, string | number>;
}

type Message = (params: Record<string, unknown>, options: { locale: Language }) => string;

/**
 * Says why the terminal does not start or go on, on the screen and on standard error. Resolves when it was read. Before
 * Electron is ready there are no words yet, only codes on standard error. The language is the system's unless one is given.
 */
export async function showFatalError(problems: readonly Problem[], chosen: Language | null = null): Promise<void> {
  if (!app.isReady()) {
    for (const { code, params } of problems) process.stderr.write(`${code}: ${params['reason'] ?? ''}\n`);
    return;
  }
  const language = chosen ?? (app.getLocale().startsWith('fr') ? 'fr-CA' : 'en-CA');
  const options = { locale: language };
  const detail = worded(problems, language);
  process.stderr.write(`${m.shell_start_stopped({}, options)}\n${detail}\n`);
  // With no window open, Electron on Linux hears of the answer when it next wakes up, which takes up to half a minute.
  const awake = setInterval(() => undefined, 100);
  await dialog.showMessageBox({
    type: 'error',
    title: m.shell_start_title({}, options),
    message: m.shell_start_stopped({}, options),
    detail,
    buttons: [m.shell_start_quit({}, options)],
    noLink: true,
  });
  clearInterval(awake);
}

/** Says what does not stop the start but must be known, on the screen beside the window and on standard error. */
export function showNotices(problems: readonly Problem[], language: Language): void {
  if (problems.length === 0) return;
  const options = { locale: language };
  const detail = worded(problems, language);
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

/** Says what there is to say to whoever started the program from a command line. */
export function printProblems(problems: readonly Problem[], language: Language): void {
  if (problems.length > 0) process.stderr.write(`${worded(problems, language)}\n`);
}

function worded(problems: readonly Problem[], language: Language): string {
  const messages = m as unknown as Record<string, Message | undefined>;
  return problems
    .map(({ code, params }) => {
      const message = messages[`settings_${code}`] ?? messages[`shell_${code}`];
      return message?.(params, { locale: language }) ?? code;
    })
    .join('\n');
}
