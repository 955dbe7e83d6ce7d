// Hands the contract to the page, and nothing else of Electron.
import { contextBridge, ipcRenderer } from 'electron';
import type { CommandName, Commands, TerminalApi, View } from './contract';

function command<Name extends CommandName>(name: Name) {
  return (argument?: Commands[Name]['argument']): Promise<Commands[Name]['answer']> =>
    ipcRenderer.invoke(name, argument) as Promise<Commands[Name]['answer']>;
}

const terminal: TerminalApi = {
  getView: command('getView'),
  intend: command('intend'),
  setLanguage: command('setLanguage'),
  getTraining: command('getTraining'),
  train: command('train'),
  setTextFieldFocused: command('setTextFieldFocused'),
  onView(listener) {
    const heard = (_event: unknown, view: View): void => {
      listener(view);
    };
    ipcRenderer.on('view', heard);
    return () => {
      ipcRenderer.off('view', heard);
    };
  },
};

contextBridge.exposeInMainWorld('terminal', terminal);
