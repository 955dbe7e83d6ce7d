// Exposes the contract to the page, and nothing else of Electron.
import { contextBridge, ipcRenderer } from 'electron';
import type { CommandName, Commands, EventName, Events, TerminalApi } from './contract';

function command<Name extends CommandName>(name: Name) {
  return (argument?: Commands[Name]['argument']): Promise<Commands[Name]['answer']> =>
    ipcRenderer.invoke(name, argument) as Promise<Commands[Name]['answer']>;
}

function event<Name extends EventName>(name: Name) {
  return (listener: (value: Events[Name]) => void): (() => void) => {
    const forward = (_event: unknown, value: Events[Name]): void => {
      listener(value);
    };
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  };
}

const terminal: TerminalApi = {
  getView: command('getView'),
  intend: command('intend'),
  setLanguage: command('setLanguage'),
  getTraining: command('getTraining'),
  train: command('train'),
  diagnoseScanner: command('diagnoseScanner'),
  setTextFieldFocused: command('setTextFieldFocused'),
  turnScreen: command('turnScreen'),
  lock: command('lock'),
  unlock: command('unlock'),
  onView: event('view'),
  onDiagnosis: event('diagnosis'),
};

contextBridge.exposeInMainWorld('terminal', terminal);
