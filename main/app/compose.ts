// Composes the terminal, scanner diagnosis and training, with a handler for every command of the page.
import type { Handlers } from '../ipc';
import { join } from 'node:path';
import { calendarDayOf } from '../base';
import { storeLanguage, storeScanner, storeTourSeen } from '../settings';
import type { Settings } from '../settings';
import type { DiagnosisView } from '../../preload/contract';
import { createCommandHandlers } from './command-handlers';
import type { CommandParts } from './command-handlers';
import { openRecordingFiles } from './recording';
import { createRequestIds } from './request-ids';
import { createScannerDiagnosis } from './scanner-diagnosis';
import { createTerminal } from './terminal';
import type { Terminal, TerminalParts } from './terminal';
import { openWrongPins } from './wrong-pins';
import type { Api } from './open-api';

export interface ComposeParts
  extends
    Omit<TerminalParts, 'settings' | 'api' | 'training' | 'keystrokes' | 'keepLanguage' | 'wrongPins' | 'requestId'>,
    Api {
  settings: Settings;
  /** Where settings that are changed at the counter are stored. */
  folder: string;
  keystrokes: TerminalParts['keystrokes'] & CommandParts['keystrokes'];
  onDiagnosis: (view: DiagnosisView) => void;
  /** In training: opens a window with what the customer sees, or closes it. */
  preview: () => void;
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
    wrongPins: openWrongPins(folder),
    requestId: createRequestIds(folder),
    keepLanguage: (language) => void storeLanguage(folder, language),
  });
  const diagnose = createScannerDiagnosis({
    keystrokes,
    paths: settings.serial.flatMap(({ path }) => path ?? []),
    terminal,
    keep: (scanner) => storeScanner(folder, scanner),
    onView: parts.onDiagnosis,
    files: openRecordingFiles(join(folder, 'recordings'), parts.now, parts.version),
    today: () => calendarDayOf(parts.now()),
  });
  const handlers = createCommandHandlers({
    terminal,
    diagnose: settings.scanningAllowed ? diagnose : null,
    training:
      createPanel?.({
        scan: (payload) => terminal.scan(payload),
        tourSeen: settings.tourSeen,
        preview: parts.preview,
        keepTourSeen: () => void storeTourSeen(folder),
      }) ?? null,
    keystrokes,
  });
  return { terminal, handlers, close: () => Promise.all([terminal.close(), diagnose('end')]) };
}
