// Composes the terminal, scanner diagnosis and training, with a handler for every command of the page.
import type { Handlers } from '../ipc';
import { storeLanguage, storeScanner, storeTourSeen } from '../settings';
import type { Settings } from '../settings';
import type { DiagnosisView } from '../../preload/contract';
import { createCommandHandlers } from './command-handlers';
import type { CommandParts } from './command-handlers';
import { createScannerDiagnosis } from './scanner-diagnosis';
import { createTerminal } from './terminal';
import type { Terminal, TerminalParts } from './terminal';
import type { Api } from './open-api';

export interface ComposeParts
  extends Omit<TerminalParts, 'settings' | 'api' | 'training' | 'keystrokes' | 'keepLanguage'>, Api {
  settings: Settings;
  /** Where settings that are changed at the counter are stored. */
  folder: string;
  keystrokes: TerminalParts['keystrokes'] & CommandParts['keystrokes'];
  onDiagnosis: (view: DiagnosisView) => void;
}

export interface Composition {
  terminal: Terminal;
  handlers: Handlers;
  /** Closes the terminal, and a diagnosis that is running. */
  close(): Promise<unknown>;
}

/** A running terminal. Throws where `api.baseUrl` cannot be used. */
export function compose(parts: ComposeParts): Composition {
  const { settings, folder, keystrokes, createPanel } = parts;
  const terminal = createTerminal({
    ...parts,
    training: createPanel !== null,
    keepLanguage: (language) => void storeLanguage(folder, language),
  });
  const diagnose = createScannerDiagnosis({
    keystrokes,
    paths: settings.serial.flatMap(({ path }) => path ?? []),
    terminal,
    keep: (scanner) => storeScanner(folder, scanner),
    onView: parts.onDiagnosis,
  });
  const handlers = createCommandHandlers({
    terminal,
    diagnose: settings.scanningAllowed ? diagnose : null,
    training:
      createPanel?.({
        scan: (payload) => terminal.scan(payload),
        tourSeen: settings.tourSeen,
        keepTourSeen: () => void storeTourSeen(folder),
      }) ?? null,
    keystrokes,
  });
  return { terminal, handlers, close: () => Promise.all([terminal.close(), diagnose('end')]) };
}
