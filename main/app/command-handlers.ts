// The page's commands, each handed to the part that carries it out.
import type { Handlers } from '../ipc';
import type { Keystrokes } from '../scanner';
import type { DiagnosisCommand, DiagnosisView } from '../../preload/contract';
import type { Terminal } from './terminal';
import type { TrainingPanel } from './training';

export interface CommandParts {
  terminal: Terminal;
  /** Null where the store does not scan. */
  diagnose: ((command: DiagnosisCommand) => Promise<DiagnosisView | null>) | null;
  /** Null on a live terminal. */
  training: TrainingPanel | null;
  keystrokes: Pick<Keystrokes, 'textFieldFocused'> & { setTextFieldFocused(focused: boolean): void };
}

/** A handler for every command of the contract. */
export function createCommandHandlers({ terminal, diagnose, training, keystrokes }: CommandParts): Handlers {
  return {
    getView: async () => {
      // A page that was reloaded shows no diagnosis.
      await diagnose?.('end');
      return terminal.view();
    },
    intend: (intention) => terminal.intend(intention),
    setLanguage: (language) => {
      terminal.setLanguage(language);
    },
    getTraining: () => training?.view() ?? null,
    train: (command) => training?.train(command) ?? false,
    diagnoseScanner: (command) => diagnose?.(command) ?? null,
    setTextFieldFocused: (focused) => {
      keystrokes.setTextFieldFocused(focused);
    },
    turnScreen: () => terminal.customerDisplay('turned_screen'),
    lock: () => {
      terminal.lock();
    },
    unlock: (pin) => terminal.unlock(pin),
  };
}
